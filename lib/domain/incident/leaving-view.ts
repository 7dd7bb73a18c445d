/** A sub-processor that the register has no more, and that is in use for some agreements still, or holds data of theirs. */
export type LeavingSubprocessor = {
  /** As lists name it: its engagement, or the former vendor of one that another has taken. */
  readonly ref: string;
  readonly title: string;
  /** As annexes and letters call it. */
  readonly name: string;
  readonly vendorRef: string | null;
  /** The agreements whose list still has it. */
  readonly usedFor: readonly string[];
  /** Agreements that end or have ended, that use it no more, and of which it is not known to have given up the data. */
  readonly holdsFor: readonly string[];
};

/** For how many agreements it is still there, in words. */
export function whyStillThere({
  usedFor,
  holdsFor,
}: Pick<LeavingSubprocessor, "usedFor" | "holdsFor">): string {
  const said = [
    ...(usedFor.length === 0 ? [] : [`in use for ${agreements(usedFor.length)}`]),
    ...(holdsFor.length === 0
      ? []
      : [`holding data of ${agreements(holdsFor.length)} that ended, as far as is known`]),
  ].join("; ");
  return `Still ${said}.`;
}

function agreements(count: number): string {
  return count === 1 ? "one agreement" : `${count} agreements`;
}

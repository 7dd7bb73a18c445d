import type { Blocked } from "@/lib/data/gate/activation";
import { blockerSentences } from "@/lib/domain/language/refusals";

/** One thing that stands in the way, with its day where it has one. */
export function blockerWords(
  blocker: { code: string; until?: string; changeSetId?: string } | string,
): string {
  const { code, until, changeSetId } =
    typeof blocker === "string"
      ? { code: blocker }
      : { until: undefined, changeSetId: undefined, ...blocker };
  const words = blockerSentences[code] ?? code;
  const dated = until === undefined ? undefined : withDay[code]?.(until);
  return [dated ?? words, changeSetId ?? ""].filter(Boolean).join(" ");
}

/** The day of a blocker is the first one on which it blocks no more. */
const withDay: Readonly<Record<string, (until: string) => string>> = {
  NOTICE_RUNNING: (until) => `the periods still run, the first day possible is ${until}`,
  PLANNED_LATER: (until) => `announced for ${until}`,
};

export function blockerLines(blocked: readonly Blocked[]): string[] {
  return blocked.map(
    ({ customer, blockers }) => `  ${customer}: ${blockers.map(blockerWords).join("; ")}`,
  );
}

import type { Finding } from "./finding";

export type FindingsDifference = { appeared: Finding[]; vanished: Finding[] };

/**
 * Tells which findings a change brings and which it mends. A finding is the same when rule, record, field and regime are;
 * its words may differ.
 *
 * Source: none, product decision: only what a change set adds stands in its way.
 */
export function findingsDifference(
  before: readonly Finding[],
  after: readonly Finding[],
): FindingsDifference {
  const keysBefore = new Set(before.map(keyOf));
  const keysAfter = new Set(after.map(keyOf));
  return {
    appeared: after.filter((finding) => !keysBefore.has(keyOf(finding))),
    vanished: before.filter((finding) => !keysAfter.has(keyOf(finding))),
  };
}

/**
 * The same, where a finding that stands before and after counts as new once its words differ: in a drill a record may be wrong
 * already on the supposed day, and then is wrong for one more reason.
 *
 * Source: none, product decision 0041.
 */
export function findingsDifferenceInWords(
  before: readonly Finding[],
  after: readonly Finding[],
): FindingsDifference {
  const wordsBefore = new Map(before.map((finding) => [keyOf(finding), finding.message]));
  return {
    appeared: after.filter((finding) => wordsBefore.get(keyOf(finding)) !== finding.message),
    vanished: findingsDifference(before, after).vanished,
  };
}

function keyOf({ code, kind, ref, field, regime }: Finding): string {
  return JSON.stringify([code, kind, ref, field ?? null, regime ?? null]);
}

/**
 * Counts the errors that a change brings and that stand in the way of its approval.
 *
 * Source: none, product decision: only what a change set adds stands in its way; what is waived is accepted.
 */
export function newErrorsOf({ appeared }: FindingsDifference): number {
  return appeared.filter(({ severity, waiver }) => severity === "error" && waiver === undefined)
    .length;
}

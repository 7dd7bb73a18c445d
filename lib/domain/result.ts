/** What an act gives back when a user, or the state of things, may stand in its way. A bug is an exception, never a refusal. */
export type Result<Value, Reason extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason };

/** The act was done, and this is what came of it. */
export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** The act was refused, for a reason that stands in the signature of the function. */
export function refuse<const Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}

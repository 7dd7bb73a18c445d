import type { GivenFields } from "./record-fields";

/**
 * The body that stands with what a patch gives laid over it. Of a value and a mark of the same field, the newer word
 * counts; `sources` and `translations` are replaced whole.
 */
export function mergedBody(
  present: Record<string, unknown>,
  { body, cleared, clearedStates }: GivenFields,
): Record<string, unknown> {
  const given = mappingOf(body.fieldStates);
  const states = {
    ...mappingOf(cleared.includes("fieldStates") ? {} : present.fieldStates),
    ...given,
  };
  for (const field of [...clearedStates, ...cleared, ...Object.keys(body)]) {
    if (!Object.hasOwn(given, field)) delete states[field];
  }
  const next = { ...present, ...body, fieldStates: states };
  const removed = [
    ...cleared,
    ...Object.keys(given).filter((field) => !Object.hasOwn(body, field)),
  ];
  const kept = Object.entries(next).filter(
    ([name]) => name === "fieldStates" || !removed.includes(name),
  );
  return Object.fromEntries(
    kept.filter(([name]) => name !== "fieldStates" || Object.keys(states).length > 0),
  );
}

function mappingOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

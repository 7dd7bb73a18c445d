const longest = 2_000;

/**
 * What a relay said, as text that a database can keep: a relay that is broken, or is none, may answer anything, and
 * its answer must not stand in the way of the record that it gave one.
 */
export function evidenceText(said: string): string {
  const kept = said.replaceAll(/[\p{Cc}\p{Cs}]/gu, (one) =>
    /[\r\n\t]/.test(one) ? one : "\uFFFD",
  );
  return kept.length <= longest ? kept : `${kept.slice(0, longest).replace(/\p{Cs}$/u, "")}…`;
}

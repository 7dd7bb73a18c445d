/**
 * The ref that a record's title suggests, for addresses and files: its letters and digits in lower case, joined by
 * hyphens.
 *
 * @param isTaken whether a ref is in use: a number is put behind it until it is not
 */
export function proposedRef(title: string, isTaken: (ref: string) => boolean): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll("ß", "ss")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  const ref = plain.slice(0, 60).replaceAll(/^-+|-+$/g, "") || "record";
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? ref : `${ref}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** The head of the chain of publications that a mail of Recital carries. */
export type MailHead = { number: number; hash: string };

/** Reads it out of the beginning of a mail; null without one, "several" where it names more than one. */
export function mailHeadIn(text: string): MailHead | null | "several" {
  const headers = headersIn(text);
  const valuesOf = (name: string) =>
    headers.filter((header) => header.name === name).map(({ value }) => value);
  const numbers = valuesOf("x-recital-publication");
  const hashes = valuesOf("x-recital-publication-hash");
  const [number = "", hash = ""] = [numbers[0], hashes[0]];
  if (numbers.length > 1 || hashes.length > 1) return "several";
  if (!/^[1-9]\d{0,8}$/.test(number) || !/^[0-9a-f]{64}$/.test(hash)) return null;
  return { number: Number(number), hash };
}

/** RFC 5322 section 2.2: name, colon, value; a line that begins with a blank goes on with the one before. */
function headersIn(text: string): { name: string; value: string }[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  // Some programs save a mail with a line of their own before it.
  const first = lines[0]?.startsWith("From ") === true ? 1 : 0;
  const end = lines.indexOf("", first);
  const unfolded = lines
    .slice(first, end === -1 ? undefined : end)
    .join("\n")
    .replace(/\n(?=[ \t])/g, "");
  return unfolded.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    return colon === -1
      ? []
      : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
  });
}

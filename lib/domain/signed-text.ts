/** A statement and who typed their name under it, as one text: the form in which it is kept and shown. */
export function signedText(text: string | null, name: string): string {
  return [...(text === null ? [] : [text]), `Signed: ${name}`].join("\n\n");
}

/** A scan of a few dozen pages is a fraction of it. */
export const longestSignedFile = 10_000_000;

export type SignedFileProblem = "noFile" | "tooLarge" | "noPdf";

/**
 * What is wrong with a file that is to be kept as countersigned; null when it can be kept.
 *
 * Source: none, product rule "what an annex says it is" (the countersigned file is kept with its hash).
 * Reading: what the browser calls the file does not matter, only what it begins and ends with.
 */
export function signedFileProblem(bytes: Uint8Array): SignedFileProblem | null {
  if (bytes.length === 0) return "noFile";
  if (bytes.length > longestSignedFile) return "tooLarge";
  const text = (from: number, to?: number) =>
    String.fromCharCode(...bytes.subarray(from, to ?? bytes.length));
  const isPdf = /^%PDF-[12]\.\d/.test(text(0, 16)) && text(-1024).includes("%%EOF");
  return isPdf ? null : "noPdf";
}

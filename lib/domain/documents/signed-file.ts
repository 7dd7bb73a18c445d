import { isPdf, longestKeptFile } from "./kept-file";

export const longestSignedFile = longestKeptFile;

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
  return isPdf(bytes) ? null : "noPdf";
}

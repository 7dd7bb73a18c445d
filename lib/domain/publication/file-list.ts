import { z } from "zod";
import { canonicalJson, sha256 } from "./canonical";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The digests of the files that one publication was drawn as. It names its manifest, so that it fits no other. */
export const fileListSchema = z.strictObject({
  number: z.int().min(1),
  manifestHash: digest,
  keyId: z.string(),
  /** path below the publication's address → SHA-256 of the bytes */
  files: z.record(z.string(), digest),
  /** paths of the PDFs that are drawn afterwards and stand in a list of their own */
  documents: z.array(z.string()).optional(),
});

export type FileList = z.infer<typeof fileListSchema>;

/** Under these names the list of a publication's PDFs, and its signature, lie beside them. */
export const documentListPaths = { list: "documents.json", signature: "documents.sig" } as const;

/** @returns SHA-256 of the list's canonical JSON, in hexadecimal; this is what is signed */
export function fileListHash(list: FileList): string {
  return sha256(canonicalJson(list));
}

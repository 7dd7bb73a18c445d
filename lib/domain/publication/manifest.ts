import { z } from "zod";
import { canonicalJson, sha256 } from "./canonical";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a publication commits to. Its hash stands in the next manifest, in every annex and in every notice. */
export const manifestSchema = z.strictObject({
  number: z.int().min(1),
  publishedAt: z.iso.datetime({ precision: 3 }),
  baseUrl: z.string(),
  templateVersion: z.string(),
  /** hash of the manifest before it; null in the first */
  previousHash: digest.nullable(),
  publicHash: digest,
  customersHash: digest,
  /** hash of the newest audit entry before the one that publishes */
  auditHead: digest,
  keyId: z.string(),
  /** made under a shifted clock */
  simulated: z.boolean(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** @returns SHA-256 of the manifest's canonical JSON, in hexadecimal */
export function manifestHash(manifest: Manifest): string {
  return sha256(canonicalJson(manifest));
}

import { z } from "zod";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { timeStampSchema } from "./time-stamp";

export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The files of a pack by name. Manifest, signatures and stamp are not in the list of its files: they are about that list. */
export const packPaths = {
  manifest: "evidence.json",
  signature: "evidence.sig",
  stamp: "evidence.tsr",
  stampSignature: "evidence.tsr.sig",
  keys: "keys.json",
  readme: "README.txt",
  summary: "summary.pdf",
  changes: "changes.json",
  notices: "notices.json",
  deliveries: "deliveries.json",
  terminations: "terminations.json",
  publications: "publications.json",
  seals: "seals.json",
  audit: "audit.jsonl",
} as const;

/** What a pack is about: one change for all whom it concerned, or all that passed between us and one customer. */
export const subjectSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("change"), ref: z.string() }),
  z.strictObject({ type: z.literal("customer"), ref: z.string() }),
]);
export type PackSubject = z.infer<typeof subjectSchema>;

/** What the signature of a pack covers: which files it has, and what each is. */
export const packManifestSchema = z.strictObject({
  version: z.literal(1),
  subject: subjectSchema,
  organisation: z.string(),
  madeAt: z.iso.datetime({ precision: 3 }),
  /** made of acts under a shifted clock: it proves nothing of what really was */
  simulated: z.boolean(),
  baseUrl: z.string(),
  /** the newest entry of the audit chain when the pack was made */
  auditHead: z.strictObject({ position: z.int().min(1), hash: digestSchema }),
  keyId: z.string(),
  /** left out where no authority was to be asked */
  timeStamp: timeStampSchema.optional(),
  /** path → SHA-256; all files but the manifest, its signature, and its time stamp with the signature over that */
  files: z.record(z.string(), digestSchema),
});
export type PackManifest = z.infer<typeof packManifestSchema>;

/** @returns what is signed: SHA-256 of the manifest's canonical JSON */
export function packHash(manifest: PackManifest): string {
  return sha256(canonicalJson(manifest));
}

/** Whether a stamp must lie in the pack. */
export function isStamped({ timeStamp }: Pick<PackManifest, "timeStamp">): boolean {
  return timeStamp?.failed === null;
}

/** Where a certificate lies in a pack. */
export function certificatePath(agreementRef: string, language: string): string {
  return `certificates/${agreementRef}-${language}.pdf`;
}

/** Where a mail lies in a pack. */
export function mailPath(deliveryId: string, number: number): string {
  return `mails/${deliveryId}-${number}.eml`;
}

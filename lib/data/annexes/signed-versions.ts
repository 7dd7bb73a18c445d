import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";

/** Who signed and on which terms, as they read on that day. */
export type SignedParties = Pick<
  AnnexInput,
  "agreement" | "customer" | "customerEntity" | "customerAppointments"
>;

/** A countersigned file, without its bytes. */
export type SignedVersion = {
  readonly id: string;
  readonly signedOn: CalendarDate;
  readonly sha256: string;
  readonly fileName: string;
  readonly size: number;
  readonly recordedAt: Instant;
  readonly parties: SignedParties;
  /** What the signed text was made from; null where it was not made here. */
  readonly publication: {
    readonly number: number;
    readonly hash: string;
    readonly publishedAt: Instant;
  } | null;
};

/** The countersigned files of agreements, the newest first; those taken away again are not among them. */
export async function signedVersions(
  agreementRefs: readonly string[],
): Promise<Map<string, SignedVersion[]>> {
  const rows = await database().signedAnnex.findMany({
    where: { agreementRef: { in: [...agreementRefs] }, removedAt: null },
    omit: { bytes: true },
    include: { publication: { select: { number: true, hash: true, publishedAt: true } } },
    orderBy: [{ signedOn: "desc" }, { recordedAt: "desc" }],
  });
  const byAgreement = new Map<string, SignedVersion[]>();
  for (const { agreementRef, publication, ...row } of rows) {
    const version: SignedVersion = {
      id: row.id,
      signedOn: dayOf(row.signedOn),
      sha256: row.sha256,
      fileName: row.fileName,
      size: row.size,
      recordedAt: instantOfColumn(row.recordedAt),
      // Written by us from the same type; no form fills it.
      parties: row.parties as unknown as SignedParties,
      publication: publication && {
        ...publication,
        publishedAt: instantOfColumn(publication.publishedAt),
      },
    };
    byAgreement.set(agreementRef, [...(byAgreement.get(agreementRef) ?? []), version]);
  }
  return byAgreement;
}

/**
 * The version that was in force for an agreement at a publication: none that was made from a later one.
 *
 * @param publishedOn day of a publication of the past; null: the newest, for which whatever is signed by now counts
 */
export async function signedVersionAt(
  agreementRef: string,
  publicationNumber: number,
  publishedOn: CalendarDate | null,
): Promise<SignedVersion | null> {
  const versions = (await signedVersions([agreementRef])).get(agreementRef) ?? [];
  return (
    versions.find(({ publication, signedOn }) =>
      publication === null
        ? publishedOn === null || signedOn <= publishedOn
        : publication.number <= publicationNumber,
    ) ?? null
  );
}

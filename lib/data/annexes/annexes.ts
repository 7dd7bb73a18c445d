import type { Instant } from "@/lib/domain/calendar";
import { withProfile } from "@/lib/domain/change/terms";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { customerSide } from "@/lib/domain/documents/customer-side";
import { templateVersion } from "@/lib/domain/documents/template-version";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import type { HeldBackNotice } from "../gate/held-back";
import { presentRegister } from "../register";
import { agreedAt, heldBackAt } from "./agreed-register";
import { standingOf } from "./annex-standing";

/** The agreements of a customer, for those who know it by its ref. */
export async function agreementsOf(
  customerRef: string,
): Promise<readonly Row<"CustomerAgreement">[] | null> {
  const { register } = await presentRegister();
  if (find(register, "Customer", customerRef) === undefined) return null;
  return pointingTo(register, "CustomerAgreement", "customerId", customerRef);
}

/** An annex by all that decides what it says: enough to find it where it was drawn before. */
export type AnnexKey = Omit<AnnexInput, "agreed" | "signed">;

/**
 * Which annex one agreement has, without the records in it.
 *
 * @param publicationNumber null: the newest
 * @returns null when there is no such agreement or publication
 */
export async function annexKey(
  agreementRef: string,
  publicationNumber: number | null,
): Promise<AnnexKey | null> {
  return (await keyed(agreementRef, publicationNumber))?.key ?? null;
}

/**
 * Everything that one agreement's annex is made from.
 *
 * @param publicationNumber null: the newest
 * @returns null when there is no such agreement or publication
 */
export async function annexInput(
  agreementRef: string,
  publicationNumber: number | null,
): Promise<AnnexInput | null> {
  const found = await keyed(agreementRef, publicationNumber);
  if (found === null) return null;
  const { key, held, signed } = found;
  return { ...key, signed, agreed: await agreedAt(key.publication, held) };
}

type Keyed = {
  readonly key: AnnexKey;
  readonly held: readonly HeldBackNotice[];
  readonly signed: AnnexInput["signed"];
};

async function keyed(
  agreementRef: string,
  publicationNumber: number | null,
): Promise<Keyed | null> {
  const [{ register, seqOf }, publication] = await Promise.all([
    presentRegister(),
    database().publication.findFirst({
      where: publicationNumber === null ? {} : { number: publicationNumber },
      orderBy: { number: "desc" },
      select: { number: true, publishedAt: true, hash: true, simulated: true },
    }),
  ]);
  const own = find(register, "CustomerAgreement", agreementRef);
  const agreement = own && withProfile(register, own);
  const customer = find(register, "Customer", agreement?.customerId);
  if (publication === null || agreement === undefined || customer === undefined) return null;

  const publishedAt = instantOfColumn(publication.publishedAt);
  const { number, hash, simulated } = publication;
  const parts = {
    publication: { number, publishedAt, hash, simulated },
    templateVersion,
    language: "en" as const,
    agreement,
    agreementRevision: seqOf.get(`CustomerAgreement/${agreementRef}`) ?? 0,
    customer,
    ...customerSide(register, customer),
  };
  const held = await heldBackAt(agreementRef, publicationNumber === null ? null : publishedAt);
  const [{ status, signed, versionId }, heldBack] = await Promise.all([
    standingOf(parts, held, publicationNumber === null ? "NEWEST" : "PAST"),
    pendingFor(agreementRef),
  ]);
  const whole = { ...parts, status, heldBack };
  const inputHash = sha256(
    canonicalJson({
      ...withoutUndefined(whole),
      versionId,
      held: held.map(({ changeSetId }) => changeSetId),
    }),
  );
  return { key: { ...whole, inputHash }, held, signed };
}

function withoutUndefined(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

/** Changes told to this agreement that it has not got yet: announced, or active for others. */
async function pendingFor(agreementRef: string): Promise<{ changeSetId: string; title: string }[]> {
  const notices = await database().notice.findMany({
    where: {
      agreementRef,
      effectiveOn: null,
      declinedAt: null,
      changeSet: { state: { in: ["ANNOUNCED", "ACTIVE"] } },
    },
    include: { changeSet: { select: { title: true } } },
    orderBy: { changeSetId: "asc" },
  });
  return notices.map(({ changeSetId, changeSet }) => ({ changeSetId, title: changeSet.title }));
}

/** A drawn annex that was made from the same input before. */
export async function findAnnex(inputHash: string): Promise<Uint8Array | null> {
  return (await database().annex.findUnique({ where: { inputHash } }))?.bytes ?? null;
}

/** Keeps a drawn annex: a copy that could be drawn again, and by which a PDF is recognised later. */
export async function keepAnnex(
  input: AnnexInput,
  bytes: Uint8Array,
  drawnAt: Instant,
): Promise<void> {
  await database().annex.createMany({
    data: [
      {
        inputHash: input.inputHash,
        agreementRef: input.agreement.ref,
        publicationNumber: input.publication.number,
        language: input.language,
        templateVersion: input.templateVersion,
        bytes: Uint8Array.from(bytes),
        sha256: sha256(bytes),
        drawnAt,
      },
    ],
    skipDuplicates: true,
  });
}

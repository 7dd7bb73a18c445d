import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { agreedRegister } from "@/lib/domain/change/agreed";
import { withProfile } from "@/lib/domain/change/terms";
import type { AnnexDifference, AnnexInput, AnnexStatus } from "@/lib/domain/documents/annex-input";
import { templateVersion } from "@/lib/domain/documents/template-version";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import {
  type CustomersPart,
  customersBody,
  isCustomersKind,
} from "@/lib/domain/publication/customers-part";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import {
  apply,
  emptyRegister,
  find,
  pointingTo,
  type RecordChange,
  type Register,
  type Row,
} from "@/lib/domain/register";
import { database } from "./database/current";
import { dayOf, instantOfColumn } from "./days";
import { type HeldBackNotice, heldBackFor } from "./held-back";
import { presentRegister } from "./register";

/** The agreements of a customer, for those who know it by its ref. */
export async function agreementsOf(
  customerRef: string,
): Promise<readonly Row<"CustomerAgreement">[] | null> {
  const { register } = await presentRegister();
  if (find(register, "Customer", customerRef) === undefined) return null;
  return pointingTo(register, "CustomerAgreement", "customerId", customerRef);
}

/** An annex by all that decides what it says: enough to find it where it was drawn before. */
export type AnnexKey = Omit<AnnexInput, "agreed">;

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
  const { key, held } = found;
  const { customersPart } = await database().publication.findUniqueOrThrow({
    where: { number: key.publication.number },
    select: { customersPart: true },
  });
  const agreed = agreedRegister(
    registerOf(JSON.parse(customersPart) as CustomersPart),
    held.map((one) => ({ ...one, before: one.before.flatMap(seenByCustomers) })),
  );
  return { ...key, agreed };
}

async function keyed(
  agreementRef: string,
  publicationNumber: number | null,
): Promise<{ key: AnnexKey; held: readonly HeldBackNotice[] } | null> {
  const [{ register, seqOf }, publication] = await Promise.all([
    presentRegister(),
    database().publication.findFirst({
      where: publicationNumber === null ? {} : { number: publicationNumber },
      orderBy: { number: "desc" },
      select: { number: true, publishedAt: true, hash: true, simulated: true },
    }),
  ]);
  const agreement = find(register, "CustomerAgreement", agreementRef);
  const customer = find(register, "Customer", agreement?.customerId);
  if (publication === null || agreement === undefined || customer === undefined) return null;

  const publishedAt = instantOfColumn(publication.publishedAt);
  const [held, status, heldBack] = await Promise.all([
    heldBackAt(agreementRef, publicationNumber === null ? null : publishedAt),
    statusOf(agreement, await changesOf(publication), publishedAt),
    pendingFor(agreementRef),
  ]);
  const { number, hash, simulated } = publication;
  const parts = {
    publication: { number, publishedAt, hash, simulated },
    templateVersion,
    language: "en" as const,
    agreement: withProfile(register, agreement),
    agreementRevision: seqOf.get(`CustomerAgreement/${agreementRef}`) ?? 0,
    customer,
    customerEntity: find(register, "LegalEntity", customer.legalEntityId),
    status,
    heldBack,
  };
  const inputHash = sha256(
    canonicalJson({ ...withoutUndefined(parts), held: held.map(({ changeSetId }) => changeSetId) }),
  );
  return { key: { ...parts, inputHash }, held };
}

/** The newest publications' changes by the publication's hash: a publication never changes. */
const knownChanges = new Map<string, PublicPart["changes"]>();
const mostKnown = 20;

async function changesOf({
  number,
  hash,
}: {
  number: number;
  hash: string;
}): Promise<PublicPart["changes"]> {
  const known = knownChanges.get(hash);
  if (known !== undefined) return known;
  const { publicPart } = await database().publication.findUniqueOrThrow({
    where: { number },
    select: { publicPart: true },
  });
  const { changes } = JSON.parse(publicPart) as PublicPart;
  if (knownChanges.size >= mostKnown) knownChanges.clear();
  knownChanges.set(hash, changes);
  return changes;
}

function withoutUndefined(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

/** What became effective only after an old publication was held back when that publication was made. */
async function heldBackAt(
  agreementRef: string,
  at: Instant | null,
): Promise<readonly HeldBackNotice[]> {
  return (await heldBackFor(agreementRef, database(), at)).get(agreementRef) ?? [];
}

function seenByCustomers(change: RecordChange): RecordChange[] {
  return isCustomersKind(change.kind)
    ? [{ ...change, body: customersBody(change.kind, change.body) }]
    : [];
}

function registerOf(part: CustomersPart): Register {
  const changes = Object.entries(part.records).flatMap(([kind, records]) =>
    Object.entries(records ?? {}).map(([ref, body]) => ({
      kind: kind as KindName,
      ref,
      validFrom: "0001-01-01" as CalendarDate,
      body: lifted(kind as KindName, body),
    })),
  );
  return apply(emptyRegister, changes);
}

/** What the annex says it is: never "as signed" without the countersigned file. */
async function statusOf(
  agreement: Row<"CustomerAgreement">,
  published: PublicPart["changes"],
  publishedAt: Instant,
): Promise<AnnexStatus> {
  const signedOn = agreement.signedOn as CalendarDate | undefined;
  if (signedOn === undefined) return { state: "FOR_SIGNATURE" };
  const notices = await database().notice.findMany({
    where: {
      agreementRef: agreement.ref,
      effectiveOn: {
        gte: new Date(signedOn),
        lte: new Date(dateIn(publishedAt, agreement.zone ?? "UTC")),
      },
    },
    include: { changeSet: { select: { title: true, number: true } } },
  });
  const told = notices
    .toSorted((one, other) => one.changeSet.number - other.changeSet.number)
    .map(
      (notice): AnnexDifference => ({
        changeSetId: notice.changeSetId,
        title: notice.changeSet.title,
        effectiveOn: dayOf(notice.effectiveOn) ?? signedOn,
        ground: notice.ground ?? "NO_GATE",
        noticeStartedOn: dayOf(notice.startsOn),
      }),
    );
  const products = agreement.productIds ?? [];
  const untold = published
    .filter(
      (change) =>
        change.state === "active" &&
        (change.effectiveOn ?? "") >= signedOn &&
        change.class !== "M1" &&
        change.class !== "M2",
    )
    .filter((change) => !notices.some(({ changeSetId }) => changeSetId === change.id))
    .filter(
      (change) =>
        change.products.length === 0 || change.products.some((ref) => products.includes(ref)),
    )
    .map(
      (change): AnnexDifference => ({
        changeSetId: change.id,
        title: change.title,
        effectiveOn: change.effectiveOn ?? signedOn,
        ground: "NO_GATE",
        noticeStartedOn: null,
      }),
    );
  const differences = [...told, ...untold].toSorted((one, other) =>
    one.effectiveOn < other.effectiveOn ? -1 : 1,
  );
  return { state: "CONSOLIDATED", signedOn, differences };
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

import { randomUUID } from "node:crypto";
import { type Actor, type CustomerActor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { withProfile } from "@/lib/domain/change/terms";
import { customerSide } from "@/lib/domain/documents/customer-side";
import { type SignedFileProblem, signedFileProblem } from "@/lib/domain/documents/signed-file";
import { organisationZone } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import { find } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { misdatedBy } from "../notices/notice-acts";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import type { SignedParties } from "./signed-versions";

/** A countersigned file as staff hand it in. */
export type SignedEntry = {
  readonly customerRef: string;
  readonly agreementRef: string;
  readonly signedOn: CalendarDate;
  /** The publication that the signed text was made from; null: it was not made here. */
  readonly publication: number | null;
  /** The announced change that it signs; null: none. */
  readonly changeSetId: string | null;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

export type SignedRefusal =
  | SignedFileProblem
  | "notAllowed"
  | "noSuchAgreement"
  | "noSuchPublication"
  | "signedLater"
  | "signedBeforePublication"
  | "noSuchChange"
  | "beforeAnnouncement"
  | "knownFile";

/**
 * Keeps a countersigned file: from now on it says what the parties agreed on that day.
 *
 * Source: GDPR Art. 28(9) (the contract is in writing, also in electronic form).
 */
export async function recordSigned(
  actor: Actor,
  entry: SignedEntry,
): Promise<Result<{ id: string; sha256: string }, SignedRefusal>> {
  if (!mayDo(actor, "signedAnnex:record")) return refuse("notAllowed");
  const problem = signedFileProblem(entry.bytes);
  if (problem !== null) return refuse(problem);
  const { register } = await presentRegister();
  const agreement = find(register, "CustomerAgreement", entry.agreementRef);
  const customer = find(register, "Customer", entry.customerRef);
  if (agreement === undefined || customer === undefined || agreement.customerId !== customer.ref)
    return refuse("noSuchAgreement");
  const zone = agreement.zone ?? organisationZone(register);
  if (entry.signedOn > dateIn(actor.at, zone)) return refuse("signedLater");
  const late = await publicationProblem(entry, zone);
  if (late !== null) return refuse(late);
  const parties: SignedParties = {
    // As its terms profile fills it on this day: what is changed there later was not signed.
    agreement: withProfile(register, agreement),
    customer,
    ...customerSide(register, customer),
  };
  return keep(actor, entry, parties);
}

/** Nobody signs a text before it was made. */
async function publicationProblem(
  { publication, signedOn }: SignedEntry,
  zone: string,
): Promise<"noSuchPublication" | "signedBeforePublication" | null> {
  if (publication === null) return null;
  const made = await database().publication.findUnique({
    where: { number: publication },
    select: { publishedAt: true },
  });
  if (made === null) return "noSuchPublication";
  const madeOn = dateIn(instantOfColumn(made.publishedAt), zone);
  return signedOn < madeOn ? "signedBeforePublication" : null;
}

type KeepRefusal = "knownFile" | "noSuchChange" | "beforeAnnouncement";

function keep(
  actor: Actor,
  { customerRef, agreementRef, signedOn, publication, changeSetId, fileName, bytes }: SignedEntry,
  parties: SignedParties,
): Promise<Result<{ id: string; sha256: string }, KeepRefusal>> {
  const digest = sha256(bytes);
  return write<{ id: string; sha256: string }, KeepRefusal>(
    actor,
    ({ id }) => ({
      type: "signedAnnex.recorded",
      signedAnnexId: id,
      agreementRef,
      signedOn,
      publication,
      changeSetId,
      sha256: digest,
    }),
    async (tx, entry) => {
      const { at } = entry;
      const known = await tx.signedAnnex.count({
        where: { agreementRef, sha256: digest, removedAt: null },
      });
      if (known > 0) return refuse("knownFile");
      const signs = await noticeToSign(tx, entry, { agreementRef, changeSetId, signedOn });
      if (!signs.ok) return signs;
      const id = randomUUID();
      await tx.signedAnnex.create({
        data: {
          id,
          agreementRef,
          customerRef,
          signedOn: columnOf(signedOn),
          publicationNumber: publication,
          noticeId: signs.value,
          parties: JSON.parse(JSON.stringify(parties)),
          fileName: fileName.slice(0, 200),
          bytes: Uint8Array.from(bytes),
          sha256: digest,
          size: bytes.length,
          recordedAt: at,
        },
      });
      return done({ id, sha256: digest });
    },
  );
}

/**
 * What this agreement was told of the announced change that the file signs, and that waits for its signature still; null where it
 * signs no change. Nobody agrees to a change before being told of it.
 */
async function noticeToSign(
  tx: Transaction,
  { at }: Entry,
  {
    agreementRef,
    changeSetId,
    signedOn,
  }: Pick<SignedEntry, "agreementRef" | "changeSetId" | "signedOn">,
): Promise<Result<string | null, "noSuchChange" | "beforeAnnouncement">> {
  if (changeSetId === null) return done(null);
  const notice = await tx.notice.findUnique({
    where: {
      changeSetId_agreementRef: { changeSetId, agreementRef },
      declinedAt: null,
      // Once in effect, another file of the days before can take the place of a wrong one.
      OR: [{ effectiveOn: null }, { ground: "SIGNED", effectiveOn: { gte: columnOf(signedOn) } }],
      changeSet: { state: { in: ["ANNOUNCED", "ACTIVE"] } },
    },
  });
  if (notice === null) return refuse("noSuchChange");
  const { effect, zone } = termsOfNotice(notice);
  if (effect !== "SIGNATURE") return refuse("noSuchChange");
  const misdated = await misdatedBy(tx, notice, signedOn, at, zone);
  return misdated === null ? done(notice.id) : refuse("beforeAnnouncement");
}

/** The announced changes that wait for a signature, per agreement. */
export async function changesToSign(
  agreementRefs: readonly string[],
): Promise<ReadonlyMap<string, readonly { id: string; title: string }[]>> {
  const notices = await database().notice.findMany({
    where: {
      agreementRef: { in: [...agreementRefs] },
      effectiveOn: null,
      declinedAt: null,
      terms: { path: ["effect"], equals: "SIGNATURE" },
      signatures: { none: { removedAt: null } },
    },
    select: { agreementRef: true, changeSet: { select: { id: true, title: true } } },
    orderBy: { changeSet: { number: "asc" } },
  });
  const byAgreement = new Map<string, { id: string; title: string }[]>();
  for (const { agreementRef, changeSet } of notices)
    byAgreement.set(agreementRef, [...(byAgreement.get(agreementRef) ?? []), changeSet]);
  return byAgreement;
}

/**
 * Takes a file away again that should not be there: its bytes go, that it was there stays in the audit.
 *
 * @returns refuses with `signsChange` the only file by which a change took effect
 */
export async function removeSigned(
  actor: Actor,
  { customerRef, id, reason }: { customerRef: string; id: string; reason: string },
): Promise<Result<{ id: string }, "notAllowed" | "noSuchFile" | "signsChange" | "reasonMissing">> {
  if (!mayDo(actor, "signedAnnex:record")) return refuse("notAllowed");
  const because = reason.trim();
  if (because === "") return refuse("reasonMissing");
  return write<{ id: string }, "noSuchFile" | "signsChange">(
    actor,
    { type: "signedAnnex.removed", signedAnnexId: id, reason: because },
    async (tx, { at }) => {
      const effected = await tx.notice.count({
        where: {
          ground: "SIGNED",
          signatures: { some: { id, customerRef, removedAt: null } },
          NOT: { signatures: { some: { id: { not: id }, removedAt: null } } },
        },
      });
      if (effected > 0) return refuse("signsChange");
      const { count } = await tx.signedAnnex.updateMany({
        where: { id, customerRef, removedAt: null },
        data: { bytes: null, removedAt: at },
      });
      return count === 0 ? refuse("noSuchFile") : done({ id });
    },
  );
}

/** A countersigned file with its bytes. */
export type SignedFile = {
  readonly id: string;
  readonly agreementRef: string;
  readonly signedOn: CalendarDate;
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

/** A countersigned file for staff; null when this customer has no such file, or the actor may not see it. */
export async function findSigned(
  actor: Actor,
  where: { customerRef: string; id: string },
): Promise<SignedFile | null> {
  return mayDo(actor, "register:read") ? fileOf(where) : null;
}

/** One of the customer's own countersigned files; null for any other, as for one that does not exist. */
export async function ownSigned(
  { customerRef }: CustomerActor,
  agreementRef: string,
  id: string,
): Promise<SignedFile | null> {
  const { register } = await presentRegister();
  if (find(register, "CustomerAgreement", agreementRef)?.customerId !== customerRef) return null;
  return fileOf({ customerRef, agreementRef, id });
}

/** Notes that a contact took a countersigned file away. */
export async function noteSignedDownload(actor: CustomerActor, { id }: SignedFile): Promise<void> {
  await write(actor, { type: "signedAnnex.downloaded", signedAnnexId: id }, async () => done(null));
}

async function fileOf(where: {
  customerRef: string;
  agreementRef?: string;
  id: string;
}): Promise<SignedFile | null> {
  // The database takes no address that is no text.
  if (where.id.includes("\0")) return null;
  const row = await database().signedAnnex.findFirst({ where: { ...where, removedAt: null } });
  if (row === null || row.bytes === null) return null;
  const { id, agreementRef, signedOn, sha256: digest, bytes } = row;
  return { id, agreementRef, signedOn: dayOf(signedOn), sha256: digest, bytes };
}

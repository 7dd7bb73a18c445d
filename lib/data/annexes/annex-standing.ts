import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import {
  annexEntries,
  type ComparedInput,
  entryDifferences,
} from "@/lib/domain/documents/annex-entries";
import type {
  AnnexDifference,
  AnnexInput,
  AnnexStatus,
  EntryDifference,
  GroundedDifference,
} from "@/lib/domain/documents/annex-input";
import type { RecordKey, Register } from "@/lib/domain/register";
import { toldDifferences } from "../announcing/told-differences";
import { database } from "../database/current";
import type { HeldBackNotice } from "../gate/held-back";
import { agreedAt, heldBackAt } from "./agreed-register";
import { type SignedVersion, signedVersionAt } from "./signed-versions";

/** How an annex stands to what was signed, and from what its description and measures are told. */
export type Standing = Pick<AnnexInput, "status" | "signed"> & {
  /** The countersigned version that it is measured by. */
  readonly versionId: string | null;
};

/** What an annex is made from apart from how it stands. */
export type Unsettled = Omit<ComparedInput, "agreed"> & {
  readonly publication: AnnexInput["publication"] & { readonly publishedAt: Instant };
};

/**
 * What the annex says it is: never "as agreed" without the countersigned file.
 *
 * @param held the changes held back for the agreement
 * @param time whether the publication is asked for as the newest, or as one of the past
 */
export async function standingOf(
  parts: Unsettled,
  held: readonly HeldBackNotice[],
  time: "NEWEST" | "PAST",
): Promise<Standing> {
  const { agreement, publication } = parts;
  const file = await signedVersionAt(
    agreement.ref,
    publication.number,
    time === "NEWEST" ? null : dateIn(publication.publishedAt, agreement.zone ?? "UTC"),
  );
  // A date of the register is kept as its text.
  const signedOn = file?.signedOn ?? (agreement.signedOn as CalendarDate | undefined);
  if (signedOn === undefined)
    return { status: { state: "FOR_SIGNATURE" }, signed: null, versionId: null };
  if (file === null || file.publication === null) {
    const since = file === null ? sinceAgreed(agreement, signedOn) : signedOn;
    const differences = await toldDifferences(agreement, publication, since);
    const signed = file && { fileHash: file.sha256, entries: null, waiting: [] };
    const status = { state: "CONSOLIDATED" as const, signedOn, differences, signed };
    return { status, signed: null, versionId: file?.id ?? null };
  }
  return compared(parts, held, file, file.publication);
}

/**
 * From when changes stand beside what was signed.
 *
 * Source: SCC (EU) 2021/914, clause 9(a), and (EU) 2021/915, clause 7.7(a) ("agreed list").
 * Reading: a list that was agreed as of a day before the signature is as old as that day. One agreed on later takes nothing
 * away: the other annexes are as old as the signature.
 */
function sinceAgreed(
  { agreedAsOf }: AnnexInput["agreement"],
  signedOn: CalendarDate,
): CalendarDate {
  // A date of the register is kept as its text.
  return agreedAsOf !== undefined && agreedAsOf < signedOn
    ? (agreedAsOf as CalendarDate)
    : signedOn;
}

async function compared(
  parts: Unsettled,
  held: readonly HeldBackNotice[],
  file: SignedVersion,
  from: NonNullable<SignedVersion["publication"]>,
): Promise<Standing> {
  const { agreement, publication } = parts;
  const [agreedThen, agreed] = await Promise.all([
    signedRegister(agreement.ref, from),
    agreedAt(publication, held),
  ]);
  const signed = { agreed: agreedThen, agreement: file.parties.agreement };
  const differences = entryDifferences(
    annexEntries({ ...parts, ...file.parties, agreed: agreedThen }),
    annexEntries({ ...parts, agreed }),
  );
  const waiting = differences.filter(waitsForSignature);
  const inEffect = differences.filter((one) => !waitsForSignature(one));
  if (inEffect.length === 0) {
    const { signedOn, sha256: fileHash } = file;
    const status = { state: "AS_SIGNED" as const, signedOn, fileHash, waiting };
    return { status, signed, versionId: file.id };
  }
  const since = dateIn(from.publishedAt, agreement.zone ?? "UTC");
  const told = await toldDifferences(agreement, publication, since);
  const status: AnnexStatus = {
    state: "CONSOLIDATED",
    signedOn: file.signedOn,
    differences: told,
    signed: { fileHash: file.sha256, entries: await grounded(inEffect, told), waiting },
  };
  return { status, signed, versionId: file.id };
}

/** A signed description and signed measures are not changed by the register: only by the next signature. */
function waitsForSignature({ part }: EntryDifference): boolean {
  return part === "DESCRIPTION" || part === "MEASURES";
}

async function signedRegister(
  agreementRef: string,
  from: NonNullable<SignedVersion["publication"]>,
): Promise<Register> {
  return agreedAt(from, await heldBackAt(agreementRef, from.publishedAt));
}

/** Each difference with the last change, of those in effect, that touched one of its records. */
async function grounded(
  differences: readonly EntryDifference[],
  told: readonly AnnexDifference[],
): Promise<GroundedDifference[]> {
  const items = await database().changeItem.findMany({
    where: { changeSetId: { in: told.map(({ changeSetId }) => changeSetId) } },
    select: { changeSetId: true, kind: true, ref: true },
  });
  const touched = (records: readonly RecordKey[], changeSetId: string) =>
    items.some(
      (item) =>
        item.changeSetId === changeSetId &&
        records.some(({ kind, ref }) => kind === item.kind && ref === item.ref),
    );
  return differences.map((one) => ({
    ...one,
    ground: told.findLast(({ changeSetId }) => touched(one.records, changeSetId)) ?? null,
  }));
}

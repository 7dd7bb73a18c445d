import { titleOf } from "@/lib/domain/findings/naming";
import { find, list, type Register } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { annexMismatches } from "./annex-mismatches";
import { concerns } from "./concerns";
import { whyNotInRecords, whyNotOnList } from "./explain";
import type { Compared, Mismatch } from "./mismatch";
import { noticeMismatches } from "./notice-mismatches";
import type { Outputs } from "./outputs";

/** One recipient of customers' data, and which outputs name it. */
export type ComparedRecipient = {
  readonly ref: string;
  readonly title: string;
  readonly inRecords: boolean;
  readonly onList: boolean;
  /** Of the agreements that it concerns, how many annexes name it. */
  readonly annexes: { readonly named: number; readonly concerned: number };
  /** Of the agreements that were to be told of it when it came, how many were. */
  readonly notices: { readonly told: number; readonly owed: number };
};

export type CrossCheck = {
  readonly publication: number | null;
  readonly recipients: readonly ComparedRecipient[];
  readonly mismatches: readonly Mismatch[];
};

/**
 * Compares whom the records, the public list, the annexes and the notices name as recipients of customers' data.
 *
 * Source: GDPR Art. 28(2), 28(4), 30(2), 5(1)(a).
 * Reading: the four are made from one register, but not from the same of its facts: records go by who takes part in an activity,
 * annexes by product, notices by what was agreed when a change was approved. Where they differ, one of these facts is missing.
 * What is held back for an agreement, or left out for it, is no mismatch there.
 *
 * @param outputs whom each names; made from the present register and the newest publication
 */
export function crossCheck(register: Register, outputs: Outputs): CrossCheck {
  const compared = { register, outputs };
  const refs = [
    ...new Set([
      ...list(register, "Engagement")
        .filter((engagement) => isSubprocessor(register, engagement))
        .map(({ ref }) => ref),
      ...outputs.records.engagements,
      ...(outputs.list?.names.keys() ?? []),
      ...outputs.annexes.flatMap(({ engagements }) => [...engagements]),
    ]),
  ];
  return {
    publication: outputs.list?.number ?? null,
    recipients: recipientsOf(compared, refs),
    mismatches: [
      ...refs.flatMap((ref) => recordsAgainstList(compared, ref)),
      ...othersOfRecords(compared),
      ...annexMismatches(compared),
      ...noticeMismatches(compared),
    ],
  };
}

function recordsAgainstList(compared: Compared, ref: string): Mismatch[] {
  const { records, list: published } = compared.outputs;
  const inRecords = records.engagements.has(ref);
  const onList = published?.names.has(ref) === true;
  if (inRecords === onList) return [];
  const about = { kind: "Engagement" as const, ref };
  const title = published?.names.get(ref) ?? titleOf(compared.register, about);
  return [
    inRecords
      ? { names: "RECORDS", lacks: "LIST", about, title, ...whyNotOnList(compared), agreements: [] }
      : {
          names: "LIST",
          lacks: "RECORDS",
          about,
          title,
          ...whyNotInRecords(compared, ref),
          agreements: [],
        },
  ];
}

/** A company of the group or a disclosure that a record calls a sub-processor, and no engagement of which tells the rest. */
function othersOfRecords({ register, outputs }: Compared): Mismatch[] {
  const listed = new Set(
    [...(outputs.list?.names.keys() ?? [])].flatMap((ref) => entityOf(register, ref) ?? []),
  );
  return outputs.records.others
    .filter(({ entity }) => entity === undefined || !listed.has(entity))
    .map(({ key, name }) => ({
      names: "RECORDS",
      lacks: "LIST",
      about: key,
      title: name,
      why: "The record calls it a sub-processor, and no engagement names it: the list, the annexes and the notices are made of engagements alone. Record its engagement, or correct what it is.",
      mend: { type: "RECORD", key },
      agreements: [],
    }));
}

function entityOf(register: Register, engagementRef: string): string | undefined {
  const engagement = find(register, "Engagement", engagementRef);
  const service = find(register, "VendorService", engagement?.vendorServiceId);
  return find(register, "Vendor", service?.vendorId)?.legalEntityId;
}

function recipientsOf({ register, outputs }: Compared, refs: readonly string[]) {
  const agreements = outputs.annexes.flatMap(({ agreementRef, engagements }) => {
    const agreement = find(register, "CustomerAgreement", agreementRef);
    return agreement === undefined ? [] : [{ agreement, engagements }];
  });
  return refs.map((ref): ComparedRecipient => {
    const named = agreements.filter(({ engagements }) => engagements.has(ref));
    const concerned = agreements.filter(
      ({ agreement, engagements }) =>
        engagements.has(ref) || concerns(register, find(register, "Engagement", ref), agreement),
    );
    const notices = outputs.notices.filter((one) => one.engagementRef === ref);
    const owed = notices.filter(({ state }) => state !== "CLOSED");
    return {
      ref,
      title: outputs.list?.names.get(ref) ?? titleOf(register, { kind: "Engagement", ref }),
      inRecords: outputs.records.engagements.has(ref),
      onList: outputs.list?.names.has(ref) === true,
      annexes: { named: named.length, concerned: concerned.length },
      notices: {
        told: owed.filter(({ state }) => state === "TOLD").length,
        owed: owed.length,
      },
    };
  });
}

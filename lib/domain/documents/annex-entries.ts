import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { transferTexts } from "@/lib/domain/language/en-transfers";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { find, pointingTo, type RecordKey, type Row } from "@/lib/domain/register";
import { descriptionBlocks } from "./annex-description";
import { addressText, contactLines } from "./annex-facts";
import { customerName, processorName } from "./annex-front";
import type { AnnexEntry, AnnexInput, EntryDifference } from "./annex-input";
import { agreementMeasures, measureText } from "./annex-measures";
import {
  agreementActivities,
  agreementSubprocessors,
  type ListedSubprocessor,
} from "./annex-scope";
import { subprocessorCells } from "./annex-subprocessors";
import { appointed, appointmentLines } from "./appointed";
import { blockLines, lineText } from "./block-lines";
import type { Line } from "./blocks";
import { choiceLines } from "./clause-choices";
import { partyTransfers } from "./party-transfers";
import { transferDescriptionBlocks } from "./transfer-description";
import { isMainForm } from "./transfer-group";

/** What is compared: nothing that a signature or a publication adds. */
export type ComparedInput = Omit<AnnexInput, "signed" | "status" | "heldBack" | "inputHash">;

/**
 * What an agreement's annexes say, entry by entry, apart from numbers, signatures and versions.
 *
 * Source: SCC (EU) 2021/914, clause 9(a), and (EU) 2021/915, clause 7.7(a) ("agreed list").
 */
export function annexEntries(compared: ComparedInput): AnnexEntry[] {
  const input: AnnexInput = {
    ...compared,
    signed: null,
    status: { state: "FOR_SIGNATURE" },
    heldBack: [],
    inputHash: "",
  };
  const subprocessors = agreementSubprocessors(input);
  return [
    ...partyEntries(input),
    ...descriptionEntries(input),
    ...measureEntries(input),
    ...subprocessors.map((one) => subprocessorEntry(input, one)),
    ...transferEntries(input),
  ];
}

/** The entries that read otherwise, came or went, in the order in which a reader meets them. */
export function entryDifferences(
  signed: readonly AnnexEntry[],
  now: readonly AnnexEntry[],
): EntryDifference[] {
  const before = new Map(signed.map((entry) => [keyOf(entry), entry]));
  const after = new Map(now.map((entry) => [keyOf(entry), entry]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const entry = is ?? was;
    if (entry === undefined) return [];
    const onlyWas = (was?.lines ?? []).filter((line) => !is?.lines.includes(line));
    const onlyIs = (is?.lines ?? []).filter((line) => !was?.lines.includes(line));
    if (was !== undefined && is !== undefined && onlyWas.length + onlyIs.length === 0) return [];
    const { part, title, records } = entry;
    const change = was === undefined ? "ADDED" : is === undefined ? "REMOVED" : "CHANGED";
    return [{ part, title, records, change, was: onlyWas, now: onlyIs }];
  });
}

function keyOf({ part, key }: AnnexEntry): string {
  return `${part}/${key}`;
}

function texts(lines: readonly Line[]): string[] {
  return lines.map(lineText);
}

function partyEntries(input: AnnexInput): AnnexEntry[] {
  const processor = find(input.agreed, "LegalEntity", input.agreement.processorEntityId);
  const entry = (
    key: string,
    name: string,
    entity: Row<"LegalEntity"> | undefined,
  ): AnnexEntry => ({
    part: "PARTIES",
    key,
    title: name,
    lines: [
      name,
      addressText(entity),
      ...texts(contactLines(entity)),
      ...texts(appointed(input, entity, "DPO").flatMap(appointmentLines)),
    ],
    records: [
      { kind: "CustomerAgreement", ref: input.agreement.ref },
      ...(entity ? [{ kind: "LegalEntity" as const, ref: entity.ref }] : []),
    ],
  });
  return [
    entry("customer", customerName(input), input.customerEntity),
    entry("processor", processorName(input), processor),
  ];
}

/** Each heading of the form that the contract has; what stands under the last one follows from the list. */
function descriptionEntries(input: AnnexInput): AnnexEntry[] {
  const main = partyTransfers(input).find(({ group }) => group !== null && isMainForm(group));
  const blocks = main?.group
    ? transferDescriptionBlocks(input, main.group, [])
    : descriptionBlocks(input, []);
  const follows: readonly string[] = [
    t.annexTwo.subprocessors,
    transferTexts.transfer.subprocessors,
  ];
  const records = descriptionRecords(input);
  const entries: { title: string; lines: string[] }[] = [];
  for (const block of blocks) {
    if (block.type === "heading") entries.push({ title: block.text, lines: [] });
    else entries.at(-1)?.lines.push(...blockLines(block));
  }
  return entries
    .filter(({ title, lines }) => lines.length > 0 && !follows.includes(title))
    .map(({ title, lines }) => ({
      part: "DESCRIPTION",
      key: title,
      title: title.split(" (")[0] ?? title,
      lines,
      records,
    }));
}

function descriptionRecords({ agreed, agreement }: AnnexInput): RecordKey[] {
  return [
    { kind: "CustomerAgreement", ref: agreement.ref },
    ...agreementActivities({ agreed, agreement }).flatMap(({ ref }): RecordKey[] => [
      { kind: "ProcessingActivity", ref },
      ...pointingTo(agreed, "ActivityData", "activityId", ref).map(
        (one): RecordKey => ({ kind: "ActivityData", ref: one.ref }),
      ),
      ...pointingTo(agreed, "ActivityPurpose", "activityId", ref).map(
        (one): RecordKey => ({ kind: "ActivityPurpose", ref: one.ref }),
      ),
    ]),
  ];
}

function measureEntries(input: AnnexInput): AnnexEntry[] {
  const { ownMeasures, ref } = input.agreement;
  if (ownMeasures !== undefined)
    return [
      {
        part: "MEASURES",
        key: "own",
        title: t.annexThree.own,
        lines: ownMeasures.split("\n").filter((line) => line.trim() !== ""),
        records: [{ kind: "CustomerAgreement", ref }],
      },
    ];
  return agreementMeasures(input).map((measure) => ({
    part: "MEASURES",
    key: measure.ref,
    title: measure.category === undefined ? t.unknown : measureCategories[measure.category].wording,
    lines: [measureText(input, measure)],
    records: [{ kind: "SecurityMeasure", ref: measure.ref }],
  }));
}

function subprocessorEntry(input: AnnexInput, one: ListedSubprocessor): AnnexEntry {
  const { engagement, service, vendor, entity } = one;
  const cells = subprocessorCells(input, one).map(texts);
  const related = pointingTo(input.agreed, "Transfer", "engagementId", engagement.ref).flatMap(
    ({ ref }): RecordKey[] => [
      { kind: "Transfer", ref },
      ...pointingTo(input.agreed, "TransferMechanismUse", "transferId", ref).map(
        (use): RecordKey => ({ kind: "TransferMechanismUse", ref: use.ref }),
      ),
    ],
  );
  return {
    part: "SUBPROCESSORS",
    key: engagement.ref,
    title: cells[0]?.[0] ?? engagement.ref,
    lines: cells.flat(),
    records: [
      { kind: "Engagement", ref: engagement.ref },
      ...(service ? [{ kind: "VendorService" as const, ref: service.ref }] : []),
      ...(vendor ? [{ kind: "Vendor" as const, ref: vendor.ref }] : []),
      ...(entity ? [{ kind: "LegalEntity" as const, ref: entity.ref }] : []),
      ...pointingTo(input.agreed, "ProcessingLocation", "engagementId", engagement.ref).map(
        (place): RecordKey => ({ kind: "ProcessingLocation", ref: place.ref }),
      ),
      ...related,
    ],
  };
}

function transferEntries(input: AnnexInput): AnnexEntry[] {
  return partyTransfers(input)
    .filter(({ isInside }) => !isInside)
    .map(({ kind, exporter, importer, basis, group }) => ({
      part: "TRANSFERS",
      key: kind,
      title: transferTexts.appendix.title(exporter.name, importer.name),
      lines: [
        ...basis.map(({ regime, text }) => `${t.regimes[regime]}: ${text}`),
        ...(group === null ? [] : choiceLines(group)),
      ],
      records: [{ kind: "CustomerAgreement", ref: input.agreement.ref }],
    }));
}

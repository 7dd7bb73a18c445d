import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { distinct, together } from "./activity-lines";
import { capitalised, categoryLabels, missing, natureText } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import type { ListedSubprocessor } from "./annex-scope";
import type { Block, Line } from "./blocks";
import { importersBelow } from "./importers-below";
import { narrowedCategories } from "./narrowed-data";
import { subprocessingBlock } from "./subprocessing-block";
import type { TransferDescription, TransferGroup } from "./transfer-group";

type Engaged = {
  name: string;
  engagement: Row<"Engagement">;
  transfer: Row<"Transfer"> | null;
};

/** Annex I.B of onward transfers: each fact under the name of the importer that it is true of. */
export function onwardDescription(
  input: AnnexInput,
  { importers }: TransferGroup,
  subprocessors: readonly ListedSubprocessor[],
): TransferDescription {
  const engaged = importers.flatMap(({ name, subprocessor, transfer }) =>
    subprocessor === null ? [] : [{ name, engagement: subprocessor.engagement, transfer }],
  );
  const told = (linesOf: (one: Engaged) => Line[]): Block[] => [
    {
      type: "definitions",
      items: together(
        engaged.map((one) => ({ name: one.name, lines: linesOf(one) })),
        t.transfer.allImporters,
      ),
    },
  ];
  const own = importers.flatMap(({ subprocessor }) => subprocessor ?? []);
  return {
    dataSubjects: told(({ engagement }) => [
      { text: labelsOf(input, engagement, "DataSubjectCategory", "dataSubjectCategoryIds") },
    ]),
    personalData: told(({ engagement }) => [
      { text: labelsOf(input, engagement, "PersonalDataCategory", "personalDataCategoryIds") },
    ]),
    sensitive: told((one) => sensitiveLines(input, one)),
    frequency: told(({ transfer }) => [{ text: frequencyText(transfer) }]),
    nature: told(({ engagement }) => [
      { text: natureText(engagement.nature, missing(engagement, "nature")) },
    ]),
    purposes: told(({ engagement }) => [
      { text: engagement.purpose ?? missing(engagement, "purpose") },
    ]),
    retention: told(({ engagement }) => [
      { text: engagement.duration ?? missing(engagement, "duration") },
    ]),
    subprocessors: [
      subprocessingBlock(input, [...own, ...importersBelow(importers, subprocessors)]),
    ],
  };
}

function labelsOf(
  input: AnnexInput,
  engagement: Row<"Engagement">,
  kind: "DataSubjectCategory" | "PersonalDataCategory",
  field: "dataSubjectCategoryIds" | "personalDataCategoryIds",
): string {
  const labels = categoryLabels(input.agreed, kind, narrowedCategories(input, engagement, field));
  return labels.join("; ") || missing(engagement, field);
}

function frequencyText(transfer: Row<"Transfer"> | null): string {
  return transfer?.frequency === undefined
    ? missing(transfer ?? undefined, "frequency")
    : capitalised(t.transfer.frequencies[transfer.frequency]);
}

/** Sensitive categories with the safeguards that the activities name and those of the transfer itself. */
function sensitiveLines(input: AnnexInput, { engagement, transfer }: Engaged): Line[] {
  const refs = narrowedCategories(input, engagement, "personalDataCategoryIds");
  if (refs === undefined) return [{ text: missing(engagement, "personalDataCategoryIds") }];
  const sensitive = refs
    .map((ref) => find(input.agreed, "PersonalDataCategory", ref))
    .filter((one) => one?.special || one?.criminal);
  if (sensitive.length === 0) return [{ text: t.transfer.noSensitive }];
  const safeguards = distinct([
    ...(engagement.activityIds ?? []).flatMap((ref) =>
      pointingTo(input.agreed, "ActivityData", "activityId", ref).flatMap(
        (data) => data.sensitiveSafeguards ?? [],
      ),
    ),
    ...(transfer?.supplementaryMeasures ?? []),
  ]);
  const { categories, safeguards: label } = annexTexts.annexTwo;
  return [
    { label: categories, text: sensitive.map((one) => one?.label ?? "").join("; ") },
    { label, text: safeguards.join(" ") || annexTexts.unknown },
  ];
}

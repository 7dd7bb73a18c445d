import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { find, type Row } from "@/lib/domain/register";
import {
  dataLines,
  dataOf,
  distinct,
  natureLines,
  perActivity,
  purposeLines,
  sensitiveBlock,
  subjectLines,
} from "./activity-lines";
import { capitalised, missing } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { agreementActivities, type ListedSubprocessor } from "./annex-scope";
import { asSigned } from "./as-signed";
import type { Block, Line } from "./blocks";
import { onwardDescription } from "./onward-description";
import { ownOr } from "./own-text";
import { retentionLines } from "./retention-lines";
import { subprocessingBlock } from "./subprocessing-block";
import type { TransferDescription, TransferGroup } from "./transfer-group";

type Activity = Row<"ProcessingActivity">;

const headingOrder = [
  "dataSubjects",
  "personalData",
  "sensitive",
  "frequency",
  "nature",
  "purposes",
  "retention",
  "subprocessors",
] as const satisfies readonly (keyof TransferDescription)[];

/**
 * Annex I.B: the transfer under the eight headings of the form.
 *
 * Source: SCC (EU) 2021/914, Annex I.B.
 * Reading: between the parties it is told from the activities of the agreement, or in the agreement's own text; for an
 * onward transfer from the engagement, importer by importer.
 */
export function transferDescriptionBlocks(
  input: AnnexInput,
  group: TransferGroup,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const said =
    group.kind === "ONWARD"
      ? onwardDescription(input, group, subprocessors)
      : partyDescription(input, group, subprocessors);
  return [
    { type: "heading", level: 2, text: t.annexOne.description },
    ...headingOrder.flatMap((name): Block[] => [
      { type: "heading", level: 3, text: t.transfer[name] },
      ...said[name],
    ]),
  ];
}

function partyDescription(
  current: AnnexInput,
  { module }: TransferGroup,
  subprocessors: readonly ListedSubprocessor[],
): TransferDescription {
  const input = asSigned(current);
  const { agreement } = input;
  const activities = agreementActivities(input);
  const told = (linesOf: (activity: Activity) => Line[]) => (): Block =>
    activities.length === 0
      ? { type: "paragraph", text: annexTexts.annexTwo.noActivities }
      : perActivity(activities, linesOf);
  const isReturn = module === "M4";
  return {
    dataSubjects: ownOr(
      agreement.ownDataSubjects,
      told((one) => subjectLines(input, one)),
    ),
    personalData: ownOr(
      agreement.ownPersonalData,
      told((one) => dataLines(input, one)),
    ),
    sensitive: ownOr(agreement.ownSensitiveData, () =>
      activities.length === 0
        ? { type: "paragraph", text: annexTexts.annexTwo.noActivities }
        : sensitiveBlock(input, activities),
    ),
    frequency: [{ type: "paragraph", text: frequencyText(agreement) }],
    nature: ownOr(agreement.ownNature, told(natureLines)),
    purposes: isReturn
      ? [{ type: "paragraph", text: t.transfer.returned }]
      : ownOr(
          agreement.ownPurposes,
          told((one) => purposeLines(input, one)),
        ),
    retention: isReturn
      ? [{ type: "paragraph", text: t.transfer.controllerDecides }]
      : ownOr(
          agreement.ownRetention,
          told((one) => periodLines(input, one)),
        ),
    subprocessors: isReturn
      ? [{ type: "paragraph", text: t.transfer.notFour }]
      : ownOr(agreement.ownSubprocessing, () => subprocessingBlock(current, subprocessors)),
  };
}

function frequencyText(agreement: Row<"CustomerAgreement">): string {
  const { transferFrequency } = agreement;
  return transferFrequency === undefined
    ? missing(agreement, "transferFrequency")
    : capitalised(t.transfer.frequencies[transferFrequency]);
}

/** The periods of an activity's data, each under the name of its rule, and what happens when the service ends. */
function periodLines(input: AnnexInput, activity: Activity): Line[] {
  const data = dataOf(input, activity);
  const rules = distinct(data.flatMap(({ retentionRuleIds = [] }) => retentionRuleIds));
  const lines = rules.flatMap((ref) =>
    retentionLines(input.agreed, find(input.agreed, "RetentionRule", ref)),
  );
  const ends = distinct(
    rules.flatMap((ref) => find(input.agreed, "RetentionRule", ref)?.onProcessorEnd ?? []),
  ).map(
    (end): Line => ({
      text: capitalised(annexTexts.annexTwo.atEnd[end as keyof typeof annexTexts.annexTwo.atEnd]),
      tone: "quiet",
    }),
  );
  return lines.length === 0 ? [{ text: annexTexts.unknown }] : [...lines, ...ends];
}

import { jointLines } from "./activity-facts";
import { cell } from "./cell-text";
import {
  assessmentText,
  basisLines,
  categoriesLines,
  decisionText,
  measureLines,
  peopleLines,
  placeLines,
  processingLines,
  purposeLines,
  recipientLines,
  sourceLines,
} from "./fact-lines";
import { retentionLines } from "./keeping-lines";
import { appointeeLines, partyLines } from "./party-lines";
import { agreementLines } from "./record-document";
import type { RecordActivity, RecordBasis, RecordFacts, ServedController } from "./record-facts";
import { gapText, joined, type Speech } from "./record-language";
import type { Sheet } from "./sheet";
import { icoControllerColumns, icoProcessorColumns } from "./template-columns";
import { isGap, type Told } from "./told";
import { destinationText, transferLines } from "./transfer-lines";

/** What the register does not hold stays empty, as in the template: it is for the reader to fill in, not for us to guess. */
const notHeld = "";

/** The record in the columns of the ICO's templates, in the order of the sheet. */
export function icoSheets(facts: RecordFacts, speech: Speech): Sheet[] {
  return facts.register === "CONTROLLER"
    ? [
        {
          name: "Controller",
          header: icoControllerColumns,
          rows: facts.activities.map((one) => controllerRow(one, speech)),
        },
      ]
    : [
        {
          name: "Processor",
          header: icoProcessorColumns,
          rows: facts.controllers.map((one) => processorRow(one, facts, speech)),
        },
      ];
}

function controllerRow(one: RecordActivity, speech: Speech): string[] {
  const bases = isGap(one.purposes) ? [] : one.purposes.flatMap((purpose) => purpose.bases);
  const lawful = cell(basisLines(one, speech));
  return [
    joined([one.businessFunction, one.name], ": "),
    cell(purposeLines(one, speech)),
    cell(jointLines(one, speech)),
    cell(peopleLines(one, speech)),
    cell(categoriesLines(one, speech)),
    cell(recipientLines(one, speech)),
    contracts(one),
    destinationText([one], speech),
    cell(transferLines(one, speech)),
    cell(retentionLines(one, speech)),
    cell(measureLines(one, speech)),
    lawful,
    articleNine(bases, speech),
    each(bases, ({ interest }) => interest),
    each(bases, ({ interestsAssessment, interestsAssessedOn }) =>
      joined([interestsAssessment, interestsAssessedOn]),
    ),
    notHeld,
    decisionText(one, speech),
    cell(sourceLines(one, speech)),
    one.consentRecordUrl ?? each(bases, ({ consentRecord }) => consentRecord),
    joined([one.dataLocation, cell(placeLines(one, speech))], "\n"),
    assessmentText(one, speech),
    one.impactProgress === null ? notHeld : speech.words.progress[one.impactProgress],
    one.impactUrl ?? notHeld,
    yesOrNo(one.breachOccurred, speech),
    one.breachRecords.join("; "),
    one.ukSchedule1Condition ?? articleTen(bases, speech),
    lawful,
    one.retentionPolicyUrl ?? notHeld,
    one.retentionPolicyFollowed === null ? notHeld : yesOrNo(one.retentionPolicyFollowed, speech),
    one.retentionPolicyDeviation ?? notHeld,
  ];
}

function yesOrNo(told: Told<boolean>, speech: Speech): string {
  if (isGap(told)) return gapText(told, speech);
  return told ? speech.words.decisions.yes : speech.words.decisions.no;
}

function each(bases: readonly RecordBasis[], pick: (basis: RecordBasis) => string | null): string {
  return [...new Set(bases.flatMap((one) => pick(one) ?? []))].join("; ");
}

function articleNine(bases: readonly RecordBasis[], { words }: Speech): string {
  const codes = new Set(bases.flatMap(({ article9 }) => article9));
  return [...codes].map((code) => words.article9(code.slice(-1).toLowerCase())).join("; ");
}

function articleTen(bases: readonly RecordBasis[], { words }: Speech): string {
  return each(bases, ({ article10 }) =>
    article10 === "UK_10_DPA2018_SCH1" ? words.article10.UK_10_DPA2018_SCH1 : null,
  );
}

function contracts({ recipients }: RecordActivity): string {
  if (isGap(recipients)) return notHeld;
  return recipients
    .flatMap(({ name, contract }) => (contract === null ? [] : [`${name}: ${contract}`]))
    .join("\n");
}

function processorRow(one: ServedController, facts: RecordFacts, speech: Speech): string[] {
  const activities = facts.activities.filter(({ ref }) => one.activities.includes(ref));
  const under = (textOf: (activity: RecordActivity) => string): string =>
    activities.map((activity) => `${activity.name}: ${textOf(activity)}`).join("\n");
  const { party } = one;
  return [
    cell([
      ...partyLines(party, speech),
      ...(one.actsForOthers ? [{ text: speech.words.actsForOthers }] : []),
    ]),
    cell(appointeeLines(party.representatives, party.representativeExemption, speech)),
    under((activity) => inOneLine(cell(processingLines(activity, speech)))),
    destinationText(activities, speech),
    under((activity) => inOneLine(cell(transferLines(activity, speech)))),
    under((activity) => inOneLine(cell(measureLines(activity, speech)))),
    cell(agreementLines(one, speech)) || gapText({ state: "UNKNOWN" }, speech),
  ];
}

function inOneLine(text: string): string {
  return text.replaceAll("\n", "; ");
}

import { isCalendarDate } from "@/lib/domain/calendar";
import type { Line } from "@/lib/domain/documents/blocks";
import { dayInWords } from "@/lib/domain/language/wording";
import {
  assessmentText,
  basisLines,
  categoriesLines,
  decisionText,
  measureLines,
  peopleLines,
  processingLines,
  purposeLines,
  recipientLines,
  sourceLines,
} from "./fact-lines";
import { retentionLines } from "./keeping-lines";
import { addressLine, partyName, reachLine } from "./party-lines";
import type { ActivityRegister, RecordActivity } from "./record-facts";
import { joined, type Speech } from "./record-language";
import { transferLines } from "./transfer-lines";

/** One heading of an entry and what stands below it. */
export type ActivityFact = {
  readonly key: string;
  readonly term: string;
  /** The provision that asks for it; null where none does. */
  readonly provision: string | null;
  readonly lines: readonly Line[];
};

/**
 * Every heading of an entry of the record, in the order of the law, in words.
 *
 * Source: GDPR Art. 30(1)(a) to (g), 30(2)(b) to (d).
 */
export function activityFacts(
  activity: RecordActivity,
  register: ActivityRegister,
  speech: Speech,
): ActivityFact[] {
  const facts = register === "CONTROLLER" ? controllerFacts : processorFacts;
  return facts(activity, speech).filter(({ lines }) => lines.length > 0);
}

function controllerFacts(activity: RecordActivity, speech: Speech): ActivityFact[] {
  const { facts, provisions } = speech.words;
  return [
    ...general(activity, speech),
    fact("jointControllers", jointLines(activity, speech), facts, provisions.jointControllers),
    fact("purposes", purposeLines(activity, speech), facts, provisions.purposes),
    fact("bases", basisLines(activity, speech), facts),
    fact("people", peopleLines(activity, speech), facts, provisions.people),
    fact("categories", categoriesLines(activity, speech), facts, provisions.categories),
    fact("sources", sourceLines(activity, speech), facts),
    fact("recipients", recipientLines(activity, speech), facts, provisions.recipients),
    fact("transfers", transferLines(activity, speech), facts, provisions.transfers),
    fact("retention", retentionLines(activity, speech), facts, provisions.retention),
    fact("measures", measureLines(activity, speech), facts, provisions.measures),
    ...closing(activity, speech),
  ];
}

function processorFacts(activity: RecordActivity, speech: Speech): ActivityFact[] {
  const { facts, provisions } = speech.words;
  return [
    ...general(activity, speech),
    fact("processing", processingLines(activity, speech), facts, provisions.processing),
    fact("purposes", purposeLines(activity, speech), facts),
    fact("people", peopleLines(activity, speech), facts),
    fact("categories", categoriesLines(activity, speech), facts),
    fact("subprocessors", recipientLines(activity, speech), facts),
    fact("transfers", transferLines(activity, speech), facts, provisions.processorTransfers),
    fact("retention", retentionLines(activity, speech), facts),
    fact("measures", measureLines(activity, speech), facts, provisions.processorMeasures),
    ...closing(activity, speech),
  ];
}

function fact<Facts extends Record<string, string>>(
  key: keyof Facts & string,
  lines: readonly Line[],
  facts: Facts,
  provision: string | null = null,
): ActivityFact {
  return { key, term: facts[key] ?? key, provision, lines };
}

function general(activity: RecordActivity, { words }: Speech): ActivityFact[] {
  const { facts } = words;
  return [
    fact("role", [{ text: words.roles[activity.role] }], facts),
    fact("description", optional(activity.description), facts),
    fact("businessFunction", optional(activity.businessFunction), facts),
    fact("software", optional(activity.software), facts),
  ];
}

function closing(activity: RecordActivity, speech: Speech): ActivityFact[] {
  const { facts } = speech.words;
  return [
    fact("assessment", [{ text: assessmentText(activity, speech) }], facts),
    fact("decisions", [{ text: decisionText(activity, speech) }], facts),
    fact("days", [{ text: daysText(activity, speech) }], facts),
  ];
}

function optional(text: string | null): Line[] {
  return text === null ? [] : [{ text }];
}

/** The joint controllers with contact details and the arrangement between them; nothing where there are none. */
export function jointLines(activity: RecordActivity, speech: Speech): Line[] {
  const { words } = speech;
  return [
    ...activity.jointControllers.map((one) => ({
      label: partyName(one, speech),
      text: joined([addressLine(one, speech), reachLine(one, speech)]),
    })),
    ...optional(activity.jointArrangement).map((line) => ({ ...line, label: words.arrangement })),
    ...optional(activity.jointContactPoint).map((line) => ({ ...line, label: words.contactPoint })),
  ];
}

function daysText({ createdOn, changedOn, reviewedOn }: RecordActivity, speech: Speech): string {
  const { days } = speech.words;
  return joined([
    createdOn && `${days.created} ${day(createdOn, speech)}`,
    `${days.changed} ${day(changedOn, speech)}`,
    reviewedOn && `${days.reviewed} ${day(reviewedOn, speech)}`,
  ]);
}

/** A day in words; a text that is none stays as it is. */
export function day(text: string, { catalogue }: Speech): string {
  return isCalendarDate(text) ? dayInWords(text, catalogue) : text;
}

import { activityFacts } from "./activity-facts";
import { cell } from "./cell-text";
import { cnilSheets } from "./cnil-sheets";
import { icoSheets } from "./ico-sheets";
import { partyName } from "./party-lines";
import {
  aboutItems,
  agreementLines,
  controllerCells,
  holderItems,
  limitTexts,
} from "./record-document";
import type { RecordActivity, RecordFacts, ServedController } from "./record-facts";
import { type Speech, speechOf } from "./record-language";
import type { RecordLayout } from "./record-layout";
import { termInWords } from "./record-unverified";
import type { Sheet } from "./sheet";
import { transferLine } from "./transfer-lines";

/**
 * A record as tables: in our own columns, or in those of the templates of the CNIL or the ICO. The first table is the record;
 * the last says whose it is, of which day, and its hash.
 *
 * Source: GDPR Art. 30(1) to (4); the columns of the templates as of domain reference data (ICO controller V2, CNIL V2, their
 * processor forms recalled and not checked against the published workbook).
 * Reading: the headings of a template stay in its language; what stands below them is in the language of the record.
 */
export function recordSheets(facts: RecordFacts, hash: string, layout: RecordLayout): Sheet[] {
  const speech = speechOf(facts.language);
  const sheetsOf = { own: ownSheets, cnil: cnilSheets, ico: icoSheets }[layout];
  return [...sheetsOf(facts, speech), aboutSheet(facts, hash, speech)];
}

/**
 * The record as one table for a file of plain rows: each row says whose record it is of which day, and its hash, so that a
 * row can stand alone.
 */
export function recordRows(facts: RecordFacts, hash: string, layout: RecordLayout): Sheet {
  const speech = speechOf(facts.language);
  const { made, unverified } = speech.words;
  const isByController = facts.register === "PROCESSOR" && layout === "own";
  const sheet = isByController
    ? controllerActivitySheet(facts, speech)
    : (recordSheets(facts, hash, layout)[0] ?? { name: "", header: [], rows: [] });
  const terms = facts.unverified.map((one) => termInWords(one, speech)).join("; ");
  const stamp = [partyName(facts.holder, speech), facts.asOf, facts.recordedAt, hash, terms];
  return {
    ...sheet,
    header: [...sheet.header, made.of, made.asOf, made.recordedAt, made.hash, unverified],
    rows: sheet.rows.map((row) => [...row, ...stamp]),
  };
}

function ownSheets(facts: RecordFacts, speech: Speech): Sheet[] {
  const { sheets } = speech.words;
  const activities = activitySheet(facts, speech);
  if (facts.register === "CONTROLLER") return [{ ...activities, name: sheets.record }];
  return [
    { ...activities, name: sheets.processing },
    { ...controllerSheet(facts, speech), name: sheets.controllers },
  ];
}

/** One row for each activity, one column for each heading that any of them has. */
function activitySheet({ activities, register }: RecordFacts, speech: Speech): Sheet {
  const { facts } = speech.words;
  const entries = activities.map((one) => ({ one, told: activityFacts(one, register, speech) }));
  const terms = new Map(
    entries.flatMap(({ told }) => told.map(({ key, term }) => [key, term] as const)),
  );
  const order = Object.keys(facts).filter((key) => terms.has(key));
  return {
    name: "",
    header: [facts.ref, facts.name, ...order.map((key) => terms.get(key) ?? key)],
    rows: entries.map(({ one, told }) => [
      one.ref,
      one.name,
      ...order.map((key) => cell(told.find((fact) => fact.key === key)?.lines ?? [])),
    ]),
  };
}

function controllerSheet(facts: RecordFacts, speech: Speech): Sheet {
  const { words } = speech;
  return {
    name: "",
    header: [
      words.number,
      words.facts.controller,
      words.facts.representative,
      words.facts.processing,
    ],
    rows: facts.controllers.map((one, index) => [
      String(index + 1),
      ...controllerCells(one, facts, speech).map(cell),
    ]),
  };
}

/** One row for each controller and each category of processing that it has done. */
function controllerActivitySheet(facts: RecordFacts, speech: Speech): Sheet {
  const { words } = speech;
  const activities = activitySheet(facts, speech);
  const rowsOf = (one: ServedController | null, activity: RecordActivity) => {
    const row = activities.rows.find(([ref]) => ref === activity.ref) ?? [];
    const who = one === null ? ["", "", ""] : controllerCells(one, facts, speech).map(cell);
    const agreement = one === null ? "" : cell(agreementLines(one, speech));
    return [who[0] ?? "", who[1] ?? "", agreement, ...row];
  };
  return {
    name: words.sheets.record,
    header: [
      words.facts.controller,
      words.facts.representative,
      words.facts.agreement,
      ...activities.header,
    ],
    rows: facts.activities.flatMap((activity) => {
      const served = facts.controllers.filter((one) => one.activities.includes(activity.ref));
      return served.length === 0
        ? [rowsOf(null, activity)]
        : served.map((one) => rowsOf(one, activity));
    }),
  };
}

function aboutSheet(facts: RecordFacts, hash: string, speech: Speech): Sheet {
  const { words } = speech;
  const items = [...holderItems(facts, speech), ...aboutItems(facts, hash, speech)];
  return {
    name: words.sheets.about,
    header: [words.title[facts.register], words.subtitle[facts.register]],
    rows: [
      ...items.map(({ term, lines }) => [term, cell(lines)]),
      ...facts.otherTransfers.map((one) => [
        words.otherTransfers,
        cell([transferLine(one, speech)]),
      ]),
      ...limitTexts(facts, speech).map((one) => [words.limits, one]),
      ...(facts.simulated ? [["", words.simulated]] : []),
    ],
  };
}

import type { Block, Definition, DocumentView, Line, Section } from "@/lib/domain/documents/blocks";
import { instantInWords } from "@/lib/domain/language/wording";
import { type ActivityFact, activityFacts, day } from "./activity-facts";
import { addressLine, appointeeLines, partyLines, partyName, reachLine } from "./party-lines";
import type { RecordActivity, RecordFacts, ServedController } from "./record-facts";
import { gapText, joined, type Speech, speechOf } from "./record-language";
import { termInWords } from "./record-unverified";
import { isGap } from "./told";
import { transferLine } from "./transfer-lines";

/**
 * A record for the supervisory authority as a document: whose it is, each entry in the order of the law, each controller.
 *
 * Source: GDPR Art. 30(1) to (4).
 *
 * @param hash SHA-256 of the facts, printed on each page
 */
export function recordDocument(facts: RecordFacts, hash: string): DocumentView {
  const speech = speechOf(facts.language);
  const { words, catalogue } = speech;
  const name = partyName(facts.holder, speech);
  const title = words.title[facts.register];
  return {
    title: `${title}: ${name}`,
    subject: `${title} ${words.subtitle[facts.register]}`,
    author: name,
    language: catalogue.tag,
    publishedAt: facts.recordedAt,
    mark: facts.simulated ? words.simulated : null,
    footer: {
      left: [`${title}, ${name}, ${day(facts.asOf, speech)}`, `SHA-256 ${hash}`],
      pageNumber: catalogue.pdf.page,
    },
    sections: [
      { bookmark: title, blocks: frontBlocks(facts, hash, speech) },
      ...overviewSection(facts, speech),
      ...facts.activities.map((one, index) => activitySection(one, index + 1, facts, speech)),
      ...controllerSection(facts, speech),
      ...closingSection(facts, speech),
    ],
  };
}

function frontBlocks(facts: RecordFacts, hash: string, speech: Speech): Block[] {
  const { words } = speech;
  return [
    {
      type: "title",
      kicker: facts.organisation,
      title: words.title[facts.register],
      subtitle: words.subtitle[facts.register],
    },
    { type: "heading", level: 2, text: words.parties[facts.register] },
    { type: "definitions", items: holderItems(facts, speech) },
    { type: "heading", level: 2, text: words.about },
    { type: "definitions", items: aboutItems(facts, hash, speech) },
    ...(facts.language === "en" ? [] : [quiet(speech.catalogue.originals)]),
    ...(facts.activities.length === 0
      ? [{ type: "paragraph", text: words.emptyRecord } as const]
      : []),
  ];
}

function quiet(text: string): Block {
  return { type: "paragraph", tone: "quiet", text };
}

/** Who keeps the record: name, contact details, data protection officer, representatives. */
export function holderItems({ holder }: RecordFacts, speech: Speech): Definition[] {
  const { parties } = speech.words;
  const said = (term: string, text: string | null): Definition[] =>
    text === null ? [] : [{ term, lines: [{ text }] }];
  return [
    ...said(parties.name, isGap(holder.name) ? gapText(holder.name, speech) : holder.name),
    ...said(parties.tradeName, holder.tradeName),
    ...said(parties.registration, holder.registration),
    ...said(parties.address, addressLine(holder, speech)),
    ...said(parties.contact, joined([holder.contact, reachLine(holder, speech)])),
    {
      term: parties.officer,
      lines: appointeeLines(holder.officers, holder.officerExemption, speech),
    },
    {
      term: parties.representative,
      lines: appointeeLines(holder.representatives, holder.representativeExemption, speech),
    },
  ];
}

/** Of which day and which recording the record is, and its hash. */
export function aboutItems(facts: RecordFacts, hash: string, speech: Speech): Definition[] {
  const { words, catalogue } = speech;
  return [
    { term: words.organisation, lines: [{ text: facts.organisation }] },
    { term: words.asOf, lines: [{ text: day(facts.asOf, speech) }] },
    { term: words.recordedAt, lines: [{ text: instantInWords(facts.recordedAt, catalogue) }] },
    { term: words.entries, lines: [{ text: String(facts.activities.length) }] },
    ...unverifiedItem(facts, speech),
    {
      term: words.factsHash,
      lines: [{ text: hash }, { text: words.factsHashText, tone: "quiet" }],
    },
  ];
}

function unverifiedItem({ unverified }: RecordFacts, speech: Speech): Definition[] {
  if (unverified.length === 0) return [];
  const names = unverified.map((one) => termInWords(one, speech));
  const lines = [
    { text: names.join("; ") },
    { text: speech.words.unverifiedText, tone: "quiet" as const },
  ];
  return [{ term: speech.words.unverified, lines }];
}

function overviewSection(facts: RecordFacts, speech: Speech): Section[] {
  const { words } = speech;
  if (facts.activities.length === 0) return [];
  const blocks: Block[] = [
    { type: "heading", level: 1, text: words.overview },
    {
      type: "table",
      columns: [
        { header: words.number, share: 8 },
        { header: words.facts.name, share: 62 },
        { header: words.facts.role, share: 30 },
      ],
      rows: facts.activities.map((one, index) => [
        [{ text: String(index + 1) }],
        [{ text: one.name }],
        [{ text: words.roles[one.role] }],
      ]),
    },
  ];
  return [{ bookmark: words.overview, blocks }];
}

function activitySection(
  activity: RecordActivity,
  number: number,
  facts: RecordFacts,
  speech: Speech,
): Section {
  return {
    bookmark: `${number} ${activity.name}`,
    blocks: [
      {
        type: "heading",
        level: 1,
        text: `${number}. ${activity.name}`,
        caption: `${speech.words.facts.ref} ${activity.ref}`,
      },
      {
        type: "definitions",
        items: activityFacts(activity, facts.register, speech).map(definition),
      },
    ],
  };
}

function definition({ term, provision, lines }: ActivityFact): Definition {
  return { term: provision === null ? term : `${term} (${provision})`, lines: [...lines] };
}

function controllerSection(facts: RecordFacts, speech: Speech): Section[] {
  if (facts.register !== "PROCESSOR") return [];
  const { words } = speech;
  const heading: Block = {
    type: "heading",
    level: 1,
    text: words.facts.controllers,
    caption: words.provisions.controllers,
  };
  if (facts.controllers.length === 0)
    return [
      {
        bookmark: words.facts.controllers,
        blocks: [heading, { type: "paragraph", text: words.none }],
      },
    ];
  const rows = facts.controllers.map((one, index) => [
    [{ text: String(index + 1) }],
    ...controllerCells(one, facts, speech),
  ]);
  return [
    {
      bookmark: words.facts.controllers,
      blocks: [
        heading,
        {
          type: "table",
          columns: [
            { header: words.number, share: 6 },
            { header: words.facts.controller, share: 34 },
            { header: words.facts.representative, share: 26 },
            { header: words.facts.processing, share: 34 },
          ],
          rows,
        },
      ],
    },
  ];
}

/** One controller: who it is, whom it appointed, what is done for it. */
export function controllerCells(
  one: ServedController,
  facts: RecordFacts,
  speech: Speech,
): Line[][] {
  return [
    [
      ...partyLines(one.party, speech),
      ...(one.actsForOthers ? [{ text: speech.words.actsForOthers, tone: "quiet" as const }] : []),
    ],
    [
      ...appointeeLines(one.party.representatives, one.party.representativeExemption, speech).map(
        (line) => ({ label: speech.words.parties.representative, ...line }),
      ),
      ...appointeeLines(one.party.officers, one.party.officerExemption, speech).map((line) => ({
        label: speech.words.parties.officer,
        ...line,
      })),
    ],
    [...activityNames(one, facts), ...agreementLines(one, speech)],
  ];
}

/** The activities that serve a controller, by number and name. */
export function activityNames(one: ServedController, facts: RecordFacts): Line[] {
  return facts.activities.flatMap(({ ref, name }, index) =>
    one.activities.includes(ref) ? [{ text: `${index + 1}. ${name}` }] : [],
  );
}

export function agreementLines({ agreements }: ServedController, speech: Speech): Line[] {
  const { words } = speech;
  return agreements.map(({ title, since, until }) => ({
    label: words.facts.agreement,
    text: joined([
      title,
      since && words.since(day(since, speech)),
      until && words.until(day(until, speech)),
    ]),
    tone: "quiet" as const,
  }));
}

/** What belongs to no entry, and what the record does not hold; nothing where there is neither. */
function closingSection(facts: RecordFacts, speech: Speech): Section[] {
  const { words } = speech;
  const blocks: Block[] = [];
  if (facts.otherTransfers.length > 0) {
    blocks.push(
      { type: "heading", level: 1, text: words.otherTransfers },
      {
        type: "definitions",
        items: facts.otherTransfers.map((one) => {
          const { label = "", text } = transferLine(one, speech);
          return { term: label, lines: [{ text }] };
        }),
      },
    );
  }
  const limits = limitTexts(facts, speech);
  if (limits.length > 0)
    blocks.push(
      { type: "heading", level: 1, text: words.limits, follows: blocks.length > 0 },
      { type: "list", items: limits },
    );
  return blocks.length === 0 ? [] : [{ bookmark: words.limits, blocks }];
}

/** Sentences on what stands in no entry although it is in the register. */
export function limitTexts(facts: RecordFacts, { words }: Speech): string[] {
  const unknown = facts.activities.filter(({ ref }) => facts.controllersUnknown.includes(ref));
  return [
    ...(facts.unattributed.length === 0
      ? []
      : [words.unattributed(facts.unattributed.map(({ name }) => name).join("; "))]),
    ...(unknown.length === 0
      ? []
      : [words.controllersUnknown(unknown.map(({ name }) => name).join("; "))]),
  ];
}

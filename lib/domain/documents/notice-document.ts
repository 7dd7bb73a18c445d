import type { Catalogue } from "@/lib/domain/language/catalogue";
import { countryName, inSentence } from "@/lib/domain/language/wording";
import type {
  NoticeActivity,
  NoticeParty,
  PublicNotice,
} from "@/lib/domain/publication/public-notice";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import type { DataSubjectRight, Regime } from "@/lib/domain/reference/enums";
import type { Block, Definition, Section } from "./blocks";
import {
  changesSection,
  type DocumentBody,
  daysOfDocument,
  knownLine,
  narrativeItems,
  textsIn,
} from "./document-parts";
import { dataTable, purposeTable, recipientTable, transferTable } from "./notice-tables";

/**
 * The privacy notice as a document: all that people are told of what is done with their data.
 *
 * Source: GDPR Art. 12(1), 13(1) and (2), 14(1) and (2); UK DPA 2018 s.164A.
 * Reading: what is not known is said to be not known, since silence would tell people that there is nothing.
 */
export function noticeDocument(
  { public: { organisation } }: PublicPublication,
  notices: readonly PublicNotice[],
  words: Catalogue,
): DocumentBody {
  return {
    title: words.notice.title,
    lead: words.notice.lead(organisation.name),
    sections: notices.flatMap((notice) => noticeSections(noticeIn(notice, words), words)),
  };
}

/** A notice with the names and purposes of its activities in one language, where somebody has translated them. */
function noticeIn(notice: PublicNotice, { tag }: Catalogue): PublicNotice {
  const activities = notice.activities.map((activity) => ({
    ...activity,
    name: textsIn(activity.translations, tag)?.name ?? activity.name,
    purposes: activity.purposes.map((purpose) => ({
      ...purpose,
      text: textsIn(purpose.translations, tag)?.text ?? purpose.text,
    })),
  }));
  return { ...notice, activities };
}

function noticeSections(notice: PublicNotice, words: Catalogue): Section[] {
  const terms = words.notice;
  const { activities, recipients, narrative } = notice;
  return [
    section(terms.controller, definitions(partyItems(notice, words))),
    section(terms.about, definitions(aboutItems(notice, words))),
    section(terms.purposes, purposeTable(activities, words)),
    section(terms.data, dataTable(activities, words)),
    section(
      terms.recipients,
      recipients.length === 0 ? plain(words.unknown) : recipientTable(recipients, words),
    ),
    section(terms.transfers, ...transferBlocks(notice, words)),
    section(terms.rights, definitions(rightItems(notice, words))),
    section(terms.requirement, plain(notice.requirement ?? words.unknown)),
    section(terms.automated, automatedBlock(activities, words)),
    ...childrenSections(activities, words),
    ...promiseSections(notice, words),
    ...changesSection(narrative, words),
  ];
}

function section(title: string, ...blocks: Block[]): Section {
  return { bookmark: title, blocks: [{ type: "heading", level: 1, text: title }, ...blocks] };
}

function definitions(items: Definition[]): Block {
  return { type: "definitions", items };
}

function plain(text: string): Block {
  return { type: "paragraph", text };
}

function partyItems(notice: PublicNotice, words: Catalogue): Definition[] {
  const terms = words.notice;
  return [
    ...notice.controllers.map((party) => ({
      term: terms.controller,
      lines: partyLines(party, words),
    })),
    ...(notice.officer === null
      ? []
      : [{ term: terms.officer, lines: partyLines(notice.officer, words) }]),
    ...notice.representatives.map((one) => ({
      term: terms.representative(words.regimes[one.regime]),
      lines: partyLines(one, words),
    })),
  ];
}

function partyLines(party: NoticeParty, words: Catalogue): Definition["lines"] {
  const terms = words.notice;
  const country = party.country === null ? null : countryName(party.country, words);
  const address = [party.address, country].filter((part) => part !== null).join(", ");
  return [
    { label: terms.name, ...knownLine(party.name, words) },
    { label: terms.address, ...knownLine(address === "" ? null : address, words) },
    ...(party.registrationNumber === null
      ? []
      : [{ label: terms.registrationNumber, text: party.registrationNumber }]),
    { label: terms.email, ...knownLine(party.email, words) },
    ...party.phones.map((phone) => ({ label: terms.phone, text: phone })),
  ];
}

function aboutItems(notice: PublicNotice, words: Catalogue): Definition[] {
  return [
    ...daysOfDocument(notice.narrative, words),
    ...(notice.audience === null
      ? []
      : [{ term: words.notice.audience, lines: [{ text: notice.audience }] }]),
    {
      term: words.cookies.laws,
      lines: [{ text: notice.regimes.map((regime) => words.regimes[regime]).join(", ") }],
    },
    ...narrativeItems(notice.narrative, words),
  ];
}

function rightItems(notice: PublicNotice, words: Catalogue): Definition[] {
  const terms = words.notice;
  return [
    ...notice.rights.map(({ regime, rights }) => ({
      term: words.regimes[regime],
      lines: rights.map((right) => ({ text: rightName(regime, right, words) })),
    })),
    { term: terms.authority, lines: [knownLine(notice.authority, words)] },
  ];
}

function rightName(
  regime: Regime,
  right: DataSubjectRight,
  { notice: { rightNames, swissRightNames } }: Catalogue,
): string {
  const swiss = regime === "CH_FADP" ? swissRightNames.get(right) : undefined;
  return swiss ?? rightNames.get(right) ?? right;
}

function transferBlocks(notice: PublicNotice, words: Catalogue): Block[] {
  const terms = words.notice;
  const { collections = [], placesUnknown, transfers } = notice;
  const given = collections.map(
    ({ destination, from }): Definition => ({
      term: terms.givenByYou,
      lines: [
        knownLine(destination === null ? null : countryName(destination, words), words),
        ...(from === null ? [] : [{ label: terms.source, text: from }]),
      ],
    }),
  );
  return [
    ...(transfers.length === 0 ? [] : [transferTable(transfers, words)]),
    ...(placesUnknown ? [plain(terms.placesUnknown)] : []),
    ...(transfers.length === 0 && !placesUnknown ? [plain(terms.noTransfers)] : []),
    ...(given.length === 0 ? [] : [definitions(given)]),
  ];
}

function automatedBlock(activities: readonly NoticeActivity[], words: Catalogue): Block {
  const terms = words.notice;
  const isUnknown = ({ unknown }: NoticeActivity) =>
    unknown?.includes("automatedDecision") === true;
  if (activities.every(({ automatedDecision }) => automatedDecision === null))
    return plain(activities.some(isUnknown) ? words.unknown : terms.noAutomated);
  return definitions(
    activities.flatMap((activity): Definition[] => {
      const { automatedDecision, name } = activity;
      if (isUnknown(activity)) return [{ term: name, lines: [knownLine(null, words)] }];
      if (automatedDecision === null) return [];
      const { consequences, logic } = automatedDecision;
      return [
        {
          term: name,
          lines: [
            { label: terms.logic, ...knownLine(logic, words) },
            { label: terms.consequences, ...knownLine(consequences, words) },
          ],
        },
      ];
    }),
  );
}

function childrenSections(activities: readonly NoticeActivity[], words: Catalogue): Section[] {
  const terms = words.notice;
  const lines = activities.flatMap(({ name, childrenFrom }) =>
    childrenFrom === null ? [] : [terms.fromAge(childrenFrom, name)],
  );
  return lines.length === 0 ? [] : [section(terms.children, plain(inSentence(lines, words)))];
}

function promiseSections({ promises }: PublicNotice, words: Catalogue): Section[] {
  const { cookies } = words;
  if (promises.length === 0) return [];
  const items = promises.map(({ kind, text }) => ({
    term: kind === "NEGATIVE" ? cookies.notDone : cookies.done,
    lines: [{ text }],
  }));
  return [section(cookies.promises, definitions(items))];
}

import type { Catalogue } from "@/lib/domain/language/catalogue";
import { inSentence } from "@/lib/domain/language/wording";
import type {
  PublicCookiePolicy,
  PublicCookies,
  PublicTracker,
} from "@/lib/domain/publication/public-cookies";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { trackerDisplayCategories } from "@/lib/domain/reference/enums";
import type { Block, Definition, Line, Section } from "./blocks";
import {
  changesSection,
  type DocumentBody,
  daysOfDocument,
  knownLine,
  narrativeItems,
} from "./document-parts";
import { periodInWords } from "./period-in-words";

/**
 * The cookie policy as a document: what is stored or read, by category, with what a visitor must be told of each.
 *
 * Source: Directive 2002/58/EC, Art. 5(3); C-673/17 (how long, and who else gets access); GDPR Art. 12(1), 13(2)(a).
 * Reading: the category in which a tracker is shown says nothing on consent; that follows from its legal class.
 */
export function cookieDocument(
  { public: { organisation } }: PublicPublication,
  { policies, trackers }: PublicCookies,
  words: Catalogue,
): DocumentBody {
  const { cookies } = words;
  const isOne = policies.length === 1;
  return {
    title: cookies.title,
    lead: cookies.lead(organisation.name),
    sections: [
      ...policies.flatMap((policy) => policySections(policy, organisation.name, isOne, words)),
      ...(trackers.length > 0 || policies.length === 0
        ? trackerSections(trackers, organisation.name, words)
        : []),
      contactSection(organisation.privacyEmail, words),
    ],
  };
}

function policySections(
  policy: PublicCookiePolicy,
  organisation: string,
  isOne: boolean,
  words: Catalogue,
): Section[] {
  const { cookies } = words;
  const about: Definition[] = [
    ...(isOne ? [] : [{ term: cookies.policy, lines: [{ text: policy.name }] }]),
    ...daysOfDocument(policy.narrative, words),
    {
      term: cookies.sites,
      lines: [knownLine(policy.sites.length > 0 ? policy.sites.join(", ") : null, words)],
    },
    {
      term: cookies.laws,
      lines: [{ text: policy.regimes.map((regime) => words.regimes[regime]).join(", ") }],
    },
    ...narrativeItems(policy.narrative, words),
  ];
  return [
    {
      bookmark: cookies.policy,
      blocks: [heading(cookies.policy), { type: "definitions", items: about }],
    },
    ...trackerSections(policy.trackers, organisation, words),
    ...promiseSections(policy, words),
    {
      bookmark: cookies.consent,
      blocks: [
        heading(cookies.consent),
        { type: "definitions", items: consentItems(policy, words) },
      ],
    },
    ...(policy.browserInstructions.length === 0
      ? []
      : [
          {
            bookmark: cookies.browsers,
            blocks: [
              heading(cookies.browsers),
              { type: "list" as const, items: policy.browserInstructions },
            ],
          },
        ]),
    ...changesSection(policy.narrative, words),
  ];
}

function consentItems(policy: PublicCookiePolicy, words: Catalogue): Definition[] {
  const { cookies } = words;
  const means = policy.controls.map((code) => cookies.controls.get(code) ?? code);
  const facts: [string, string | null, boolean][] = [
    [cookies.means, means.length > 0 ? means.join("; ") : null, true],
    [cookies.consentFirst, answer(policy.consentFirst, words), true],
    [cookies.refuseAsEasy, answer(policy.refuseAsEasy, words), true],
    [cookies.withdrawal, policy.withdrawal, true],
    [cookies.consentTool, policy.consentTool, false],
    [cookies.askedAgain, inPeriod(policy.askedAgainAfter, words), false],
    [cookies.globalPrivacyControl, answer(policy.globalPrivacyControl, words), false],
    [cookies.doNotTrack, answer(policy.doNotTrack, words), false],
    [cookies.alsoMentioned, mentioned(policy, words), false],
  ];
  return facts.flatMap(([term, fact, isOwed]) =>
    fact === null && !isOwed ? [] : [{ term, lines: [knownLine(fact, words)] }],
  );
}

/** A technology that the text names and of which no entry with a name of its own is recorded. */
function mentioned(
  { technologiesMentioned, trackers }: PublicCookiePolicy,
  { cookies }: Catalogue,
): string | null {
  const listed = new Set(trackers.flatMap(({ technologies }) => technologies));
  const missing = technologiesMentioned.filter((technology) => !listed.has(technology));
  if (missing.length === 0) return null;
  return missing.map((code) => cookies.technologies.get(code) ?? code).join(", ");
}

function answer(fact: boolean | null, words: Catalogue): string | null {
  if (fact === null) return null;
  return fact ? words.yes : words.no;
}

function inPeriod(period: string | null, { cookies }: Catalogue): string | null {
  return period === null ? null : periodInWords(period, { mail: cookies });
}

function trackerSections(
  trackers: readonly PublicTracker[],
  organisation: string,
  words: Catalogue,
): Section[] {
  const { cookies } = words;
  const categories = [...trackerDisplayCategories, null].flatMap((category) => {
    const here = trackers.filter(({ displayCategory }) => displayCategory === category);
    const usual =
      category === null ? cookies.noCategory : (cookies.categories.get(category) ?? category);
    const titleOf = ({ displayGroup = usual }: PublicTracker) => displayGroup;
    return [...new Set(here.map(titleOf))].map((title) => ({
      title,
      shown: here.filter((tracker) => titleOf(tracker) === title),
    }));
  });
  const tables = categories.flatMap(({ title, shown }): Block[] => [
    {
      type: "heading",
      level: 2,
      text: title,
      caption: cookies.caption(shown.length),
    },
    table(shown, organisation, words),
  ]);
  return [
    {
      bookmark: cookies.trackers,
      blocks: [
        heading(cookies.trackers),
        ...(tables.length === 0 ? [{ type: "paragraph" as const, text: cookies.none }] : tables),
      ],
    },
  ];
}

function table(trackers: readonly PublicTracker[], organisation: string, words: Catalogue): Block {
  const { cookies } = words;
  return {
    type: "table",
    columns: [
      { header: `${cookies.name}, ${cookies.technology}`, share: 25 },
      { header: cookies.provider, share: 25 },
      { header: cookies.purpose, share: 28 },
      { header: `${cookies.lifetime}, ${cookies.needsConsent}`, share: 22 },
    ],
    rows: trackers.map((tracker) => [
      nameLines(tracker, words),
      providerLines(tracker, organisation, words),
      purposeLines(tracker, words),
      [lifetimeLine(tracker, words), ...consentLines(tracker, words)],
    ]),
  };
}

function nameLines(tracker: PublicTracker, words: Catalogue): Line[] {
  const { cookies } = words;
  const technologies = tracker.technologies.map((code) => cookies.technologies.get(code) ?? code);
  return [
    { text: tracker.name, tone: "strong" },
    { label: cookies.technicalName, ...knownLine(tracker.technicalName, words) },
    knownLine(technologies.length > 0 ? technologies.join(", ") : null, words),
    ...(tracker.host === null ? [] : [{ label: cookies.host, text: tracker.host }]),
    ...(tracker.sites.length === 0
      ? []
      : [{ label: cookies.sites, text: tracker.sites.join(", "), tone: "quiet" as const }]),
    ...(tracker.conditional === null ? [] : [{ text: cookies.onlyWhere(tracker.conditional) }]),
  ];
}

function providerLines(
  { provider, party, informationUrl }: PublicTracker,
  organisation: string,
  words: Catalogue,
): Line[] {
  const { cookies, list } = words;
  const partyLine: Line = {
    text: party === null ? cookies.partyUnknown : cookies.parties[party],
    tone: "quiet",
  };
  if (provider === null) {
    const own = party === "FIRST" ? cookies.ourselves(organisation) : null;
    return [knownLine(own, words), partyLine];
  }
  const { name, service, legalEntity, nowCalled } = provider;
  return [
    { text: name, tone: "strong" },
    ...(service === name ? [] : [{ text: service }]),
    ...nowCalled.map((now) => ({ text: cookies.nowCalled(now), tone: "quiet" as const })),
    ...(provider.function === null ? [] : [{ text: provider.function }]),
    { text: legalEntity.name ?? list.legalEntityUnknown, tone: "quiet" },
    partyLine,
    {
      label: cookies.moreBy,
      ...knownLine(informationUrl, words),
      ...(informationUrl !== null && { href: informationUrl }),
    },
  ];
}

function purposeLines({ purposes, elements }: PublicTracker, words: Catalogue): Line[] {
  return [
    ...(purposes.length === 0 ? [knownLine(null, words)] : purposes.map((text) => ({ text }))),
    ...(elements.length === 0
      ? []
      : [{ text: words.cookies.collects(elements.join(", ")), tone: "quiet" as const }]),
  ];
}

function lifetimeLine({ lifetimeKind, lifetime }: PublicTracker, words: Catalogue): Line {
  const { cookies } = words;
  if (lifetimeKind === "SESSION") return { text: cookies.session };
  if (lifetimeKind === "UNTIL_CLEARED") return { text: cookies.untilCleared };
  return knownLine(inPeriod(lifetime, words), words);
}

function consentLines(tracker: PublicTracker, words: Catalogue): Line[] {
  const { cookies } = words;
  const regimesWhere = (needed: boolean) =>
    tracker.consent
      .filter((one) => one.needed === needed)
      .map(({ regime }) => words.regimes[regime]);
  const [asked, free] = [regimesWhere(true), regimesWhere(false)];
  const { optOut, dataRetention } = tracker;
  const kept = inPeriod(dataRetention, words);
  return [
    ...(asked.length === 0 ? [] : [{ text: cookies.needed(inSentence(asked, words)) }]),
    ...(free.length === 0 ? [] : [{ text: cookies.notNeeded(inSentence(free, words)) }]),
    ...(kept === null ? [] : [{ text: cookies.keptFor(kept), tone: "quiet" as const }]),
    ...(optOut === null
      ? []
      : [
          {
            label: cookies.optOut,
            text: optOut.text ?? optOut.url ?? "",
            ...(optOut.url !== null && { href: optOut.url }),
          },
        ]),
  ];
}

function promiseSections({ promises }: PublicCookiePolicy, words: Catalogue): Section[] {
  const { cookies } = words;
  if (promises.length === 0) return [];
  const items = [
    { term: cookies.done, kept: promises.filter(({ kind }) => kind !== "NEGATIVE") },
    { term: cookies.notDone, kept: promises.filter(({ kind }) => kind === "NEGATIVE") },
  ].flatMap(({ term, kept }): Definition[] =>
    kept.length === 0 ? [] : [{ term, lines: kept.map(({ text }) => ({ text })) }],
  );
  return [
    {
      bookmark: cookies.promises,
      blocks: [heading(cookies.promises), { type: "definitions", items }],
    },
  ];
}

function contactSection(privacyEmail: string | null, words: Catalogue): Section {
  const { cookies, publication } = words;
  const line = knownLine(privacyEmail, words);
  return {
    bookmark: cookies.contact,
    blocks: [
      heading(cookies.contact),
      { type: "definitions", items: [{ term: publication.privacy, lines: [line] }] },
    ],
  };
}

function heading(text: string): Block {
  return { type: "heading", level: 1, text };
}

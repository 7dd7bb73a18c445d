import type { Catalogue } from "@/lib/domain/language/catalogue";
import { countryName, mechanismName } from "@/lib/domain/language/wording";
import type {
  NoticeActivity,
  NoticeBasis,
  NoticeData,
  NoticeRetention,
} from "@/lib/domain/publication/public-notice";
import type { NoticeRecipient } from "@/lib/domain/publication/public-notice-recipients";
import type { NoticeTransfer } from "@/lib/domain/publication/public-notice-transfers";
import type { Block, Line } from "./blocks";
import { knownLine } from "./document-parts";
import { periodInWords } from "./period-in-words";

/** Each purpose with the basis on which it rests (GDPR Art. 13(1)(c) and (d)). */
export function purposeTable(activities: readonly NoticeActivity[], words: Catalogue): Block {
  const terms = words.notice;
  return {
    type: "table",
    columns: [
      { header: terms.activity, share: 28 },
      { header: terms.purpose, share: 36 },
      { header: terms.basis, share: 36 },
    ],
    rows: activities.flatMap(({ name, purposes }) =>
      (purposes.length === 0 ? [{ text: null, bases: [] }] : purposes).map(({ text, bases }) => [
        [{ text: name, tone: "strong" as const }],
        [knownLine(text, words)],
        basisLines(bases, words),
      ]),
    ),
  };
}

function basisLines(bases: readonly NoticeBasis[], words: Catalogue): Line[] {
  const terms = words.notice;
  const known = bases.flatMap(({ code, regime }) => (code === null ? [] : [{ code, regime }]));
  const codes = [...new Set(known.map(({ code }) => code))];
  const once = (texts: readonly (string | null)[]) => [
    ...new Set(texts.flatMap((text) => text ?? [])),
  ];
  if (codes.length === 0) return [knownLine(null, words)];
  return [
    ...codes.map((code) => {
      const regimes = known
        .filter((one) => one.code === code)
        .map(({ regime }) => words.regimes[regime]);
      return { text: `${terms.bases.get(code) ?? code} (${regimes.join(", ")})` };
    }),
    ...once(bases.map(({ legitimateInterest }) => legitimateInterest)).map((text) => ({
      label: terms.interest,
      text,
    })),
    ...once(bases.map(({ law }) => law)).map((text) => ({ label: terms.law, text })),
    ...once(bases.map(({ withdrawal }) => withdrawal)).map((text) => ({
      label: terms.withdrawal,
      text,
    })),
  ];
}

/** Whose data and which, from where, and how long (GDPR Art. 13(2)(a), 14(1)(d) and (2)(f)). */
export function dataTable(activities: readonly NoticeActivity[], words: Catalogue): Block {
  const terms = words.notice;
  return {
    type: "table",
    columns: [
      { header: terms.activity, share: 24 },
      { header: terms.which, share: 28 },
      { header: `${terms.whose}, ${terms.source}`, share: 22 },
      { header: terms.kept, share: 26 },
    ],
    rows: activities.flatMap(({ name, data }) =>
      data.map((row) => [
        [{ text: name, tone: "strong" as const }],
        whichLines(row, words),
        whoseLines(row, words),
        row.kept ? keptLines(row, words) : [{ text: terms.notKept }],
      ]),
    ),
  };
}

function whichLines(
  { group, categories, elements, mandatory }: NoticeData,
  words: Catalogue,
): Line[] {
  const terms = words.notice;
  return [
    ...(group === null ? [] : [{ text: group, tone: "strong" as const }]),
    knownLine(categories.length > 0 ? categories.join(", ") : null, words),
    ...(elements.length === 0 ? [] : [{ text: elements.join(", "), tone: "quiet" as const }]),
    ...(mandatory === null ? [] : [{ text: mandatory ? terms.mandatory : terms.voluntary }]),
  ];
}

function whoseLines({ people, source, sourceText }: NoticeData, words: Catalogue): Line[] {
  const terms = words.notice;
  const from = source === null ? null : (terms.sources.get(source) ?? source);
  return [
    knownLine(people.length > 0 ? people.join(", ") : null, words),
    {
      label: terms.source,
      ...knownLine([from, sourceText].filter((part) => part !== null).join(": ") || null, words),
    },
  ];
}

function keptLines({ retention, furtherRetention = [] }: NoticeData, words: Catalogue): Line[] {
  return [retention, ...furtherRetention].flatMap((one) => [
    ...(one?.covers === undefined ? [] : [{ text: one.covers, tone: "strong" as const }]),
    ...retentionLines(one, words),
  ]);
}

function retentionLines(retention: NoticeRetention | null, words: Catalogue): Line[] {
  const terms = words.notice;
  if (retention === null) return [knownLine(null, words)];
  const { duration, criteria, trigger, statutory, law, exceptions, first } = retention;
  const period = duration === null ? null : periodInWords(duration, { mail: words.cookies });
  const start = trigger === null ? undefined : terms.triggers.get(trigger);
  const text = period === null || start === undefined ? period : terms.from(period, start);
  const ownWords = start === undefined ? trigger : null;
  return [
    ...(first === null ? [] : [{ label: terms.first, text: first }]),
    { ...(first !== null && { label: terms.afterwards }), ...knownLine(text ?? criteria, words) },
    ...(ownWords === null ? [] : [{ text: ownWords }]),
    ...(statutory
      ? [{ text: terms.statutory }, { label: terms.law, ...knownLine(law, words) }]
      : []),
    ...(exceptions.length === 0 ? [] : [{ text: terms.except(exceptions.join(", ")) }]),
  ];
}

/** Who receives data (GDPR Art. 13(1)(e)). */
export function recipientTable(recipients: readonly NoticeRecipient[], words: Catalogue): Block {
  const terms = words.notice;
  return {
    type: "table",
    columns: [
      { header: terms.recipient, share: 40 },
      { header: terms.purpose, share: 60 },
    ],
    rows: recipients.map((one) => [recipientLines(one, words), receivesLines(one, words)]),
  };
}

function recipientLines(recipient: NoticeRecipient, words: Catalogue): Line[] {
  const terms = words.notice;
  const { name, namedAs, kind, group, legalEntity, nowCalled } = recipient;
  const asWhat = { EXAMPLE: terms.example, CATEGORY: terms.category };
  return [
    { text: name, tone: "strong" },
    ...nowCalled.map((now) => ({ text: words.cookies.nowCalled(now), tone: "quiet" as const })),
    ...(group === null ? [] : [{ text: group }]),
    knownLine(kind === null ? null : (terms.kinds.get(kind) ?? kind), words),
    ...(namedAs === null && legalEntity === name
      ? []
      : [
          {
            text:
              namedAs === null ? (legalEntity ?? words.list.legalEntityUnknown) : asWhat[namedAs],
            tone: "quiet" as const,
          },
        ]),
  ];
}

function receivesLines({ purpose, condition, optOut }: NoticeRecipient, words: Catalogue): Line[] {
  const terms = words.notice;
  return [
    knownLine(purpose, words),
    ...(condition === null ? [] : [{ label: terms.condition, text: condition }]),
    ...(optOut === null ? [] : [{ label: terms.optOut, text: optOut, href: optOut }]),
  ];
}

/** Where data go, on what ground, and how to get a copy of it (GDPR Art. 13(1)(f)). */
export function transferTable(transfers: readonly NoticeTransfer[], words: Catalogue): Block {
  const terms = words.notice;
  return {
    type: "table",
    columns: [
      { header: terms.destination, share: 30 },
      { header: terms.mechanism, share: 40 },
      { header: terms.copy, share: 30 },
    ],
    rows: transfers.map(({ destination, from, recipient, mechanisms }) => [
      [
        {
          ...knownLine(destination === null ? null : countryName(destination, words), words),
          tone: "strong" as const,
        },
        ...(recipient === null ? [] : [{ label: terms.recipient, text: recipient }]),
        ...(from === null ? [] : [{ label: terms.source, text: from, tone: "quiet" as const }]),
      ],
      mechanisms.length === 0
        ? [knownLine(null, words)]
        : mechanisms.map(({ regime, code, module }) => ({
            label: words.regimes[regime],
            text: mechanismName(code, module, words),
          })),
      copies(mechanisms, words),
    ]),
  };
}

function copies(mechanisms: NoticeTransfer["mechanisms"], words: Catalogue): Line[] {
  const texts = [...new Set(mechanisms.flatMap(({ copy }) => copy ?? []))];
  return texts.length === 0 ? [knownLine(null, words)] : texts.map((text) => ({ text }));
}

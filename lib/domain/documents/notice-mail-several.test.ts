import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { mailLanguages } from "./mail-language";
import type { MailFacts } from "./mail-view";
import { noticeMail } from "./notice-mail";
import type { ChangeDetails } from "./notice-mail-details";
import { type NoticeToTell, ownNotice } from "./notice-mail-own";
import { withSharedAgreements } from "./notice-mail-several";

const language = mailLanguages.en;
const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "DISPATCH",
  rollForward: false,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: { notice: "thirty days in advance" },
});
const dates = {
  startsOn: day("2026-11-23"),
  noticeLastDay: day("2026-12-23"),
  objectionLastDay: day("2026-12-07"),
  earliestEffectiveOn: day("2026-12-24"),
};

const detailsOf = (id: string): [string, ChangeDetails] => [
  id,
  { id, title: `Title ${id}`, reason: null, subprocessors: [], others: [] },
];
const facts: MailFacts = {
  language: "en",
  kind: "NOTICE",
  isSimulated: false,
  organisation: "Helpdesk",
  sender: "Helpdesk GmbH, Berlin",
  privacyMailbox: null,
  objectionMailbox: "objections@helpdesk.example",
  listUrl: "https://trust.example/subprocessors",
  changesUrl: "https://trust.example/changes",
  publicChanges: ["CS-1", "CS-2"],
  publicationsUrl: "https://trust.example/publications",
  objectUrl: "https://trust.example/object",
  portalUrl: "https://trust.example/portal",
  details: new Map(["CS-1", "CS-2"].map(detailsOf)),
};

type Told = Partial<NoticeToTell> & { agreement?: string };

function mailOf(told: readonly (Told & { details: string })[]) {
  const notices = told.map(({ agreement = "a", ...notice }) =>
    ownNotice(
      {
        ...{ agreementTitle: `Agreement ${agreement}`, agreementLanguage: null },
        ...{ changeClass: "M1", terms, dates },
        ...{ plannedOn: null, knownOn: null, effectiveOn: null, ground: null },
        ...notice,
      },
      language,
    ),
  );
  const refs = told.map(({ agreement = "a" }) => agreement);
  const own = {
    isProcessor: true,
    isPossibleDuplicate: false,
    notices: withSharedAgreements(notices, refs),
    words: { customer: "Client" },
  };
  const view = noticeMail(facts, own, language);
  const texts = view.blocks.flatMap((block) => ("text" in block ? block.text : []));
  return { subject: view.subject, texts, headings: texts.filter((text) => /relied on/.test(text)) };
}

describe("a mail about several notices", () => {
  test("says once what several changes rely on", () => {
    const later = { ...dates, earliestEffectiveOn: day("2027-01-30") };
    const { headings } = mailOf([{ details: "CS-1" }, { details: "CS-2", dates: later }]);
    expect(headings).toEqual(["CS-1, CS-2: The agreement relied on"]);
  });

  test("says each by itself where agreements or clauses differ", () => {
    const inform = { details: "CS-2", changeClass: "M2" } as const;
    expect(mailOf([{ details: "CS-1" }, inform]).headings).toHaveLength(2);
    const other = { details: "CS-1", agreement: "b" };
    expect(mailOf([{ details: "CS-1" }, other]).headings).toHaveLength(2);
  });

  test("asks in its subject for the most that any of them asks for", () => {
    const inform = { details: "CS-1", changeClass: "M2" } as const;
    const specific = { ...terms, authorisation: "SPECIFIC" } as const;
    expect(mailOf([inform, { details: "CS-2" }]).subject).toContain("(you can object)");
    expect(mailOf([inform, { details: "CS-2", terms: specific }]).subject).toContain(
      "(your approval is needed)",
    );
    expect(mailOf([inform, { ...inform, details: "CS-2" }]).subject).not.toContain("(");
  });

  test("gives a processor a text in which each day stands with its change and agreement", () => {
    const later = { ...dates, earliestEffectiveOn: day("2027-01-30") };
    const { texts } = mailOf([
      { details: "CS-1" },
      { details: "CS-1", agreement: "b", dates: later },
      { details: "CS-2", dates: later },
    ]);
    const forwarded = texts.slice(texts.findIndex((text) => text.startsWith("Subject:")));
    const days = forwarded.filter((text) => /What changes|effect on|All facts/.test(text));
    expect(days).toEqual([
      "What changes: Title CS-1. Reason: not stated.",
      "Under “Agreement a”: It takes effect on 24 December 2026 at the earliest.",
      "Under “Agreement b”: It takes effect on 30 January 2027 at the earliest.",
      "What changes: Title CS-2. Reason: not stated.",
      "It takes effect on 30 January 2027 at the earliest.",
      "All facts about it: https://trust.example/changes/CS-1",
      "All facts about it: https://trust.example/changes/CS-2",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { apply, bodyOf, type RecordChange } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import type { Line } from "./blocks";
import { mailLanguages } from "./mail-language";
import type { MailFacts, MailKind, MailView } from "./mail-view";
import { noticeMail } from "./notice-mail";
import { changeDetails } from "./notice-mail-details";
import { type NoticeToTell, ownNotice } from "./notice-mail-own";
import { periodInWords } from "./period-in-words";

const language = mailLanguages.en;
const before = given.completeRegister();
const on = given.today;

function put(
  kind: RecordChange["kind"],
  record: { ref: string; validFrom?: string },
): RecordChange {
  const { ref, validFrom: _validFrom, ...body } = record;
  return { kind, ref, validFrom: on, body };
}

const addition = [
  put(
    "LegalEntity",
    given.legalEntity({
      ref: "observa-inc",
      legalName: "Observa, Inc.",
      street: "620 8th Avenue",
      city: "New York",
      postalCode: "10018",
      country: "US",
      contactEmail: "privacy@observa.example",
    }),
  ),
  put("Vendor", given.vendor({ ref: "observa", name: "Observa", legalEntityId: "observa-inc" })),
  put(
    "VendorService",
    given.vendorService({ ref: "observa-logs", vendorId: "observa", name: "Observa Logs" }),
  ),
  put(
    "Engagement",
    given.engagement({
      ref: "logs",
      vendorServiceId: "observa-logs",
      purpose: "Find faults",
      parentEngagementId: "hosting",
      duration: undefined,
    }),
  ),
  put(
    "ProcessingLocation",
    given.processingLocation({ ref: "logs-us", engagementId: "logs", city: "Ashburn" }),
  ),
  put("Transfer", given.transfer({ ref: "logs-transfer", engagementId: "logs" })),
  put("TransferMechanismUse", given.framework({ ref: "logs-dpf", transferId: "logs-transfer" })),
  put(
    "TransferMechanismUse",
    given.transferMechanismUse({ ref: "logs-scc", transferId: "logs-transfer" }),
  ),
];

const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "NEXT_WORKING_DAY",
  rollForward: true,
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

function textOf({ blocks }: MailView): string {
  const lineText = ({ label, text }: Line) => (label === undefined ? text : `${label}: ${text}`);
  return blocks
    .flatMap((block) => {
      if (block.type === "panel" || block.type === "definitions") {
        return block.items.map(({ term, lines }) => `${term}: ${lines.map(lineText).join(" / ")}`);
      }
      if (block.type === "note") return [`${block.title}: ${block.lines.map(lineText).join(" ")}`];
      return "text" in block ? [block.text] : [];
    })
    .join("\n");
}

type Wanted = {
  kind?: MailKind;
  changes?: RecordChange[];
  notice?: Partial<NoticeToTell>;
  facts?: Partial<MailFacts>;
  isProcessor?: boolean;
  attempt?: string;
  objectionToken?: string;
};

function mail({
  kind = "NOTICE",
  changes = addition,
  notice,
  facts,
  isProcessor = false,
  attempt,
  objectionToken,
}: Wanted = {}) {
  const change = {
    id: "CS-2",
    title: "Add Observa",
    reason: "To find faults sooner",
    before,
    after: apply(before, changes),
    items: classify(before, changes, on, []),
  };
  const shared: MailFacts = {
    language: "en",
    kind,
    isSimulated: false,
    organisation: "Helpdesk",
    sender: "Helpdesk GmbH, Berlin",
    privacyMailbox: "privacy@helpdesk.example",
    objectionMailbox: "objections@helpdesk.example",
    listUrl: "https://trust.example/subprocessors",
    changesUrl: "https://trust.example/changes",
    publicChanges: ["CS-2"],
    publicationsUrl: "https://trust.example/publications",
    objectUrl: "https://trust.example/object",
    portalUrl: "https://trust.example/portal",
    details: new Map([["all", changeDetails(change, changes, language)]]),
    ...facts,
  };
  const told = {
    details: "all",
    agreementTitle: "Client agreement",
    agreementLanguage: null,
    changeClass: "M1" as const,
    terms,
    dates,
    plannedOn: null,
    effectiveOn: null,
    knownOn: null,
    ground: null,
    ...notice,
  };
  const view = noticeMail(
    shared,
    {
      isProcessor,
      isPossibleDuplicate: attempt !== undefined,
      notices: [ownNotice(told, language)],
      words: {
        customer: "Client",
        publication: "7",
        publicationHash: "abc",
        ...(attempt === undefined ? {} : { attempt }),
        ...(objectionToken === undefined ? {} : { objectionToken }),
      },
    },
    language,
  );
  return { view, text: textOf(view) };
}

describe("a notice of a new sub-processor", () => {
  test.each([
    "New sub-processor: Observa (Observa Logs)",
    "Legal entity: Observa, Inc.",
    "Address: 620 8th Avenue, 10018 New York, United States",
    "Contact: Privacy team, privacy@observa.example",
    "Service: Observa Logs",
    "Purpose: Find faults",
    "Personal data: Messages",
    "Data subjects: People who write to support",
    "Locations: United States, Ashburn: storage",
    "Transfer mechanism: EU: Data Privacy Framework; else EU SCCs 2021/914, module 3",
    "Products: Desk",
    "Duration: not known",
    "Engaged by: Acme (Acme Hosting), itself a sub-processor of ours",
    "Reason: To find faults sooner",
    "You can object until: the end of 7 December 2026 / time zone Europe/Paris",
    "Takes effect for you: not before 24 December 2026",
    "“thirty days in advance”",
    "All sub-processors: https://trust.example/subprocessors",
    "number 7, with the hash / abc",
    "it cannot be unsubscribed",
  ])("says: %s", (fact) => {
    expect(mail().text).toContain(fact);
  });

  test("under general authorisation says that silence lets the change take effect", () => {
    expect(mail().text).toContain(
      "by the end of 7 December 2026 (Europe/Paris), the change may take effect for your agreement from 24 December 2026",
    );
    expect(mail().view.subject).toBe(
      "Helpdesk, change CS-2: Add Observa (objections until 7 December 2026)",
    );
  });

  test("under specific authorisation says that nothing happens without approval", () => {
    const { text, view } = mail({ notice: { terms: { ...terms, authorisation: "SPECIFIC" } } });
    expect(text).toContain("Silence is not consent");
    expect(text).not.toContain("may take effect");
    expect(view.subject).toContain("your approval is needed");
  });

  test("leads to a page on which its reader objects, and to the portal", () => {
    const { text, view } = mail({ objectionToken: "token" });
    expect(text).toContain("Object here: https://trust.example/object/token");
    expect(text).toContain("object on a page of your own");
    expect(text).toContain("Or write to objections@helpdesk.example");
    expect(text).toContain("notices and objections: https://trust.example/portal");
    const hrefs = JSON.stringify(view).match(/"href":"[^"]*object\/token"/g);
    expect(hrefs).toHaveLength(2);
  });

  test("under specific authorisation leads to where it is approved", () => {
    const { text } = mail({
      objectionToken: "token",
      notice: { terms: { ...terms, authorisation: "SPECIFIC" } },
    });
    expect(text).toContain("Approve here: https://trust.example/portal");
  });

  test("that is only shown has no link that objects", () => {
    expect(JSON.stringify(mail().view)).not.toContain("/object");
  });

  test("names the planned day where it is later than the earliest", () => {
    expect(mail({ notice: { plannedOn: day("2027-01-11") } }).text).toContain(
      "not before 24 December 2026 / planned for 11 January 2027",
    );
    expect(mail({ notice: { plannedOn: day("2026-12-01") } }).text).not.toContain("planned for");
  });

  test("asks a processor to tell its controllers", () => {
    expect(mail({ isProcessor: true }).text).toContain("tell your own controllers in good time");
    expect(mail().text).not.toContain("your own controllers");
  });

  test("gives a processor a text to send on, with a day that leaves it time to object", () => {
    const { text } = mail({ isProcessor: true });
    expect(text).toContain("A text that you can send on");
    expect(text).toContain("Clause 9(a) of the standard contractual clauses, Module Three");
    expect(text).toMatch(/New sub-processor: Observa\b.*Legal entity:/s);
    expect(text).toMatch(/If you object, please tell us by \d+ \w+ 20\d\d/);
    expect(mail({ isProcessor: true, kind: "CONFIRMATION" }).text).not.toContain(
      "A text that you can send on",
    );
  });

  test("says visibly when it may be a second copy, and when it is simulated", () => {
    const { text, view } = mail({ attempt: "3", facts: { isSimulated: true } });
    expect(text).toContain("This is attempt 3 to send it");
    expect(text).toContain("Simulated:");
    expect(view.subject).toMatch(/^\[SIMULATED\] /);
  });
});

describe("a mail promises no right that the class does not give", () => {
  test.each([
    [
      "M2",
      {
        changeClass: "M2",
        terms: { ...terms, objectionPeriod: null },
        dates: { ...dates, objectionLastDay: null },
      },
    ],
    ["A", { changeClass: "A", dates: null, effectiveOn: day("2026-11-01") }],
  ] as const)("class %s has no day to object by", (_class, notice) => {
    const { text, view } = mail({ notice });
    expect(text).not.toMatch(/can object until|How to object|Time to object/);
    expect(view.subject).not.toContain("objections until");
  });

  test("a change of which the public list says nothing leads to no page of it", () => {
    const page = "https://trust.example/changes/CS-2";
    expect(mail().text).toContain(page);
    expect(mail({ facts: { publicChanges: [] } }).text).not.toContain(page);
  });

  test("an adverse fact says since when it is true, and since when it is known", () => {
    const notice = {
      changeClass: "A" as const,
      dates: null,
      effectiveOn: day("2026-11-18"),
      knownOn: day("2026-11-22"),
    };
    const { text } = mail({ kind: "ADVERSE", notice });
    expect(text).toContain("True since: 18 November 2026");
    expect(text).toContain("Known to us since: 22 November 2026");
    expect(text).toContain("has to tell you without undue delay");
    expect(text).not.toContain("you are told without undue delay");
  });

  test("neither do a confirmation and a withdrawal", () => {
    const confirmation = mail({
      kind: "CONFIRMATION",
      notice: { effectiveOn: day("2026-12-24"), ground: "LAPSE" },
    });
    expect(confirmation.text).toContain("In effect for you since: 24 December 2026");
    expect(confirmation.text).toContain("no objection stands in the way");
    const withdrawal = mail({ kind: "WITHDRAWAL", notice: { dates: null } });
    expect(withdrawal.text).toContain("will not be made");
    for (const { text } of [confirmation, withdrawal])
      expect(text).not.toMatch(/How to object|Object here|may take effect|can object until/);
  });
});

describe("a change of what is there", () => {
  test("is told as before and after, in words", () => {
    const changes = [
      put("ProcessingLocation", given.processingLocation({ country: "DE" })),
      {
        kind: "Engagement" as const,
        ref: "hosting",
        validFrom: on,
        body: { ...bodyOf(before, { kind: "Engagement", ref: "hosting" }), duration: "Two years" },
      },
    ];
    const { text } = mail({ changes });
    expect(text).toContain("Processing location: country: Before: United States / After: Germany");
    expect(text).toContain("Duration: Before: Term of the agreement / After: Two years");
    expect(text).toContain("Facts after the change");
    // By now others may have changed a fact that was never announced with it.
    const withdrawn = mail({ kind: "WITHDRAWAL", notice: { dates: null }, changes }).text;
    expect(withdrawn).toContain("Duration: Before: Term of the agreement / After: Two years");
    expect(withdrawn).not.toContain("Facts after the change");
  });

  test("shows how an examination ended, and nothing of its text", () => {
    const secret = "kept to ourselves";
    const texts = { title: secret, conclusion: secret, assessor: secret, lawsConsidered: [secret] };
    const changes = [
      put(
        "TransferImpactAssessment",
        given.transferImpactAssessment({ ...texts, status: "OUTDATED" }),
      ),
      put("TransferImpactAssessment", given.transferImpactAssessment({ ...texts, ref: "anew" })),
      put("Certification", given.certification({ ref: "soc", title: secret, scope: secret })),
      put(
        "Certification",
        given.certification({ title: secret, issuer: secret, expiresOn: "2027-05-31" }),
      ),
      put(
        "LegitimateInterestAssessment",
        given.legitimateInterestAssessment({ ref: "lia", title: secret }),
      ),
      put("DpiaScreening", given.dpiaScreening({ ref: "screening", title: secret })),
      put("DueDiligence", given.dueDiligence({ ref: "diligence", title: secret })),
    ];
    const { text } = mail({ changes });
    expect(text).not.toContain(secret);
    expect(text).toContain("United States / Before: approved / After: outdated");
    expect(text).toContain("Certification: valid to: ISO/IEC 27001 / Before: 31 May 2028");
  });

  test("names who replaces whom where one comes and one goes", () => {
    const { text } = mail({
      changes: [
        ...addition.slice(0, 3),
        put("Engagement", given.engagement({ ref: "logs", vendorServiceId: "observa-logs" })),
        { kind: "Engagement", ref: "hosting", validFrom: on, body: null },
      ],
    });
    expect(text).toContain("Replaces: Acme (Acme Hosting)");
    expect(text).toContain("No longer used: Acme (Acme Hosting)");
  });
});

test.each([
  ["P30D", "30 days"],
  ["P1M", "1 month"],
  ["P1Y6M", "1 year 6 months"],
  ["P2W", "2 weeks"],
])("the period %s reads %s", (period, text) => {
  expect(periodInWords(period, language)).toBe(text);
});

describe("the notice of an emergency that the agreement covers", () => {
  const emergency = {
    terms: {
      ...terms,
      effect: "EMERGENCY",
      noticePeriod: "P0D",
      effectiveAfter: "AT_ONCE",
      clauses: { notice: "§ 6.6: In a security incident …" },
      emergency: {
        ground: "SECURITY_INCIDENT",
        clause: "§ 6.6: In a security incident …",
        period: null,
        remedy: "TERMINATE_SERVICE",
      },
    },
    dates: {
      startsOn: day("2026-11-23"),
      noticeLastDay: day("2026-11-23"),
      objectionLastDay: day("2026-12-07"),
      earliestEffectiveOn: day("2026-11-21"),
    },
  } as const;

  test("says from when, why no period is waited for, and until when to object all the same", () => {
    const { text } = mail({ notice: emergency });
    expect(text).toContain("in an emergency, as the clause of your agreement on emergencies");
    expect(text).toContain("Emergency: Security incident");
    expect(text).toContain("from 21 November 2026, by the clause on emergencies");
    expect(text).toContain("You can object until: the end of 7 December 2026");
    expect(text).toContain("also once the change is in effect");
    expect(text).toContain("gives you the right to end the service concerned");
    expect(text).toContain("“§ 6.6: In a security incident …”");
    expect(text).not.toContain("Notice period ends");
  });
});

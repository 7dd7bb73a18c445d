import type { Dealings, DealtChange, DealtNotice } from "@/lib/domain/findings/dealings";
import type { LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import type { Register, Row } from "@/lib/domain/register";
import { given } from "./given";

export type Dealt = { readonly register: Register; readonly dealings: Dealings };

const usedFrom = given.day("2026-06-01");

/** An engagement that came by a change of May 2026, was told in time and took effect on 1 June. */
const translation: Row<"Engagement"> = given.engagement({
  ref: "translation",
  vendorServiceId: "own-translation",
  validFrom: usedFrom,
  actualUseFrom: usedFrom,
});

const translationPlace = given.processingLocation({
  ref: "translation-de",
  engagementId: "translation",
  country: "DE",
});

function notice(wanted: Partial<DealtNotice> = {}): DealtNotice {
  return {
    agreementRef: "client-agreement",
    customerRef: "client",
    changeClass: "M1",
    silenceApproves: false,
    effect: "PERIODS",
    startsOn: given.day("2026-05-01"),
    objectionLastDay: given.day("2026-05-31"),
    earliestEffectiveOn: usedFrom,
    effectiveOn: usedFrom,
    isDeclined: false,
    isApproved: false,
    openObjectionOn: null,
    unansweredObjectionOn: null,
    deliveries: { all: 2, good: 2 },
    ...wanted,
  };
}

function change(wanted: Partial<DealtChange> = {}): DealtChange {
  const { ref, validFrom, ...body } = translation;
  return {
    id: "CS-5",
    title: "Add translation",
    state: "ACTIVE",
    plannedOn: usedFrom,
    isPerCustomer: false,
    changes: [{ kind: "Engagement", ref, validFrom, body }],
    added: ["translation"],
    owed: ["client-agreement"],
    notices: [notice()],
    lowered: [],
    ...wanted,
  };
}

function dealings(wanted: Partial<Dealings> = {}): Dealings {
  return {
    contacts: new Map([["client", 2]]),
    changes: [change()],
    published: {
      number: 3,
      entries: [
        { ref: "hosting", name: "Acme Hosting", isLeaving: false },
        { ref: "translation", name: "Acme Hosting", isLeaving: false },
      ],
    },
    annexes: [],
    heldBack: new Map(),
    ...wanted,
  };
}

type Records = Parameters<typeof given.completeRegister>[0];

function register(records: Records = {}): Register {
  return given.withRecords(
    given.completeRegister({
      Vendor: [given.vendor({ ref: "own", name: "Helpdesk", legalEntityId: "helpdesk-gmbh" })],
      VendorService: [
        given.vendorService({
          ref: "own-translation",
          vendorId: "own",
          name: "Translation",
          function: "Translation",
        }),
      ],
      Engagement: [translation],
      ProcessingLocation: [translationPlace],
    }),
    records,
  );
}

/** Dealings in which no rule finds anything: a change that was told, waited for, and took effect on its day. */
export const dealt = { register, dealings, change, notice, translation };

function noticed(wanted: Partial<DealtNotice>, more: Partial<DealtChange> = {}): Dealt {
  const told = { changes: [change({ notices: [notice(wanted)], ...more })] };
  return { register: register(), dealings: dealings(told) };
}

const waiting: Partial<DealtChange> = { state: "ANNOUNCED", plannedOn: given.day("2027-01-15") };
const open: Partial<DealtNotice> = {
  effectiveOn: null,
  earliestEffectiveOn: given.day("2027-01-10"),
};

/** For each core rule on dealings, the least change to those in which nothing is found at which it fires. */
export const dealingCases: Readonly<Partial<Record<LinterRuleCode, () => Dealt>>> = {
  "ENG-007": () => ({
    register: register(),
    dealings: dealings({
      published: { number: 3, entries: [{ ref: "hosting", name: "Acme", isLeaving: false }] },
    }),
  }),
  "ENG-012": () => noticed({ earliestEffectiveOn: given.day("2026-06-02") }),
  "ENG-013": () => noticed({ openObjectionOn: given.day("2026-05-20") }),
  "ENG-019": () => ({
    register: register({
      CustomerAgreement: [given.customerAgreement({ authorisation: "SPECIFIC" })],
    }),
    dealings: dealings(),
  }),
  "CHG-001": () => noticed({}, { notices: [] }),
  "CHG-002": () => noticed({ effectiveOn: given.day("2026-05-31") }),
  "CHG-003": () => {
    const { dealings: told } = noticed(open, waiting);
    return {
      register: given.withRecords(given.completeRegister(), {
        Organisation: [given.organisation({ objectionEmail: undefined, privacyEmail: undefined })],
        ProcessingLocation: [translationPlace],
      }),
      dealings: told,
    };
  },
  "CHG-004": () => noticed({ ...open, deliveries: { all: 0, good: 0 } }, waiting),
  "CHG-005": () => noticed({ ...open, deliveries: { all: 1, good: 0 } }, waiting),
  "CHG-007": () =>
    noticed(
      {},
      {
        lowered: [
          {
            kind: "Engagement",
            ref: "translation",
            field: "purpose",
            from: "M1",
            to: "I",
            reason: "Only the words are new",
            isSeconded: false,
          },
        ],
      },
    ),
  "CHG-009": () => noticed({ unansweredObjectionOn: given.day("2026-05-20") }),
  "DPA-002": () => ({ register: register(), dealings: dealings({ contacts: new Map() }) }),
  "DPA-003": () => ({
    register: register(),
    dealings: dealings({
      changes: [],
      annexes: [
        {
          agreementRef: "client-agreement",
          publication: 2,
          engagements: new Set(["hosting"]),
        },
      ],
    }),
  }),
};

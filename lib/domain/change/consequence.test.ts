import { describe, expect, test } from "vitest";
import { type Instant, instantOf } from "@/lib/domain/calendar";
import { find, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { type ConsequenceInput, consequence } from "./consequence";
import { hidesBehindAdverse, isGated, isTold } from "./materiality";

/** Saturday 21 November 2026, 15:00 in Paris. */
const sentAt = instantOf("2026-11-21T15:00+01:00");

const workedTerms = {
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "DISPATCH",
  rollForward: true,
} as const;

function outcome(
  register: Register,
  changes: readonly RecordChange[],
  more: Partial<ConsequenceInput> = {},
  at: Instant = sentAt,
) {
  return consequence({
    register,
    changes,
    overrides: [],
    at,
    contacts: new Map([["client", 1]]),
    ...more,
  });
}

function withAgreements(...agreements: Parameters<typeof given.customerAgreement>[0][]): Register {
  return given.withRecords(ruleWorld, {
    CustomerAgreement: agreements.map((fields) => given.customerAgreement(fields)),
  });
}

const otherPurpose = changed(ruleWorld, "Engagement", "hosting", { purpose: "Other" });

describe("the dates of each customer", () => {
  const register = withAgreements(
    { ref: "client-agreement", ...workedTerms },
    { ref: "auckland", ...workedTerms, zone: "Pacific/Auckland" },
    { ref: "slow", ...workedTerms, noticePeriod: "P90D" },
  );
  const told = outcome(register, [otherPurpose]);

  test("are those of the worked example", () => {
    expect(told.customers.find(({ agreement }) => agreement === "client-agreement")?.dates).toEqual(
      {
        startsOn: "2026-11-21",
        noticeLastDay: "2026-12-21",
        objectionLastDay: "2026-12-07",
        earliestEffectiveOn: "2026-12-22",
      },
    );
  });

  test("are counted on the calendar of its own zone", () => {
    expect(told.customers.find(({ agreement }) => agreement === "auckland")?.dates).toMatchObject({
      startsOn: "2026-11-22",
      earliestEffectiveOn: "2026-12-23",
    });
  });

  test("give the earliest day for all: that of the last", () => {
    expect(told.customers.map(({ dates }) => dates?.earliestEffectiveOn)).toEqual([
      "2026-12-22",
      "2026-12-23",
      "2027-02-20",
    ]);
    expect(told.earliestEffectiveOn).toBe("2027-02-20");
  });

  test("have no objection day for class M2", () => {
    const [customer] = outcome(register, [
      changed(register, "LegalEntity", "acme-inc", { ultimateParentCountry: "FR" }),
    ]).customers;
    expect(customer).toMatchObject({ class: "M2", dates: { objectionLastDay: null } });
  });

  test("are none where the customer's signature decides, or where nothing must wait", () => {
    const amended = outcome(register, [
      changed(register, "CustomerAgreement", "client-agreement", { noticePeriod: "P60D" }),
    ]);
    expect(amended).toMatchObject({
      perCustomer: true,
      customers: [{ dates: null, terms: { effect: "SIGNATURE" }, blockers: ["SIGNATURE_NEEDED"] }],
    });
  });

  test("are those of the terms after the change, where it changes the terms", () => {
    const [customer] = outcome(register, [
      changed(register, "CustomerAgreement", "client-agreement", { noticePeriod: "P60D" }),
    ]).customers;
    expect(customer?.terms.noticePeriod).toBe("P60D");
  });

  test("are none where nothing waits: an adverse fact is told at once", () => {
    const adverse = outcome(register, [
      changed(register, "Transfer", "hosting-transfer", { assessmentStatus: "NEGATIVE" }),
    ]);
    expect(adverse).toMatchObject({ class: "A", earliestEffectiveOn: null });
    expect(adverse.customers.map(({ class: changeClass, dates }) => [changeClass, dates])).toEqual([
      ["A", null],
      ["A", null],
      ["A", null],
    ]);
  });

  test("are none where nobody has to be told", () => {
    const informative = outcome(register, [
      changed(register, "ProcessingLocation", "hosting-us", { region: "us-west-2" }),
    ]);
    expect(informative).toMatchObject({
      class: "I",
      internal: false,
      customers: [],
      earliestEffectiveOn: null,
    });
  });
});

describe("who is told, and who has to be waited for", () => {
  test("is told of classes A, M1 and M2, and waits for M1 and M2", () => {
    const classes = ["A", "M1", "M2", "DS", "I", "E", "R"] as const;
    expect(classes.filter(isTold)).toEqual(["A", "M1", "M2"]);
    expect(classes.filter(isGated)).toEqual(["M1", "M2"]);
  });

  test("are the customers of the product, with the records that concern them", () => {
    const { customers } = outcome(ruleWorld, [
      otherPurpose,
      changed(ruleWorld, "ProcessingLocation", "hosting-us", { country: "IN", region: "x" }),
    ]);
    expect(customers.map(({ ref, agreement, items }) => ({ ref, agreement, items }))).toEqual([
      {
        ref: "client",
        agreement: "client-agreement",
        items: [
          { kind: "Engagement", ref: "hosting" },
          { kind: "ProcessingLocation", ref: "hosting-us" },
        ],
      },
    ]);
  });

  test("are not those for whom the record was left out before", () => {
    const leftOut = new Map([["client-agreement", new Set(["Engagement/hosting"])]]);
    expect(outcome(ruleWorld, [otherPurpose], { leftOut }).customers).toEqual([]);
  });

  test("for whom one part is an adverse fact do not get another without its gate", () => {
    const leftOut = new Map([["client-agreement", new Set(["Engagement/hosting"])]]);
    const inUse = changed(ruleWorld, "Engagement", "hosting", { actualUseFrom: "2026-11-01" });
    const mail = changed(ruleWorld, "Engagement", "mail", { purpose: "Other" });
    const both = outcome(ruleWorld, [inUse, mail], { leftOut, lacking: leftOut });
    expect(both.class).toBe("M1");
    expect(both.customers.find(({ agreement }) => agreement === "client-agreement")?.class).toBe(
      "A",
    );
    expect(hidesBehindAdverse(both)).toBe(true);
    const apart = new Map([
      ["client-agreement", new Set(["Engagement/hosting", "Engagement/mail"])],
    ]);
    const others = outcome(ruleWorld, [inUse, mail], { leftOut: apart, lacking: leftOut });
    expect(others.customers.map((one) => one.class)).toEqual(["A", "M1"]);
    expect(hidesBehindAdverse(others)).toBe(true);
    expect(hidesBehindAdverse(outcome(ruleWorld, [inUse], { leftOut }))).toBe(false);
    expect(hidesBehindAdverse(outcome(ruleWorld, [mail], { leftOut }))).toBe(false);
  });

  test("are nobody for an internal change", () => {
    expect(
      outcome(ruleWorld, [changed(ruleWorld, "Engagement", "hosting", { notes: "Ask" })]),
    ).toMatchObject({
      class: null,
      internal: true,
      customers: [],
    });
  });

  test("follows a class that was set by hand", () => {
    const overrides = [
      { kind: "Engagement", ref: "hosting", field: "purpose", class: "E", reason: "A full stop" },
    ] as const;
    expect(outcome(ruleWorld, [otherPurpose], { overrides })).toMatchObject({
      class: "E",
      customers: [],
    });
  });
});

describe("who asks for telling a customer", () => {
  test("is the law where a sub-processor is added, and contracts elsewhere", () => {
    const basisOf = (changes: readonly RecordChange[]) => [
      ...new Set(outcome(ruleWorld, changes).customers.map(({ basis }) => basis)),
    ];
    const newcomer = added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] }));
    expect(basisOf([newcomer])).toEqual(["LAW"]);
    expect(basisOf([otherPurpose])).toEqual(["CONTRACT"]);
  });
});

describe("what stands in the way", () => {
  const blockersOf = (
    register: Register,
    changes: readonly RecordChange[],
    contacts = new Map([["client", 1]]),
  ) => outcome(register, changes, { contacts }).customers.map(({ blockers }) => blockers);

  test("is nothing where somebody can be told and authorisation is general", () => {
    expect(blockersOf(ruleWorld, [otherPurpose])).toEqual([[]]);
  });

  test("is a customer without a contact", () => {
    expect(blockersOf(ruleWorld, [otherPurpose], new Map())).toEqual([["NO_CONTACT"]]);
    expect(blockersOf(ruleWorld, [otherPurpose], new Map([["client", 0]]))).toEqual([
      ["NO_CONTACT"],
    ]);
  });

  test("is specific authorisation, which a silent agreement has, for class M1 alone", () => {
    const specific = withAgreements({ ref: "client-agreement", authorisation: undefined });
    expect(blockersOf(specific, [otherPurpose])).toEqual([["SPECIFIC_APPROVAL_NEEDED"]]);
    expect(
      blockersOf(specific, [
        changed(specific, "LegalEntity", "acme-inc", { ultimateParentCountry: "FR" }),
      ]),
    ).toEqual([[]]);
  });
});

describe("each customer on its own day", () => {
  const switchable = given.withRecords(ruleWorld, {
    Engagement: [given.engagement({ perTenantSwitch: true })],
  });

  test("is possible where every engagement concerned can be switched per customer", () => {
    expect(
      outcome(switchable, [changed(switchable, "Engagement", "hosting", { purpose: "Other" })])
        .perCustomer,
    ).toBe(true);
    expect(
      outcome(switchable, [
        changed(switchable, "ProcessingLocation", "hosting-us", { country: "IN" }),
      ]).perCustomer,
    ).toBe(true);
    expect(outcome(ruleWorld, [otherPurpose]).perCustomer).toBe(false);
  });

  test("is possible for a part that goes", () => {
    const without = given.without(switchable, "TransferMechanismUse", "framework-eu");
    expect(outcome(without, [ended("TransferMechanismUse", "clauses-eu")])).toMatchObject({
      class: "M1",
      perCustomer: true,
    });
  });

  test("is not possible where one of several cannot, or where the change is no engagement's", () => {
    const purpose = changed(switchable, "Engagement", "hosting", { purpose: "Other" });
    expect(
      outcome(switchable, [
        purpose,
        changed(switchable, "Engagement", "mail", { purpose: "Other" }),
      ]).perCustomer,
    ).toBe(false);
    expect(
      outcome(switchable, [
        purpose,
        changed(switchable, "SecurityMeasure", "encryption", { text: "Less" }),
      ]).perCustomer,
    ).toBe(false);
  });

  test("looks only at what has to wait", () => {
    const region = changed(switchable, "ProcessingLocation", "mail-de", { region: "Bavaria" });
    expect(
      outcome(switchable, [
        changed(switchable, "Engagement", "hosting", { purpose: "Other" }),
        region,
      ]).perCustomer,
    ).toBe(true);
    expect(outcome(switchable, [region]).perCustomer).toBe(false);
  });
});

test("a consequence changes nothing, and is the same each time", () => {
  const before = find(ruleWorld, "Engagement", "hosting");
  expect(outcome(ruleWorld, [otherPurpose])).toEqual(outcome(ruleWorld, [otherPurpose]));
  expect(find(ruleWorld, "Engagement", "hosting")).toBe(before);
});

describe("an emergency", () => {
  const covered = {
    ...workedTerms,
    basis: "OWN_DPA",
    authorisation: "GENERAL",
    emergencyAllowed: true,
    emergencyClause: "§ 6.6",
  } as const;
  const register = withAgreements(
    { ref: "client-agreement", ...covered },
    { ref: "soon", ...covered, emergencyNoticePeriod: "P3D", emergencyObjectionPeriod: "P10D" },
    { ref: "prevails", ...covered, basis: "SCC_2021_915" },
  );
  const ground = { emergencyGround: "SECURITY_INCIDENT" } as const;

  test("gives each agreement the days of its own clause, and the others their periods", () => {
    const { customers } = outcome(register, [otherPurpose], ground);
    expect(
      customers.map(({ agreement, emergency, terms, dates }) => [
        agreement,
        emergency?.verdict,
        terms.effect,
        dates?.objectionLastDay,
        dates?.earliestEffectiveOn,
      ]),
    ).toEqual([
      ["client-agreement", "COVERED", "EMERGENCY", "2026-12-07", "2026-11-21"],
      ["soon", "COVERED", "EMERGENCY", "2026-12-01", "2026-11-25"],
      ["prevails", "CLAUSES_PREVAIL", "PERIODS", "2026-12-07", "2026-12-22"],
    ]);
    expect(customers[2]?.blockers).toEqual(["EMERGENCY_NOT_COVERED"]);
  });

  test("covers nothing by a clause that the same change would bring", () => {
    const { customers } = outcome(
      register,
      [otherPurpose, changed(register, "CustomerAgreement", "prevails", { basis: "OWN_DPA" })],
      ground,
    );
    const prevails = customers.find(({ agreement }) => agreement === "prevails");
    expect(prevails?.emergency?.verdict).toBe("CLAUSES_PREVAIL");
  });

  test("is none for a change without the mark, and for what replaces nobody", () => {
    const usual = outcome(register, [otherPurpose]).customers;
    expect(usual.map(({ emergency }) => emergency)).toEqual([null, null, null]);
    const amended = outcome(
      register,
      [changed(register, "CustomerAgreement", "soon", { noticePeriod: "P60D" })],
      ground,
    ).customers;
    expect(amended.map(({ emergency }) => emergency)).toEqual([null]);
  });
});

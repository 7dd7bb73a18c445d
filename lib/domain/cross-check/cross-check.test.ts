import { describe, expect, test } from "vitest";
import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import { list, type Register } from "@/lib/domain/register";
import { subprocessors } from "@/lib/domain/subprocessor";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { crossCheck } from "./cross-check";
import { crossCheckView } from "./cross-check-view";
import type { AnnexNaming, Outputs } from "./outputs";

/** The outputs as they would be made from this register, but for what a test says otherwise. */
function outputsOf(register: Register, more: Partial<Outputs> = {}): Outputs {
  const refs = subprocessors(register).map(({ ref }) => ref);
  return {
    records: { engagements: new Set(refs), others: [] },
    list: { number: 7, names: new Map(refs.map((ref) => [ref, `Name of ${ref}`])) },
    annexes: annexesOf(register),
    notices: [],
    ...more,
  };
}

function annexesOf(register: Register): AnnexNaming[] {
  return list(register, "CustomerAgreement").map((agreement) => ({
    agreementRef: agreement.ref,
    engagements: new Set(
      agreementSubprocessors({ agreed: register, agreement }).map(
        ({ engagement }) => engagement.ref,
      ),
    ),
    heldBack: new Set(),
  }));
}

function found(register: Register, more: Partial<Outputs> = {}) {
  return crossCheck(register, outputsOf(register, more)).mismatches.map(
    ({ names, lacks, about, why, mend, agreements }) => ({
      difference: `${names} not ${lacks}`,
      about: `${about.kind}/${about.ref}`,
      why,
      mend,
      agreements,
    }),
  );
}

describe("where all name the same", () => {
  test("an annex owes nobody who serves an optional feature alone that its customer does not use", () => {
    const register = given.withRecords(ruleWorld, {
      Product: [given.product({ ref: "chat", name: "Chat", features: ["Push"] })],
      Engagement: [
        given.engagement({
          ref: "mail",
          vendorServiceId: "beta-mail",
          productIds: ["chat"],
          optional: true,
          features: ["Push"],
        }),
      ],
      CustomerAgreement: [
        given.customerAgreement({ ref: "chat-agreement", productIds: ["chat"] }),
        given.customerAgreement({
          ref: "plain",
          productIds: ["chat"],
          fieldStates: { features: { state: "NOT_APPLICABLE", reason: "None" } },
        }),
      ],
    });
    expect(
      annexesOf(register).map(({ agreementRef, engagements }) => [
        agreementRef,
        engagements.has("mail"),
      ]),
    ).toEqual([
      ["client-agreement", false],
      ["chat-agreement", true],
      ["plain", false],
    ]);
    expect(found(register)).toEqual([]);
    expect(crossCheck(register, outputsOf(register)).recipients).toContainEqual(
      expect.objectContaining({ ref: "mail", annexes: { named: 1, concerned: 1 } }),
    );
  });

  test("there is no difference, and each output is counted", () => {
    expect(found(ruleWorld)).toEqual([]);
    const { recipients, publication } = crossCheck(ruleWorld, outputsOf(ruleWorld));
    expect(publication).toBe(7);
    expect(recipients).toContainEqual({
      ref: "mail",
      title: "Name of mail",
      inRecords: true,
      onList: true,
      annexes: { named: 2, concerned: 2 },
      notices: { told: 0, owed: 0 },
    });
  });

  test("what is held back or left out for an agreement is agreed there", () => {
    const without = annexesOf(ruleWorld).map((annex) => ({
      ...annex,
      engagements: new Set<string>(),
      heldBack: new Set(["mail", "hosting"]),
    }));
    expect(found(ruleWorld, { annexes: without })).toEqual([]);
    const excluding = given.withRecords(ruleWorld, {
      CustomerAgreement: [given.customerAgreement({ excludedVendorIds: ["acme"] })],
    });
    expect(found(excluding)).toEqual([]);
  });
});

describe("the records against the list", () => {
  test("a recipient that the list has not got came after the publication", () => {
    const names = new Map([["hosting", "Acme"]]);
    const [difference] = found(ruleWorld, {
      list: { number: 7, names },
      annexes: [],
    });
    expect(difference).toMatchObject({
      difference: "RECORDS not LIST",
      about: "Engagement/mail",
      why: expect.stringContaining("after publication 7"),
      mend: { type: "CHANGES" },
    });
  });

  test("a recipient that no record has is explained by who takes part in its activity", () => {
    const bare = given.without(ruleWorld, "Participation", "helpdesk-tickets");
    expect(found(bare, { records: { engagements: new Set(["mail"]), others: [] } })).toMatchObject([
      {
        difference: "LIST not RECORDS",
        about: "Engagement/hosting",
        why: expect.stringContaining("none of our companies takes part"),
        mend: { type: "RECORD", key: { kind: "ProcessingActivity", ref: "tickets" } },
      },
    ]);
  });

  test("a recipient below another that names only our own activities is explained by that", () => {
    const below = given.withRecords(ruleWorld, {
      Engagement: [
        given.engagement({
          ref: "deep",
          activityIds: ["billing"],
          parentEngagementId: "hosting",
        }),
      ],
    });
    const records = { engagements: new Set(["hosting", "mail"]), others: [] };
    expect(found(below, { records })).toMatchObject([
      {
        about: "Engagement/deep",
        why: expect.stringContaining("names only other activities"),
        mend: { type: "RECORD", key: { kind: "Engagement", ref: "deep" } },
      },
    ]);
  });

  test("what the register has no more and the list still has waits for the next publication", () => {
    const names = new Map([...(outputsOf(ruleWorld).list?.names ?? []), ["gone", "Gone Ltd"]]);
    expect(found(ruleWorld, { list: { number: 7, names } })).toMatchObject([
      { about: "Engagement/gone", why: expect.stringContaining("publication 7 still lists it") },
    ]);
  });

  test("a company of the group that a record calls a sub-processor needs an engagement", () => {
    const other = {
      key: { kind: "Participation", ref: "uk-tickets" },
      name: "Helpdesk UK",
      entity: "helpdesk-uk",
    } as const;
    const records = { ...outputsOf(ruleWorld).records, others: [other] };
    expect(found(ruleWorld, { records })).toMatchObject([
      { difference: "RECORDS not LIST", about: "Participation/uk-tickets" },
    ]);
    const entity = "acme-inc";
    expect(found(ruleWorld, { records: { ...records, others: [{ ...other, entity }] } })).toEqual(
      [],
    );
  });
});

describe("the annexes", () => {
  test("lack everybody where the agreement names no product", () => {
    const before = given.withRecords(ruleWorld, {
      CustomerAgreement: [given.customerAgreement({ ref: "open", productIds: undefined })],
    });
    expect(found(before)).toMatchObject([
      {
        about: "CustomerAgreement/open",
        why: expect.stringContaining("names no product"),
        agreements: ["open"],
      },
    ]);
  });

  test("lack whom neither engagement nor activity gives a product, and several agreements are one difference", () => {
    const before = given.withRecords(ruleWorld, {
      ProcessingActivity: [given.processingActivity({ productIds: undefined })],
      Engagement: [given.engagement({ productIds: undefined })],
    });
    expect(found(before)).toMatchObject([
      {
        difference: "LIST not ANNEXES",
        about: "Engagement/hosting",
        why: expect.stringContaining("names a product"),
        agreements: ["client-agreement", "chat-agreement"],
      },
    ]);
  });

  test("name whom the list does not", () => {
    const annexes = annexesOf(ruleWorld).map((annex) => ({
      ...annex,
      engagements: new Set([...annex.engagements, "stray"]),
    }));
    expect(found(ruleWorld, { annexes })).toMatchObject([
      { difference: "ANNEXES not LIST", about: "Engagement/stray" },
    ]);
  });
});

describe("the notices", () => {
  const notice = {
    agreementRef: "client-agreement",
    engagementRef: "hosting",
    changeSetId: "change-9",
    title: "Acme is added",
  };

  test.each([
    ["WAITS", "has not taken effect"],
    ["OWED", "there is no notice"],
  ] as const)("that are %s are missed where an annex names whom they tell of", (state, words) => {
    expect(found(ruleWorld, { notices: [{ ...notice, state }] })).toMatchObject([
      {
        difference: "ANNEXES not NOTICES",
        why: expect.stringContaining(words),
        mend: { type: "CHANGE", id: "change-9" },
        agreements: ["client-agreement"],
      },
    ]);
  });

  test("that took effect or were closed are no difference", () => {
    for (const state of ["TOLD", "CLOSED"] as const)
      expect(found(ruleWorld, { notices: [{ ...notice, state }] })).toEqual([]);
  });
});

test("each difference is a sentence with a place where it is mended", () => {
  const names = new Map([["hosting", "Acme"]]);
  const check = crossCheck(
    ruleWorld,
    outputsOf(ruleWorld, { list: { number: 7, names }, annexes: [] }),
  );
  const view = crossCheckView(check, ruleWorld, given.today);
  expect(view.mismatches).toMatchObject([
    {
      difference: "The records of processing name it, the public list does not.",
      mend: { href: "/staff/changes" },
    },
  ]);
  expect(view.rows.map(({ ref, agrees }) => [ref, agrees])).toContainEqual(["mail", false]);
});

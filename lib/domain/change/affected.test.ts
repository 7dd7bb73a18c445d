import { describe, expect, test } from "vitest";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { affectedAgreements, isInForce, type LeftOut } from "./affected";
import { classify } from "./classify";

type Fields = Parameters<typeof given.customerAgreement>[0];

/** The world with these agreements beside those for the desk and for the chat. */
function withAgreements(...agreements: Fields[]): Register {
  return given.withRecords(ruleWorld, {
    CustomerAgreement: agreements.map((fields) => given.customerAgreement(fields)),
  });
}

function affected(before: Register, changes: readonly RecordChange[], ...lacking: LeftOut[]) {
  const items = classify(before, changes, given.today, []);
  const found = affectedAgreements(before, apply(before, changes), items, given.today, ...lacking);
  return Object.fromEntries(
    found.map(({ agreement, changeClass }) => [agreement.ref, changeClass]),
  );
}

const newInChat = added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] }));
const otherPurpose = changed(ruleWorld, "Engagement", "hosting", { purpose: "Other" });

describe("the agreements that a change set concerns", () => {
  test("are those for the product, and no other", () => {
    expect(affected(ruleWorld, [newInChat])).toEqual({ "chat-agreement": "M1" });
    expect(affected(ruleWorld, [otherPurpose])).toEqual({ "client-agreement": "M1" });
  });

  test("are those that name no product, too: nothing says that it is not theirs", () => {
    const before = withAgreements(
      { ref: "silent", productIds: undefined },
      { ref: "empty", productIds: [] },
    );
    expect(affected(before, [newInChat])).toEqual({
      "chat-agreement": "M1",
      silent: "M1",
      empty: "M1",
    });
  });

  test("are all of them where a change concerns everyone", () => {
    expect(
      affected(ruleWorld, [changed(ruleWorld, "SecurityMeasure", "encryption", { text: "Less" })]),
    ).toEqual({
      "client-agreement": "M1",
      "chat-agreement": "M1",
    });
  });

  test("are one alone where its own terms change", () => {
    expect(
      affected(ruleWorld, [
        changed(ruleWorld, "CustomerAgreement", "chat-agreement", { noticePeriod: "P10D" }),
      ]),
    ).toEqual({
      "chat-agreement": "M2",
    });
  });

  test("have each the highest class of its own items", () => {
    const region = changed(ruleWorld, "ProcessingLocation", "hosting-us", { region: "us-west-2" });
    expect(affected(ruleWorld, [newInChat, region])).toEqual({
      "client-agreement": "I",
      "chat-agreement": "M1",
    });
  });

  test("have each item once, even where several of its products are concerned", () => {
    const before = withAgreements({ ref: "client-agreement", productIds: ["desk", "chat"] });
    const changes = [changed(before, "Engagement", "mail", { purpose: "Other" })];
    const [found] = affectedAgreements(
      before,
      apply(before, changes),
      classify(before, changes, given.today, []),
      given.today,
    );
    expect(found?.items).toHaveLength(1);
  });

  test("are none where only internal fields, or only our own processing, differ", () => {
    expect(
      affected(ruleWorld, [changed(ruleWorld, "Engagement", "hosting", { notes: "Ask" })]),
    ).toEqual({});
    expect(
      affected(ruleWorld, [
        changed(ruleWorld, "ActivityPurpose", "billing-purpose", { text: "Advertise" }),
      ]),
    ).toEqual({});
  });

  test("are in force that day: not those that ended, nor those that are still to begin", () => {
    const before = withAgreements(
      { ref: "ended", endsOn: "2026-11-20" },
      { ref: "last-day", endsOn: "2026-11-21" },
      { ref: "first-day", effectiveFrom: "2026-11-21" },
      { ref: "later", effectiveFrom: "2026-11-22" },
      { ref: "undated", effectiveFrom: undefined },
    );
    expect(Object.keys(affected(before, [otherPurpose])).toSorted()).toEqual([
      "client-agreement",
      "first-day",
      "last-day",
      "undated",
    ]);
    expect(isInForce(given.customerAgreement({ effectiveFrom: undefined }), given.today)).toBe(
      true,
    );
  });

  test("include one that the change set itself brings", () => {
    expect(
      affected(ruleWorld, [
        newInChat,
        added(
          "CustomerAgreement",
          given.customerAgreement({ ref: "brand-new", productIds: ["chat"] }),
        ),
      ]),
    ).toMatchObject({
      "brand-new": "M1",
    });
  });
});

describe("an agreement with a residency clause", () => {
  const before = withAgreements(
    { ref: "german", productIds: ["chat"], residencyCountries: ["DE"] },
    { ref: "free", productIds: ["chat"], residencyCountries: [] },
  );

  test("is concerned as class M1 by a move within the EEA that breaks it", () => {
    expect(
      affected(before, [changed(before, "ProcessingLocation", "mail-de", { country: "FR" })]),
    ).toMatchObject({
      german: "M1",
      free: "M2",
      "chat-agreement": "M2",
    });
  });

  test("is not raised by a move to a country that it allows", () => {
    const allowing = given.withRecords(before, {
      CustomerAgreement: [
        given.customerAgreement({
          ref: "german",
          productIds: ["chat"],
          residencyCountries: ["DE", "FR"],
        }),
      ],
    });
    expect(
      affected(allowing, [changed(allowing, "ProcessingLocation", "mail-de", { country: "FR" })]),
    ).toMatchObject({ german: "M2" });
  });

  test("is raised by a new location within the EEA that it does not allow", () => {
    const location = given.processingLocation({
      ref: "mail-fr",
      engagementId: "mail",
      country: "FR",
    });
    expect(affected(before, [added("ProcessingLocation", location)])).toMatchObject({
      german: "M1",
      free: "M2",
    });
  });

  test("is raised for itself alone: the item keeps its class for the others", () => {
    const changes = [changed(before, "ProcessingLocation", "mail-de", { country: "FR" })];
    const items = classify(before, changes, given.today, []);
    affectedAgreements(before, apply(before, changes), items, given.today);
    expect(items).toMatchObject([{ class: "M2" }]);
  });
});

describe("an agreement that leaves a vendor out", () => {
  const before = withAgreements({ ref: "without-acme", excludedVendorIds: ["acme"] });

  test.each([
    ["its engagement", otherPurpose],
    ["a location", changed(ruleWorld, "ProcessingLocation", "hosting-us", { country: "IN" })],
    [
      "a transfer",
      changed(ruleWorld, "Transfer", "hosting-transfer", { assessmentStatus: "NEGATIVE" }),
    ],
    [
      "a mechanism",
      changed(ruleWorld, "TransferMechanismUse", "clauses-eu", { clause17Law: "DE" }),
    ],
    [
      "a certification",
      changed(ruleWorld, "DpfCertification", "acme-certification", { status: "WITHDRAWN" }),
    ],
    ["its entity", changed(ruleWorld, "LegalEntity", "acme-inc", { ultimateParentCountry: "CN" })],
    ["the vendor itself", changed(ruleWorld, "Vendor", "acme", { legalEntityId: "beta-gmbh" })],
    ["its service", changed(ruleWorld, "VendorService", "acme-hosting", { function: "Other" })],
  ])("is not concerned by a change of %s", (_what, change) => {
    const found = affected(before, [change]);
    expect(found).toHaveProperty("client-agreement");
    expect(found).not.toHaveProperty("without-acme");
  });

  test("is concerned by another vendor, and where that vendor takes the place of another", () => {
    expect(
      affected(before, [changed(before, "Engagement", "mail", { purpose: "Other" })]),
    ).toMatchObject({ "without-acme": "M1" });
    expect(
      affected(before, [
        changed(before, "Engagement", "mail", { vendorServiceId: "acme-hosting" }),
      ]),
    ).toMatchObject({ "without-acme": "M1" });
  });

  test("is concerned by an entity that stands behind another vendor, too", () => {
    const shared = given.withRecords(before, {
      Vendor: [given.vendor({ ref: "beta", name: "Beta", legalEntityId: "acme-inc" })],
    });
    expect(
      affected(shared, [
        changed(shared, "LegalEntity", "acme-inc", { parentEntityId: "beta-gmbh" }),
      ]),
    ).toMatchObject({ "without-acme": "M2" });
  });
});

describe("an agreement for which an earlier change was left out", () => {
  test("is not concerned by the records that it does without", () => {
    const leftOut: LeftOut = new Map([["client-agreement", new Set(["Engagement/hosting"])]]);
    expect(affected(ruleWorld, [otherPurpose], leftOut)).toEqual({});
    const inUse = changed(ruleWorld, "Engagement", "hosting", { actualUseFrom: "2026-11-01" });
    expect(affected(ruleWorld, [inUse], leftOut, leftOut)).toEqual({ "client-agreement": "A" });
    expect(affected(ruleWorld, [inUse], new Map(), leftOut)).toEqual({ "client-agreement": "A" });
    // What was left out was a change of a record that it has: the use of that is authorised.
    expect(affected(ruleWorld, [inUse], leftOut)).toEqual({ "client-agreement": "I" });
    const switchable = { actualUseFrom: "2026-11-01", perTenantSwitch: true };
    const switched = changed(ruleWorld, "Engagement", "hosting", switchable);
    expect(affected(ruleWorld, [switched], leftOut, leftOut)).toEqual({});
    expect(
      affected(
        ruleWorld,
        [changed(ruleWorld, "Engagement", "mail", { purpose: "Other" })],
        leftOut,
      ),
    ).toMatchObject({ "client-agreement": "M1" });
  });
});

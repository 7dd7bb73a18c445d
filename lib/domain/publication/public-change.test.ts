import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import { apply, type RecordChange } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { publicChange, titleOf, words } from "./public-change";

const facts = {
  id: "CS-1",
  title: "A change",
  reason: "Because",
  state: "announced",
  announcedOn: given.today,
  effectiveOn: given.day("2026-12-22"),
  updatedAt: instantOf("2026-11-21T14:00Z"),
} as const;

function told(...changes: readonly RecordChange[]) {
  return publicChange(
    facts,
    ruleWorld,
    apply(ruleWorld, changes),
    classify(ruleWorld, changes, given.today, []),
  );
}

describe("a change set in the public change log", () => {
  test("has its facts, its class, its products and its items in words", () => {
    expect(told(changed(ruleWorld, "ProcessingLocation", "mail-de", { country: "FR" }))).toEqual({
      ...facts,
      class: "M2",
      products: ["chat", "desk"],
      items: [
        {
          ref: "mail-de",
          name: "Beta (Beta Mail)",
          change: "CHANGED",
          fact: "Processing location: Country",
          before: "DE",
          after: "FR",
          class: "M2",
        },
      ],
    });
  });

  test("tells an entry that comes or goes by itself, without its parts", () => {
    const change = told(
      added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] })),
      added("ProcessingLocation", given.processingLocation({ ref: "new-us", engagementId: "new" })),
      ended("Engagement", "mail"),
      ended("ProcessingLocation", "mail-de"),
    );
    expect(change?.items).toEqual([
      {
        ref: "new",
        name: "Acme (Acme Hosting)",
        change: "ADDED",
        fact: null,
        before: null,
        after: null,
        class: "M1",
      },
      {
        ref: "mail",
        name: "Beta (Beta Mail)",
        change: "ENDED",
        fact: null,
        before: null,
        after: null,
        class: "I",
      },
    ]);
  });

  test("tells a place that comes or goes with an entry that stays", () => {
    const change = told(
      added(
        "ProcessingLocation",
        given.processingLocation({
          ref: "in",
          locationKind: "SUPPORT",
          country: "IN",
          region: "Goa",
        }),
      ),
    );
    expect(change?.items).toMatchObject([
      {
        name: "Acme (Acme Hosting)",
        change: "ADDED",
        fact: "Processing location",
        before: null,
        after: "SUPPORT, IN, Goa",
      },
    ]);
    expect(told(ended("ProcessingLocation", "hosting-us"))?.items).toMatchObject([
      { change: "ENDED", before: "STORAGE, US", after: null },
    ]);
  });

  test("tells a mechanism that comes or goes with an entry that stays", () => {
    const change = told(
      ended("TransferMechanismUse", "framework-eu"),
      ended("TransferMechanismUse", "clauses-eu"),
    );
    expect(change).toMatchObject({ class: "M1" });
    expect(change?.items).toMatchObject([
      {
        name: "Acme (Acme Hosting)",
        change: "ENDED",
        fact: "Transfer mechanism",
        before: "EU_GDPR, DPF",
        after: null,
      },
      { change: "ENDED", before: "EU_GDPR, SCC_2021_914, M3" },
    ]);
  });

  test("takes the class of what it tells, not of what it keeps between us and the customers", () => {
    const change = told(
      changed(ruleWorld, "ProcessingLocation", "hosting-us", { region: "us-west-2" }),
      changed(ruleWorld, "SecurityMeasure", "encryption", { text: "Less" }),
    );
    expect(change).toMatchObject({ class: "I", items: [{ fact: "Processing location: Region" }] });
  });

  test.each([
    ["an internal field", changed(ruleWorld, "Engagement", "hosting", { notes: "Ask" })],
    ["the contract", changed(ruleWorld, "Engagement", "hosting", { contractSignedOn: undefined })],
    [
      "a contact",
      changed(ruleWorld, "LegalEntity", "acme-inc", {
        contactName: "Jo Doe",
        contactEmail: "jo@acme.example",
      }),
    ],
    [
      "an assessment",
      changed(ruleWorld, "Transfer", "hosting-transfer", { assessmentStatus: "NEGATIVE" }),
    ],
    [
      "the terms of an agreement",
      changed(ruleWorld, "CustomerAgreement", "client-agreement", { noticePeriod: "P60D" }),
    ],
    ["a new customer", added("Customer", given.customer({ ref: "two", name: "Secret SA" }))],
    [
      "a customer's entity",
      changed(ruleWorld, "LegalEntity", "client-sa", { legalName: "Client SE" }),
    ],
    [
      "a vendor of our own",
      added("Engagement", given.engagement({ ref: "ours", activityIds: ["billing"] })),
    ],
    [
      "our own purposes",
      changed(ruleWorld, "ActivityPurpose", "billing-purpose", { text: "Advertise" }),
    ],
  ])("is not there for %s", (_what, change) => {
    expect(told(change)).toBeNull();
  });
});

describe("values in words", () => {
  test("are the titles of what is referred to, and codes as they are", () => {
    expect(words(ruleWorld, "Engagement", "productIds", ["desk", "chat"])).toBe("Desk, Chat");
    expect(words(ruleWorld, "Engagement", "vendorServiceId", "beta-mail")).toBe("Beta Mail");
    expect(words(ruleWorld, "Engagement", "parentEngagementId", "mail")).toBe("Beta (Beta Mail)");
    expect(words(ruleWorld, "Engagement", "vendorServiceId", "gone")).toBe("gone");
    expect(words(ruleWorld, "ProcessingLocation", "country", "DE")).toBe("DE");
    expect(words(ruleWorld, "Engagement", "features", ["Push", "Search"])).toBe("Push, Search");
    expect(words(ruleWorld, "Engagement", "optional", true)).toBe("yes");
    expect(words(ruleWorld, "Engagement", "optional", false)).toBe("no");
  });

  test("are none where there is no value", () => {
    for (const value of [undefined, null, []])
      expect(words(ruleWorld, "Engagement", "productIds", value)).toBeNull();
  });

  test("name an engagement by its vendor and service, once where both are the same", () => {
    const same = given.withRecords(ruleWorld, {
      VendorService: [given.vendorService({ name: "Acme" })],
    });
    expect(titleOf(same, "Engagement", "hosting")).toBe("Acme");
    expect(titleOf(ruleWorld, "Vendor", "acme")).toBe("Acme");
    expect(titleOf(ruleWorld, "Engagement", "gone")).toBeNull();
    expect(titleOf(ruleWorld, "Vendor", "gone")).toBeNull();
  });
});

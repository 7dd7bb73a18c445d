import { describe, expect, test } from "vitest";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { affectedAgreements } from "./affected";
import { classify } from "./classify";
import { reasonsFor } from "./why-affected";

type Engaged = NonNullable<Parameters<typeof given.engagement>[0]>;

const none = { features: { state: "NOT_APPLICABLE", reason: "It uses none" } } as const;

/** Five customers of the chat: two who state features, one who uses none, one of whom it is unknown, one misread; and one of the desk. */
function world(engaged: Engaged = {}): Register {
  return given.withRecords(ruleWorld, {
    Product: [
      given.product(),
      given.product({ ref: "chat", name: "Chat", features: ["Push", "Translation"] }),
    ],
    Engagement: [
      given.engagement(),
      given.engagement({
        ref: "mail",
        vendorServiceId: "beta-mail",
        productIds: ["chat"],
        optional: true,
        features: ["Push"],
        ...engaged,
      }),
    ],
    CustomerAgreement: [
      given.customerAgreement(),
      given.customerAgreement({ ref: "pushes", productIds: ["chat"], features: ["Push"] }),
      given.customerAgreement({ ref: "reads", productIds: ["chat"], features: ["Translation"] }),
      given.customerAgreement({ ref: "plain", productIds: ["chat"], fieldStates: none }),
      given.customerAgreement({ ref: "unknown", productIds: ["chat"] }),
      given.customerAgreement({ ref: "misread", productIds: ["chat"], features: ["Pushes"] }),
    ],
  });
}

function told(before: Register, changes: readonly RecordChange[]) {
  // The chat customer of the other tests is one more of whom it is not known.
  const plainBefore = given.without(before, "CustomerAgreement", "chat-agreement");
  const items = classify(plainBefore, changes, given.today, []);
  const after = apply(plainBefore, changes);
  const found = affectedAgreements(plainBefore, after, items, given.today);
  const classes = found.map(({ agreement, changeClass }) => [agreement.ref, changeClass] as const);
  const refs = classes.map(([ref]) => ref);
  return {
    classes: Object.fromEntries(classes),
    reasons: reasonsFor({ before: plainBefore, after, items }, refs, new Set(refs), given.today),
  };
}

const unknowns = (one: string) => ({ unknown: one, misread: one });

describe("a change of what serves an optional feature", () => {
  const before = world();

  test("concerns who uses it, or of whom that is not known, and nobody who is known not to", () => {
    const purpose = changed(before, "Engagement", "mail", { purpose: "Other" });
    expect(told(before, [purpose]).classes).toEqual({ pushes: "M1", ...unknowns("M1") });
  });

  test("is the same of its places and of the vendor behind it", () => {
    const place = added(
      "ProcessingLocation",
      given.processingLocation({ ref: "mail-us", engagementId: "mail", country: "US" }),
    );
    expect(Object.keys(told(before, [place]).classes)).toEqual(["pushes", "unknown", "misread"]);
    const renamed = changed(before, "LegalEntity", "beta-gmbh", { legalName: "Beta SE" });
    expect(Object.keys(told(before, [renamed]).classes)).toEqual(["pushes", "unknown", "misread"]);
  });

  test("concerns all customers of the product where it is not optional", () => {
    const everyone = world({ optional: false });
    const purpose = changed(everyone, "Engagement", "mail", { purpose: "Other" });
    expect(told(everyone, [purpose]).classes).toEqual({
      ...{ pushes: "M1", reads: "M1", plain: "M1" },
      ...unknowns("M1"),
    });
  });

  test("concerns nobody more for a newcomer that serves it alone", () => {
    const newcomer = given.engagement({
      ref: "new",
      vendorServiceId: "beta-mail",
      productIds: ["chat"],
      optional: true,
      features: ["Translation"],
    });
    expect(told(before, [added("Engagement", newcomer)]).classes).toEqual({
      reads: "M1",
      ...unknowns("M1"),
    });
  });
});

describe("an engagement that is extended or reduced by a feature", () => {
  const before = world();
  const now = (fields: Engaged, from = before) =>
    told(from, [changed(from, "Engagement", "mail", fields)]);

  test("is new for who uses the feature that comes", () => {
    expect(now({ features: ["Push", "Translation"] }).classes).toEqual({
      reads: "M1",
      ...unknowns("M1"),
    });
  });

  test("is told as a matter of information to who used the feature that goes", () => {
    const both = world({ features: ["Push", "Translation"] });
    expect(now({ features: ["Push"] }, both).classes).toEqual({ reads: "I", ...unknowns("I") });
  });

  test("is both where one feature takes the place of another", () => {
    expect(now({ features: ["Translation"] }).classes).toEqual({
      ...{ pushes: "I", reads: "M1" },
      ...unknowns("M1"),
    });
  });

  test("is new for all where no feature narrows it any more, and reduced for all with the first", () => {
    expect(now({ features: undefined }).classes).toMatchObject({ plain: "M1", pushes: "M1" });
    const whole = world({ features: undefined });
    expect(now({ features: ["Push"] }, whole).classes).toMatchObject({ plain: "I", pushes: "I" });
  });

  test("is new for all where what was optional is on by default", () => {
    expect(now({ optional: false }).classes).toMatchObject({ plain: "M1", reads: "M1" });
  });

  test("is neither by its name on the list alone", () => {
    expect(now({ feature: "Pushing" }).classes).toEqual({ pushes: "I", ...unknowns("I") });
  });

  test("is new for the users of its feature in another product", () => {
    const wider = given.withRecords(before, {
      Product: [given.product({ features: ["Push"] })],
      CustomerAgreement: [given.customerAgreement({ ref: "desks", fieldStates: none })],
    });
    expect(now({ productIds: ["chat", "desk"] }, wider).classes).toEqual({
      "client-agreement": "M1",
    });
  });
});

describe("why a change concerns a customer", () => {
  const before = world();

  test("is said by its use, and that it is not known", () => {
    const { of, others } = told(before, [
      changed(before, "Engagement", "mail", { purpose: "Other" }),
    ]).reasons;
    expect(Object.fromEntries(of)).toEqual({
      pushes: "Uses “Push”.",
      unknown: "Whether it uses “Push” is not known: it counts as using it.",
      misread:
        "Whether it uses “Push” is not known, since no product of it has a feature “Pushes”: it counts as using it.",
    });
    expect(others.map(({ why, agreements }) => [why, agreements.map(({ ref }) => ref)])).toEqual([
      ["Does not use Chat.", ["client-agreement"]],
      ["Does not use “Push” of Chat.", ["reads", "plain"]],
    ]);
  });

  test("is its product, everybody, or its own agreement", () => {
    const whole = told(before, [changed(before, "Engagement", "hosting", { purpose: "Other" })]);
    expect([...whole.reasons.of.values()]).toEqual(["Uses Desk."]);
    const all = told(before, [
      changed(before, "SecurityMeasure", "encryption", { text: "Less" }),
    ]).reasons;
    expect(new Set(all.of.values())).toEqual(new Set(["It concerns every customer."]));
    expect(all.others).toEqual([]);
    const own = told(before, [
      changed(before, "CustomerAgreement", "plain", { noticePeriod: "P10D" }),
    ]).reasons;
    expect(own.of.get("plain")).toBe("It is about this agreement.");
    expect(own.others.map(({ why }) => why)).toEqual(["It is about other agreements alone."]);
  });

  test("is the vendor that it leaves out, where that keeps it apart", () => {
    const excluding = given.withRecords(before, {
      CustomerAgreement: [
        given.customerAgreement({
          ref: "without",
          productIds: ["chat"],
          excludedVendorIds: ["beta"],
        }),
      ],
    });
    const { others } = told(excluding, [
      changed(excluding, "Engagement", "mail", { purpose: "Other" }),
    ]).reasons;
    expect(others.at(-1)).toEqual({
      why: "Leaves the vendor out by agreement.",
      agreements: [{ ref: "without", name: expect.any(String) }],
    });
  });
});

import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

function itemsOf(changes: readonly RecordChange[], before: Register = world) {
  return classify(before, changes, given.today, []).map(({ rule, class: changeClass, scope }) => ({
    rule,
    class: changeClass,
    scope,
  }));
}

const desk = { type: "products", refs: ["desk"] };
const terms = { rule: "AGREEMENT_TERMS_CHANGED", class: "M2" };

describe("an activity of the customers", () => {
  test.each([
    { natureOfProcessing: ["STORE"] },
    { duration: "Ten years" },
    { description: "Other" },
    { categoriesOfProcessing: ["Analysis"] },
  ] as const)("stands in the signed annex: %j is a matter of the contract", (fields) => {
    expect(itemsOf([changed(world, "ProcessingActivity", "tickets", fields)])).toEqual([
      { ...terms, scope: desk },
    ]);
  });

  test("is its own business in what no annex has", () => {
    expect(
      itemsOf([changed(world, "ProcessingActivity", "tickets", { businessFunction: "Support" })]),
    ).toMatchObject([{ rule: null, class: "I" }]);
  });

  test("that goes to another product concerns the customers of both", () => {
    expect(
      itemsOf([changed(world, "ProcessingActivity", "tickets", { productIds: ["chat"] })]),
    ).toEqual([{ ...terms, scope: { type: "products", refs: ["desk", "chat"] } }]);
  });

  test("that names no product concerns everyone", () => {
    const before = given.withRecords(world, {
      ProcessingActivity: [given.processingActivity({ productIds: undefined })],
    });
    expect(
      itemsOf([changed(before, "ProcessingActivity", "tickets", { duration: "Long" })], before),
    ).toEqual([{ ...terms, scope: { type: "everyone" } }]);
  });

  test("that was our own makes sub-processors of whom it engages", () => {
    const before = given.withRecords(world, {
      Engagement: [
        given.engagement({ ref: "cards", activityIds: ["billing"], productIds: ["chat"] }),
      ],
    });
    expect(
      itemsOf(
        [changed(before, "ProcessingActivity", "billing", { register: "PROCESSOR" })],
        before,
      ),
    ).toEqual([
      { rule: "ENGAGEMENT_ADDED", class: "M1", scope: { type: "products", refs: ["chat"] } },
    ]);
  });

  test("that becomes our own still concerns its customers", () => {
    expect(
      itemsOf([changed(world, "ProcessingActivity", "tickets", { register: "CONTROLLER" })]),
    ).toEqual([{ ...terms, scope: desk }]);
  });
});

describe("the parts of an activity of the customers", () => {
  test("are a matter of the contract where an annex has them", () => {
    expect(
      itemsOf([changed(world, "ActivityPurpose", "tickets-purpose", { text: "Other" })]),
    ).toEqual([{ ...terms, scope: desk }]);
    expect(
      itemsOf([
        changed(world, "ActivityData", "tickets-data", { personalDataCategoryIds: ["logs"] }),
      ]),
    ).toEqual([{ ...terms, scope: desk }]);
    expect(itemsOf([ended("ActivityPurpose", "tickets-purpose")])).toEqual([
      { ...terms, scope: desk },
    ]);
  });

  test("are a matter of information where none has", () => {
    expect(
      itemsOf([changed(world, "ActivityPurpose", "tickets-purpose", { displayOrder: 3 })]),
    ).toMatchObject([{ rule: null, class: "I" }]);
    expect(
      itemsOf([
        changed(world, "ActivityData", "tickets-data", {
          dataSource: undefined,
          fieldStates: { dataSource: { state: "UNKNOWN" } },
        }),
      ]),
    ).toMatchObject([
      { rule: null, class: "I" },
      { rule: null, class: "I" },
    ]);
  });

  test("stay the customers' when they are handed to an activity of our own", () => {
    expect(
      itemsOf([changed(world, "ActivityPurpose", "tickets-purpose", { activityId: "billing" })]),
    ).toEqual([{ ...terms, scope: desk }]);
  });
});

describe("data of our own that point to other retention rules", () => {
  const rules = [
    given.retentionRule({ ref: "a-year", duration: "P1Y", trigger: "CONTRACT_END" }),
    given.retentionRule({ ref: "months", duration: "P12M", trigger: "CONTRACT_END" }),
    given.retentionRule({ ref: "since-login", duration: "P12M", trigger: "LAST_LOGIN" }),
    given.retentionRule({ ref: "two-years", duration: "P2Y", trigger: "CONTRACT_END" }),
    given.retentionRule({ ref: "as-needed", duration: undefined, criteria: "As needed" }),
  ];

  test.each([
    [["a-year"], ["two-years"], "CONTROLLER_RETENTION_LENGTHENED", "DS"],
    [["a-year"], ["a-year", "two-years"], "CONTROLLER_RETENTION_LENGTHENED", "DS"],
    [["a-year"], ["as-needed"], "CONTROLLER_RETENTION_LENGTHENED", "DS"],
    [["a-year"], undefined, "CONTROLLER_RETENTION_LENGTHENED", "DS"],
    [["a-year"], ["since-login"], "CONTROLLER_RETENTION_LENGTHENED", "DS"],
    [["two-years"], ["a-year"], "CONTROLLER_RETENTION_SHORTENED", "I"],
    [undefined, ["a-year"], "CONTROLLER_RETENTION_SHORTENED", "I"],
    [["a-year"], ["months"], null, "I"],
  ] as const)("from %j to %j: %s", (was, is, rule, changeClass) => {
    const before = given.withRecords(world, {
      RetentionRule: rules,
      ActivityData: [
        given.activityData({
          ref: "billing-data",
          activityId: "billing",
          retentionRuleIds: was === undefined ? undefined : [...was],
        }),
      ],
    });
    const retentionRuleIds = is === undefined ? undefined : [...is];
    expect(
      itemsOf([changed(before, "ActivityData", "billing-data", { retentionRuleIds })], before),
    ).toEqual([{ rule, class: changeClass, scope: { type: "nobody" } }]);
  });
});

describe("a retention rule", () => {
  test("by which our own data stay longer, too, is told to people beside the customers", () => {
    const before = given.withRecords(world, {
      ActivityData: [
        given.activityData({
          ref: "billing-data",
          activityId: "billing",
          retentionRuleIds: ["contract-plus-30-days"],
        }),
      ],
    });
    const lasting = (duration: string) =>
      itemsOf([changed(before, "RetentionRule", "contract-plus-30-days", { duration })], before);
    expect(lasting("P60D").map((item) => item.class)).toEqual(["M1", "DS"]);
    expect(lasting("P14D").map((item) => item.class)).toEqual(["M2"]);
  });

  const rule = (fields: Parameters<typeof given.retentionRule>[0]) =>
    given.withRecords(world, { RetentionRule: [given.retentionRule(fields)] });

  test.each([
    [
      { exceptionIds: undefined },
      { exceptionIds: ["ten-years"] },
      "PROCESSOR_RETENTION_LENGTHENED",
    ],
    [{ exceptionIds: ["ten-years"] }, { exceptionIds: undefined }, "PROCESSOR_RETENTION_SHORTENED"],
    [{}, { trigger: "LAST_LOGIN" }, "PROCESSOR_RETENTION_LENGTHENED"],
    [{ duration: undefined }, { duration: "P1D" }, "PROCESSOR_RETENTION_SHORTENED"],
    [
      { duration: undefined, criteria: "As needed" },
      { criteria: "As useful" },
      "PROCESSOR_RETENTION_LENGTHENED",
    ],
    [{ duration: "P12M" }, { duration: "P1Y" }, null],
    [{}, { backupRotation: "P90D" }, null],
  ] as const)("of %j with %j is %s", (was, fields, expected) => {
    const before = rule(was);
    expect(
      itemsOf([changed(before, "RetentionRule", "contract-plus-30-days", fields)], before),
    ).toEqual([expect.objectContaining({ rule: expected, scope: desk })]);
  });

  test("that serves customers and ourselves is judged as the customers', and told to people beside", () => {
    const before = given.withRecords(world, {
      ActivityData: [given.activityData({ ref: "more", activityId: "billing" })],
    });
    expect(
      itemsOf(
        [changed(before, "RetentionRule", "contract-plus-30-days", { duration: "P1Y" })],
        before,
      ),
    ).toMatchObject([
      { rule: "PROCESSOR_RETENTION_LENGTHENED", scope: desk },
      { rule: "CONTROLLER_RETENTION_LENGTHENED", class: "DS" },
    ]);
  });

  test("concerns everyone when one of its activities names no product", () => {
    const before = given.withRecords(world, {
      ProcessingActivity: [given.processingActivity({ ref: "all", productIds: undefined })],
      ActivityData: [given.activityData({ ref: "more", activityId: "all" })],
    });
    expect(
      itemsOf(
        [changed(before, "RetentionRule", "contract-plus-30-days", { duration: "P1Y" })],
        before,
      ),
    ).toMatchObject([{ scope: { type: "everyone" } }]);
  });

  test("that nothing uses is a matter of information", () => {
    const before = given.withRecords(world, {
      RetentionRule: [given.retentionRule({ ref: "spare" })],
    });
    expect(
      itemsOf([changed(before, "RetentionRule", "spare", { duration: "P9Y" })], before),
    ).toEqual([{ rule: null, class: "I", scope: { type: "nobody" } }]);
  });
});

describe("a measure", () => {
  test("that goes is a downgrade for all, or for the customers of its products", () => {
    const before = given.withRecords(world, {
      SecurityMeasure: [given.securityMeasure({ productIds: ["chat"] })],
    });
    expect(itemsOf([ended("SecurityMeasure", "encryption")])).toEqual([
      { rule: "MEASURE_DOWNGRADED", class: "M1", scope: { type: "everyone" } },
    ]);
    expect(itemsOf([ended("SecurityMeasure", "encryption")], before)).toMatchObject([
      { scope: { type: "products", refs: ["chat"] } },
    ]);
  });

  test("that is kept for some products only concerns those who lose it", () => {
    expect(
      itemsOf([changed(world, "SecurityMeasure", "encryption", { productIds: ["chat"] })]),
    ).toMatchObject([{ rule: "MEASURE_DOWNGRADED", scope: { type: "everyone" } }]);
  });
});

describe("what our own processing is", () => {
  test("concerns those whose data they are, never a customer", () => {
    const items = itemsOf([
      changed(world, "ActivityPurpose", "billing-purpose", { text: "Advertise" }),
      ended("ActivityPurpose", "billing-purpose"),
      added("ActivityData", given.activityData({ ref: "more", activityId: "billing" })),
      ended("ActivityData", "billing-data"),
      changed(world, "ProcessingActivity", "billing", { description: "Other" }),
    ]);
    expect(items.map((item) => [item.class, item.scope.type])).toEqual([
      ["DS", "nobody"],
      ["I", "nobody"],
      ["DS", "nobody"],
      ["I", "nobody"],
      ["I", "nobody"],
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { emptyRegister } from "@/lib/domain/register";
import { isSubprocessor, subprocessors } from "@/lib/domain/subprocessor";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import {
  distance,
  engagementOf,
  engagementScope,
  scopeOfEngagements,
  vendorsOf,
} from "./subprocessor";

describe("isSubprocessor", () => {
  test("is one that serves an activity of the processor register", () => {
    expect(subprocessors(world).map(({ ref }) => ref)).toEqual(["hosting", "mail"]);
    expect(isSubprocessor(world, given.engagement({ activityIds: ["billing"] }))).toBe(false);
    expect(isSubprocessor(world, given.engagement({ activityIds: undefined }))).toBe(false);
    expect(isSubprocessor(world, undefined)).toBe(false);
  });

  test("is one that a sub-processor engages, however deep in the chain", () => {
    const chain = given.withRecords(world, {
      Engagement: [
        given.engagement({ ref: "below", activityIds: undefined, parentEngagementId: "hosting" }),
        given.engagement({ ref: "deeper", activityIds: undefined, parentEngagementId: "below" }),
      ],
    });
    expect(subprocessors(chain).map(({ ref }) => ref)).toEqual([
      "hosting",
      "mail",
      "below",
      "deeper",
    ]);
  });

  test("is not fooled by a chain that runs in a circle", () => {
    const circle = given.withRecords(world, {
      Engagement: [
        given.engagement({ ref: "a", activityIds: undefined, parentEngagementId: "b" }),
        given.engagement({ ref: "b", activityIds: undefined, parentEngagementId: "a" }),
      ],
    });
    expect(subprocessors(circle).map(({ ref }) => ref)).toEqual(["hosting", "mail"]);
  });
});

describe("engagementScope", () => {
  const served = (fields: Parameters<typeof given.engagement>[0]) => {
    const after = given.withRecords(world, {
      Engagement: [given.engagement({ ref: "new", ...fields })],
    });
    return engagementScope(world, after, "new");
  };

  test("is the customers of its products", () => {
    expect(served({ productIds: ["chat", "wiki"] })).toEqual({
      type: "products",
      refs: ["chat", "wiki"],
    });
  });

  test("is those of its activities' products where it names none", () => {
    expect(served({ productIds: [] })).toEqual({ type: "products", refs: ["desk"] });
  });

  test("is those of the engagement above it where it names nothing", () => {
    expect(
      served({ productIds: undefined, activityIds: undefined, parentEngagementId: "mail" }),
    ).toEqual({ type: "products", refs: ["desk", "chat"] });
  });

  test("is everyone where nothing narrows it", () => {
    const before = given.withRecords(world, {
      ProcessingActivity: [given.processingActivity({ productIds: undefined })],
      Engagement: [given.engagement({ productIds: undefined })],
    });
    expect(engagementScope(before, before, "hosting")).toEqual({ type: "everyone" });
  });

  test("is those of before and after together", () => {
    const after = given.withRecords(world, {
      Engagement: [given.engagement({ productIds: ["chat"] })],
    });
    expect(engagementScope(world, after, "hosting")).toEqual({
      type: "products",
      refs: ["desk", "chat"],
    });
  });

  test("is nobody for one that is no sub-processor, or that is not there", () => {
    expect(served({ activityIds: ["billing"] })).toEqual({ type: "nobody" });
    expect(engagementScope(world, world, "gone")).toEqual({ type: "nobody" });
    expect(engagementScope(world, world, undefined)).toEqual({ type: "nobody" });
  });

  test("adds up over several engagements", () => {
    expect(scopeOfEngagements(world, world, ["hosting", "mail", "gone"])).toEqual({
      type: "products",
      refs: ["desk", "chat"],
    });
    expect(scopeOfEngagements(world, world, [])).toEqual({ type: "nobody" });
  });
});

describe("a part of an engagement", () => {
  test.each([
    ["Engagement", "hosting", "hosting"],
    ["ProcessingLocation", "hosting-us", "hosting"],
    ["Transfer", "hosting-transfer", "hosting"],
    ["TransferMechanismUse", "clauses-eu", "hosting"],
    ["Vendor", "acme", undefined],
  ] as const)("%s/%s belongs to %s", (kind, ref, engagement) => {
    expect(engagementOf(world, { kind, ref })).toBe(engagement);
  });

  test.each([
    ["Engagement", "hosting", ["acme"]],
    ["TransferMechanismUse", "clauses-eu", ["acme"]],
    ["DpfCertification", "acme-certification", ["acme", "acme", "acme"]],
    ["LegalEntity", "beta-gmbh", ["beta"]],
    ["Vendor", "beta", ["beta"]],
    ["VendorService", "beta-mail", ["beta"]],
    ["Product", "desk", []],
    ["VendorService", "gone", []],
  ] as const)("%s/%s is about the vendors %j", (kind, ref, vendors) => {
    expect(vendorsOf(world, { kind, ref })).toEqual(vendors);
  });
});

describe("distance", () => {
  test.each([
    ["DE", "INSIDE"],
    ["NO", "INSIDE"],
    ["CH", "ADEQUATE"],
    ["US", "OTHER"],
    ["IN", "OTHER"],
    ["XX", "OTHER"],
    [undefined, "OTHER"],
  ] as const)("of %s is %s", (country, expected) => {
    expect(distance(emptyRegister, country, given.today)).toBe(expected);
  });

  test("of the United Kingdom was inside until it left", () => {
    expect(distance(emptyRegister, "GB", given.day("2020-01-01"))).toBe("INSIDE");
    expect(distance(emptyRegister, "GB", given.today)).toBe("ADEQUATE");
  });
});

import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

function serving(activityIds: readonly string[]): Register {
  return given.withRecords(ruleWorld, {
    Engagement: [given.engagement({ activityIds: [...activityIds] })],
  });
}

function told(before: Register, ...changes: RecordChange[]) {
  return classify(before, changes, given.today, []).map(({ class: one, scope }) => [
    one,
    scope.type,
  ]);
}

const both = serving(["tickets", "billing"]);
const ours = serving(["billing"]);

describe("a place of processing that serves a purpose of our own", () => {
  const toIndia = (before: Register) =>
    told(before, changed(before, "ProcessingLocation", "hosting-us", { country: "IN" }));

  test("is told to people beside the customers", () => {
    expect(toIndia(both)).toEqual([
      ["M1", "products"],
      ["DS", "nobody"],
    ]);
  });

  test("is told to people alone where no customer is concerned", () => {
    expect(toIndia(ours)).toEqual([["DS", "nobody"]]);
  });

  test("is told to customers alone where it serves theirs alone", () => {
    expect(toIndia(ruleWorld)).toEqual([["M1", "products"]]);
  });

  test("is told to people who are reached through the engagement above it", () => {
    const below = given.withRecords(both, {
      Engagement: [
        given.engagement({ ref: "deep", activityIds: undefined, parentEngagementId: "hosting" }),
      ],
      ProcessingLocation: [
        given.processingLocation({ ref: "deep-us", engagementId: "deep", country: "US" }),
      ],
    });
    expect(
      told(below, changed(below, "ProcessingLocation", "deep-us", { country: "IN" })),
    ).toContainEqual(["DS", "nobody"]);
  });

  test("is told to nobody in advance where the move takes risk away", () => {
    expect(
      told(ours, changed(ours, "ProcessingLocation", "hosting-us", { country: "DE" })),
    ).toEqual([["I", "nobody"]]);
  });
});

describe("a mechanism of a transfer that serves a purpose of our own", () => {
  test("is told to people where another takes its place, and where the last goes", () => {
    const swap = [ended("TransferMechanismUse", "framework-eu")];
    expect(told(both, ...swap)).toEqual([
      ["M2", "products"],
      ["DS", "nobody"],
    ]);
    expect(told(ours, ...swap, ended("TransferMechanismUse", "clauses-eu"))).toEqual([
      ["DS", "nobody"],
      ["DS", "nobody"],
    ]);
  });

  test("is told to customers alone where it is repaired", () => {
    const bare = given.without(both, "TransferMechanismUse", "framework-eu", "clauses-eu");
    expect(told(bare, added("TransferMechanismUse", given.transferMechanismUse()))).toEqual([
      ["M2", "products"],
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

const world = given.completeRegister();

function classesOf(...changes: Parameters<typeof classify>[1]) {
  return classify(world, changes, given.today, []).map((item) => [item.class, item.rule]);
}

describe("a recipient", () => {
  test("that decides on its purposes itself is told to the people concerned before it gets their data", () => {
    const acquirer = given.disclosure({ ref: "buyer", recipientKind: "ACQUIRER" });
    expect(classesOf(added("Disclosure", acquirer))).toEqual([
      ["DS", "ACTIVITY_RECIPIENT_CONTROLLER_ADDED"],
    ]);
  });

  test("that is a processor is informative", () => {
    const processor = given.disclosure({ ref: "post", recipientKind: "PROCESSOR" });
    expect(classesOf(added("Disclosure", processor))).toEqual([
      ["I", "ACTIVITY_RECIPIENT_PROCESSOR_ADDED"],
    ]);
  });

  test("within our own house is none to be told of", () => {
    const department = given.disclosure({ ref: "sales", recipientKind: "INTERNAL_DEPARTMENT" });
    expect(classesOf(added("Disclosure", department))).toEqual([["I", null]]);
  });

  test("that gets the data of one more activity is told like a new one, of one fewer it is not", () => {
    const more = changed(world, "Disclosure", "courts", { activityIds: ["billing", "tickets"] });
    expect(classesOf(more)).toEqual([["DS", "ACTIVITY_RECIPIENT_CONTROLLER_ADDED"]]);
    expect(classesOf(changed(world, "Disclosure", "courts", { activityIds: [] }))).toEqual([
      ["I", null],
    ]);
    expect(classesOf(ended("Disclosure", "courts"))).toEqual([["I", null]]);
  });
});

describe("what a published document shows", () => {
  test("is told: a document of ours, a passage of it, a commitment, an old name of a service", () => {
    const changes = [
      added("SourceDocument", given.sourceDocument({ ref: "other" })),
      added("DocumentBlock", given.documentBlock({ ref: "other-block" })),
      added("Commitment", given.commitment({ ref: "other-commitment" })),
      added("VendorAlias", given.vendorAlias({ ref: "other-name" })),
      changed(world, "SourceDocument", "privacy-notice", { lastReviewedOn: "2026-11-20" }),
    ];
    expect(new Set(classesOf(...changes).map(([one]) => one))).toEqual(new Set(["I"]));
  });
});

describe("what no output shows", () => {
  test("is a measure that says what is not done, until it says what is done", () => {
    const negative = given.securityMeasure({ ref: "plain", negativeFact: true });
    expect(classesOf(added("SecurityMeasure", negative))).toEqual([["INTERNAL", null]]);
    const turned = changed(world, "SecurityMeasure", "encryption", { negativeFact: true });
    expect(classesOf(turned)).toEqual([["M1", "MEASURE_DOWNGRADED"]]);
  });
});

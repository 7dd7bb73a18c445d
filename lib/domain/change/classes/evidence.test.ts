import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import { given } from "@/lib/testing/given";
import { changed } from "@/lib/testing/proposed";

const world = given.completeRegister();

describe("a transfer impact assessment", () => {
  test("concerns customers by its status and measures, never by its text", () => {
    const change = changed(world, "TransferImpactAssessment", "hosting-assessment", {
      status: "OUTDATED",
      technicalMeasures: ["Encryption with keys in the EU"],
      title: "Access is likely",
      assessedOn: "2026-11-01",
      assessor: "Legal",
      lawsConsidered: ["FISA 702"],
      practicalExperience: "Two requests were answered.",
      conclusion: "The safeguards do not hold.",
      notes: "Ask counsel.",
    });
    const told = classify(world, [change], given.today, []).filter(
      ({ scope }) => scope.type !== "nobody",
    );
    expect(told.map(({ field }) => field).toSorted()).toEqual(["status", "technicalMeasures"]);
  });
});

describe("the end of a certificate", () => {
  test.each([
    ["2028-05-31", "2031-05-31", "CERTIFICATION_RENEWED"],
    ["2028-05-31", "2027-05-31", "CERTIFICATION_LAPSED"],
    [undefined, "2027-05-31", null],
    ["2028-05-31", undefined, null],
  ])("from %s to %s has the rule %s", (from, to, rule) => {
    const before = given.completeRegister({
      Certification: [given.certification({ expiresOn: from })],
    });
    const change = changed(before, "Certification", "iso-27001", { expiresOn: to });
    const items = classify(before, [change], given.today, []);
    expect(items.find(({ field }) => field === "expiresOn")).toMatchObject({
      rule,
      scope: { type: "everyone" },
    });
  });

  test("is told to customers, the words on its scope are not", () => {
    const change = changed(world, "Certification", "iso-27001", { scope: "Only the head office" });
    expect(classify(world, [change], given.today, [])).toMatchObject([
      { field: "scope", scope: { type: "nobody" } },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { regimes } from "@/lib/domain/reference/enums";
import { given } from "@/lib/testing/given";
import { check } from "./check";
import { findingsDifference } from "./difference";

describe("findingsDifference", () => {
  const before = given.completeRegister({
    Engagement: [given.engagement({ contractFlowDown: false })],
  });

  function differenceTo(after: typeof before) {
    return findingsDifference(
      check(before, given.today, regimes),
      check(after, given.today, regimes),
    );
  }

  test("tells what a change brings and what it mends, and not what stood before", () => {
    const after = given.withRecords(before, {
      Engagement: [
        given.engagement(),
        given.engagement({ ref: "second", contractType: undefined }),
      ],
      RetentionRule: [given.retentionRule()],
    });
    const { appeared, vanished } = differenceTo(after);
    expect(vanished.map(({ code, ref }) => [code, ref])).toEqual([["ENG-002", "hosting"]]);
    expect(appeared.map(({ code, ref }) => [code, ref])).toContainEqual(["ENG-001", "second"]);
    expect(appeared.every(({ ref }) => ref === "second")).toBe(true);
  });

  test("holds the same defect under another regime to be another", () => {
    const eu = check(before, given.today, regimes);
    const [first] = eu;
    expect(first).toBeDefined();
    if (!first) return;
    const { appeared, vanished } = findingsDifference(
      [{ ...first, regime: "EU_GDPR" }],
      [{ ...first, regime: "UK_GDPR" }],
    );
    expect([appeared.length, vanished.length]).toEqual([1, 1]);
  });

  test("holds a defect that is only worded otherwise to be the same", () => {
    const findings = check(before, given.today, regimes);
    const reworded = findings.map((finding) => ({ ...finding, message: "Otherwise." }));
    expect(findingsDifference(findings, reworded)).toEqual({ appeared: [], vanished: [] });
  });
});

import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { consequence } from "./consequence";

function outcome(register: Register, changes: readonly RecordChange[]) {
  const at = instantOf("2026-11-21T14:00Z");
  return consequence({ register, changes, overrides: [], at, contacts: new Map() });
}

describe("findings", () => {
  const withoutContract = changed(ruleWorld, "Engagement", "hosting", {
    contractType: undefined,
    contractSignedOn: undefined,
  });

  test("that a change brings appear, those that it mends vanish, and those of before are neither", () => {
    const codes = (found: readonly { kind: string; ref: string }[]) =>
      found.filter(({ ref }) => ref === "hosting");
    const worse = outcome(ruleWorld, [withoutContract]);
    expect(codes(worse.findings.appeared)).not.toEqual([]);
    expect(worse.findings.vanished).toEqual([]);

    const broken = given.withRecords(ruleWorld, {
      Engagement: [given.engagement({ contractType: undefined, contractSignedOn: undefined })],
    });
    const better = outcome(broken, [
      changed(broken, "Engagement", "hosting", {
        contractType: "VENDOR_DPA",
        contractSignedOn: "2016-01-01",
      }),
    ]);
    expect(codes(better.findings.vanished).length).toBe(codes(worse.findings.appeared).length);
    expect(better.findings.appeared).toEqual([]);

    expect(
      outcome(broken, [changed(broken, "Engagement", "hosting", { duration: "Long" })]).findings,
    ).toEqual({ appeared: [], vanished: [] });
  });

  test("are not escaped by dating a record later", () => {
    const later = {
      ...added(
        "Engagement",
        given.engagement({ ref: "new", contractType: undefined, contractSignedOn: undefined }),
      ),
      validFrom: given.day("2027-06-01"),
    };
    const appeared = outcome(ruleWorld, [later]).findings.appeared;
    expect(appeared.some(({ severity, ref }) => severity === "error" && ref === "new")).toBe(true);
  });

  test("that time alone brings are no work of the change", () => {
    const later = {
      ...changed(ruleWorld, "Product", "desk", { description: "Tickets" }),
      validFrom: given.day("2035-01-01"),
    };
    expect(outcome(ruleWorld, [later]).findings).toEqual({ appeared: [], vanished: [] });
  });
});

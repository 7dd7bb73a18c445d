import { describe, expect, test } from "vitest";
import { linterRuleCodes, linterRules } from "@/lib/domain/reference/linter-rules";
import { registerCases } from "@/lib/testing/core-rule-cases";
import { dealingCases } from "@/lib/testing/dealing-cases";
import { found } from "@/lib/testing/found";
import { furtherCases } from "@/lib/testing/further-rule-cases";
import { checkedRuleCodes } from "./rules";

describe("the rules of the linter", () => {
  test("are the 145 of the reference table, none more and none less", () => {
    expect([...checkedRuleCodes].toSorted()).toEqual([...linterRuleCodes].toSorted());
    expect(new Set(checkedRuleCodes).size).toBe(145);
  });

  test("weigh as the table has it: 90 errors, 49 warnings, 6 hints", () => {
    const weights = checkedRuleCodes.map((code) => linterRules[code].severity);
    const count = (severity: string) => weights.filter((one) => one === severity).length;
    expect([count("error"), count("warning"), count("info")]).toEqual([90, 49, 6]);
  });

  test("each have a case at which they fire", () => {
    const cases = [registerCases, furtherCases, dealingCases].flatMap((of) => Object.keys(of));
    expect(linterRuleCodes.filter((code) => !cases.includes(code))).toEqual([]);
  });
});

describe.each(Object.entries(furtherCases))("%s", (code, { fires, silent, asOf, regimes }) => {
  const question = { ...(asOf && { asOf }), ...(regimes && { regimes }) };

  test("fires, and says what is wrong and what would mend it, in words", () => {
    const findings = found(code, fires(), question);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, source, severity } of findings) {
      expect(message).toMatch(/^[A-Z].*“.+”.*[^.]\.$/s);
      expect(message).toMatch(/[;,] /);
      expect(message).not.toMatch(/undefined|[A-Z]{2,}_[A-Z]/);
      expect(source).not.toBe("");
      expect(severity).toBe(
        linterRules[checkedRuleCodes.find((one) => one === code) ?? "ORG-001"].severity,
      );
    }
  });

  test("does not fire where that is mended", () => {
    expect(found(code, silent(), question)).toEqual([]);
  });
});

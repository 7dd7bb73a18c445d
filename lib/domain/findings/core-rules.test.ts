import { describe, expect, test } from "vitest";
import { regimes } from "@/lib/domain/reference/enums";
import { linterRuleCodes, linterRules } from "@/lib/domain/reference/linter-rules";
import { registerCases } from "@/lib/testing/core-rule-cases";
import { dealingCases, dealt } from "@/lib/testing/dealing-cases";
import { found, foundInDealings } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import { check, checkDealings } from "./check";
import { checkedRuleCodes } from "./rules";

const coreCodes = linterRuleCodes.filter((code) => linterRules[code].core);

describe("the core rules", () => {
  test("are 82, and each is built and has a register at which it fires", () => {
    expect(coreCodes).toHaveLength(82);
    expect(coreCodes.filter((code) => !checkedRuleCodes.includes(code))).toEqual([]);
    const withCase = [...Object.keys(registerCases), ...Object.keys(dealingCases)];
    expect(coreCodes.filter((code) => !withCase.includes(code))).toEqual([]);
  });

  test("find nothing in a complete register, where each has something to judge", () => {
    expect(check(given.completeRegister(), given.today, regimes)).toEqual([]);
  });

  test("find nothing where every change was told and waited for", () => {
    expect(checkDealings(dealt.register(), dealt.dealings(), given.today)).toEqual([]);
    expect(check(dealt.register(), given.today, regimes)).toEqual([]);
  });

  test.each(Object.entries(registerCases))(
    "%s fires at the least change that it is about",
    (code, make) => {
      const findings = found(code, make());
      expect(findings.length).toBeGreaterThan(0);
      for (const { message, source } of findings) {
        expect(message).toMatch(/^[A-Z].*“.+”.*[^.]\.$/s);
        expect(message).not.toMatch(/undefined|[A-Z]{2,}_[A-Z]/);
        expect(source).not.toBe("");
      }
    },
  );

  test.each(Object.entries(dealingCases))(
    "%s fires at the least change that it is about",
    (code, make) => {
      const { register, dealings } = make();
      const findings = foundInDealings(code, register, dealings);
      expect(findings.length).toBeGreaterThan(0);
      for (const { message, source } of findings) {
        expect(message).toMatch(/^[A-Z].*“.+”.*[^.]\.$/s);
        expect(message).not.toMatch(/undefined|[A-Z]{2,}_[A-Z]/);
        expect(source).not.toBe("");
      }
    },
  );
});

import { describe, expect, test } from "vitest";
import { classify, isInternalChange } from "@/lib/domain/change/classify";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { linterRuleCodes, linterRules } from "@/lib/domain/reference/linter-rules";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import { check } from "./check";
import { findingsDifference, newErrorsOf } from "./difference";
import { idleWaivers, isWaivable, waiverTrouble } from "./waivers";

type Wanted = Parameters<typeof given.waiver>[0];

/** A register whose transfer was assessed too long ago, and a waiver of that warning. */
function assessedLongAgo(wanted: Wanted = {}) {
  const register = given.completeRegister({
    Transfer: [given.transfer({ assessmentReviewOn: "2026-06-30" })],
    Waiver: [given.waiver(wanted)],
  });
  return given.without(register, "TransferImpactAssessment", "hosting-assessment");
}

/** A register with an error that can be waived, and a waiver of it. */
function withoutLegalBasis(wanted: Wanted = {}) {
  return given.without(
    given.completeRegister({
      Waiver: [
        given.waiver({
          rule: "ACT-004",
          foundIn: "ActivityPurpose/billing-purpose",
          officerAdvice: "Acceptable until the contract is renewed.",
          officerAdvisedOn: "2026-11-01",
          ...wanted,
        }),
      ],
    }),
    "LegalBasisUse",
    "billing-basis-eu",
  );
}

describe("a waiver", () => {
  test("marks the finding and leaves it in sight", () => {
    const findings = found("TRF-010", assessedLongAgo());
    expect(findings).not.toEqual([]);
    expect(findings.map(({ waiver }) => waiver)).toEqual(
      findings.map(() => ({
        ref: "accepted",
        reason: "The assessment is being renewed.",
        decidedBy: "Managing director",
        until: "2027-06-30",
      })),
    );
  });

  test("holds on its last day and not on the next", () => {
    const register = assessedLongAgo({ until: "2026-12-31" });
    const waivedOn = (asOf: string) =>
      found("TRF-010", register, { asOf }).every(({ waiver }) => waiver !== undefined);
    expect(waivedOn("2026-12-31")).toBe(true);
    expect(waivedOn("2027-01-01")).toBe(false);
  });

  test("does not hold before it begins", () => {
    const register = assessedLongAgo({ validFrom: "2026-12-01" });
    expect(found("TRF-010", register).every(({ waiver }) => waiver === undefined)).toBe(true);
  });

  test.each([
    ["another record", { foundIn: "Transfer/other" }],
    ["another rule", { rule: "TRF-018" }],
    ["another field", { field: "destination" }],
    ["a regime under which it was not found", { regime: "CH_FADP" as const }],
  ])("of %s covers nothing here", (_what, wanted) => {
    const register = given.withRecords(assessedLongAgo(wanted), {
      Transfer: [
        given.transfer({ assessmentReviewOn: "2026-06-30", fromRegimes: ["EU_GDPR", "UK_GDPR"] }),
      ],
    });
    const findings = found("TRF-010", register, { regimes: ["EU_GDPR"] });
    expect(findings).not.toEqual([]);
    expect(findings.every(({ waiver }) => waiver === undefined)).toBe(true);
  });

  test("of an error needs the recorded advice of the data protection officer, with its day", () => {
    const isWaived = (wanted: Wanted) =>
      found("ACT-004", withoutLegalBasis(wanted)).every(({ waiver }) => waiver !== undefined);
    expect(isWaived({})).toBe(true);
    expect(isWaived({ officerAdvice: undefined })).toBe(false);
    expect(isWaived({ officerAdvisedOn: undefined })).toBe(false);
    expect(isWaived({ officerAdvisedOn: "2026-12-01" })).toBe(false);
  });

  test("opens no error of Chapter V and no missing contract", () => {
    const never = linterRuleCodes.filter((code) => !isWaivable(code));
    expect(never).toContain("TRF-001");
    expect(never).toContain("ENG-001");
    expect(
      never.every(
        (code) =>
          code === "ENG-001" || code === "ENG-003" || linterRules[code].severity === "error",
      ),
    ).toBe(true);
    const register = given.completeRegister({
      Engagement: [given.engagement({ contractType: undefined })],
      Waiver: [
        given.waiver({
          rule: "ENG-001",
          foundIn: "Engagement/hosting",
          officerAdvice: "No objection.",
          officerAdvisedOn: "2026-11-01",
        }),
      ],
    });
    expect(found("ENG-001", register)).toMatchObject([{ severity: "error" }]);
    expect(found("ENG-001", register)[0]).not.toHaveProperty("waiver");
  });

  test("lets a change pass that brings what it covers", () => {
    const before = given.completeRegister();
    const broughtBy = (after: typeof before) =>
      newErrorsOf(
        findingsDifference(check(before, given.today, regimes), check(after, given.today, regimes)),
      );
    expect(broughtBy(withoutLegalBasis())).toBe(0);
    expect(broughtBy(withoutLegalBasis({ until: "2026-01-01" }))).toBe(1);
  });
});

describe("making, changing or ending a waiver", () => {
  const before = given.completeRegister();
  const { ref, validFrom, ...body } = given.waiver({ ref: "new" });

  test.each([
    ["making", { ref, body }],
    ["changing", { ref: "accepted", body: { ...body, until: "2030-01-01" } }],
    ["ending", { ref: "accepted", body: null }],
  ])("%s one waits for a second person, and tells nobody outside", (_what, change) => {
    const items = classify(before, [{ kind: "Waiver", validFrom, ...change }], given.today, []);
    expect(isInternalChange(items)).toBe(false);
    expect(items.map((item) => [item.class, item.scope.type])).toEqual(
      items.map(() => ["I", "nobody"]),
    );
  });
});

describe("a waiver that covers nothing", () => {
  const all = { regimes, isToday: true };

  test.each([
    ["nothingFound", {}],
    ["expired", { until: "2026-11-20" }],
    ["notWaivable", { rule: "TRF-001" }],
    ["noAdvice", { rule: "ACT-004", foundIn: "ActivityPurpose/billing-purpose" }],
  ])("is told apart: %s", (why, wanted) => {
    const register = given.completeRegister({ Waiver: [given.waiver(wanted)] });
    const findings = check(register, given.today, regimes);
    expect(idleWaivers(register, findings, given.today, all)).toEqual([{ ref: "accepted", why }]);
  });

  test("is none that covers something", () => {
    const register = assessedLongAgo();
    const findings = check(register, given.today, regimes);
    expect(idleWaivers(register, findings, given.today, all)).toEqual([]);
  });

  test("is not told of one that was not asked about", () => {
    const idleUnder = (asked: Regime[], wanted: Wanted, isToday = true) => {
      const register = given.completeRegister({ Waiver: [given.waiver(wanted)] });
      const findings = check(register, given.today, asked);
      return idleWaivers(register, findings, given.today, { regimes: asked, isToday }).length;
    };
    const perRegime = { rule: "TRF-018" };
    expect(idleUnder([...regimes], perRegime)).toBe(1);
    expect(idleUnder(["EU_GDPR"], perRegime)).toBe(0);
    expect(idleUnder(["EU_GDPR"], { ...perRegime, regime: "EU_GDPR" })).toBe(1);
    expect(idleUnder(["EU_GDPR"], { ...perRegime, regime: "CH_FADP" })).toBe(0);
    expect(idleUnder(["EU_GDPR"], {})).toBe(1);
    expect(idleUnder([...regimes], perRegime, false)).toBe(0);
    expect(idleUnder([...regimes], { until: "2026-11-20" }, false)).toBe(1);
  });
});

describe("writing a waiver", () => {
  const register = assessedLongAgo();
  const body = { rule: "TRF-010", foundIn: "Transfer/hosting-us" };
  const [transfer = ""] = register.Transfer.keys();

  test("is possible for a rule that can be waived, in a record that is there", () => {
    expect(waiverTrouble(register, { ...body, foundIn: `Transfer/${transfer}` })).toBeNull();
  });

  test.each(["TRF-009", "ENG-001"])("is refused for %s, which nobody can waive", (rule) => {
    expect(waiverTrouble(register, { rule, foundIn: `Transfer/${transfer}` })).toBe(
      "ruleNotWaivable",
    );
  });

  test.each(["Transfer/none", "Nothing/here", "Transfer"])(
    "is refused for %s, which is no record",
    (foundIn) => {
      expect(waiverTrouble(register, { ...body, foundIn })).toBe("foundNowhere");
    },
  );
});

import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Rule = Parameters<typeof given.retentionRule>[0];

function withRule(fields: Rule) {
  return given.completeRegister({ RetentionRule: [given.retentionRule(fields)] });
}

describe("RET-001, a time limit for each data category of a controller", () => {
  test("is wanting where no rule is named", () => {
    const register = given.completeRegister({
      ActivityData: [
        given.activityData({
          ref: "billing-data",
          activityId: "billing",
          retentionRuleIds: undefined,
        }),
      ],
    });
    expect(found("RET-001", register)).toMatchObject([
      { kind: "ActivityData", ref: "billing-data", field: "retentionRuleIds" },
    ]);
  });

  test("is wanting where the rule has neither period nor criteria", () => {
    expect(found("RET-001", withRule({ duration: undefined }))).toMatchObject([
      { ref: "billing-data" },
    ]);
    expect(
      found("RET-001", withRule({ duration: undefined, criteria: "Until the dispute ends" })),
    ).toEqual([]);
  });

  test("is unknown where the rule says so", () => {
    const register = withRule({
      duration: undefined,
      fieldStates: { duration: { state: "UNKNOWN" } },
    });
    expect(found("RET-001", register)[0]?.message).toContain("is recorded as unknown");
  });

  test("is not spared by a period that does not apply while criteria are missing", () => {
    const reason = { state: "NOT_APPLICABLE", reason: "No period can be given" } as const;
    expect(
      found("RET-001", withRule({ duration: undefined, fieldStates: { duration: reason } })),
    ).toHaveLength(1);
  });

  test("must stand on that day", () => {
    const register = withRule({ validFrom: "2026-12-01" });
    expect(found("RET-001", register)).toHaveLength(1);
    expect(found("RET-001", register, { asOf: "2026-12-01" })).toEqual([]);
  });

  test("is not asked of a processor, whose customer sets it", () => {
    const register = given.completeRegister({
      ActivityData: [given.activityData({ retentionRuleIds: undefined })],
    });
    expect(found("RET-001", register)).toEqual([]);
  });
});

describe("RET-002, criteria", () => {
  test.each([
    "As long as it makes sense",
    "As long as necessary.",
    "For as long as necessary for the purposes of the processing",
  ])("say nothing in “%s”", (criteria) => {
    expect(found("RET-002", withRule({ duration: undefined, criteria }))).toMatchObject([
      { severity: "warning", field: "criteria" },
    ]);
  });

  test("say something when they name what ends the need", () => {
    const criteria = "As long as necessary to defend claims until the limitation period has run";
    expect(found("RET-002", withRule({ duration: undefined, criteria }))).toEqual([]);
  });

  test("may be vague beside a period", () => {
    expect(found("RET-002", withRule({ criteria: "As long as necessary" }))).toEqual([]);
  });
});

describe("RET-003, a period", () => {
  test("must say from when it is counted", () => {
    expect(found("RET-003", withRule({ trigger: undefined }))).toMatchObject([
      { field: "trigger" },
    ]);
    expect(
      found("RET-003", withRule({ trigger: undefined, triggerText: "The last reply" })),
    ).toEqual([]);
  });

  test("must say in words what another trigger is", () => {
    expect(found("RET-003", withRule({ trigger: "OTHER" }))).toMatchObject([
      { field: "triggerText" },
    ]);
  });
});

describe("RET-004, a statutory exception", () => {
  test("must name law and period", () => {
    const register = withRule({
      statutory: true,
      duration: undefined,
      criteria: "As the law says",
    });
    expect(found("RET-004", register).map(({ field }) => field)).toEqual([
      "duration",
      "lawCitation",
    ]);
  });

  test("is complete with both", () => {
    expect(
      found("RET-004", withRule({ statutory: true, lawCitation: "Tax Act, section 147" })),
    ).toEqual([]);
  });
});

describe("RET-006, disposal", () => {
  test("must be recorded, and pseudonymisation is none", () => {
    expect(found("RET-006", withRule({ disposalMethod: undefined }))).toMatchObject([
      { severity: "warning", field: "disposalMethod" },
    ]);
    expect(
      found("RET-006", withRule({ disposalMethod: "PSEUDONYMISATION_NOT_DISPOSAL" })),
    ).toHaveLength(1);
    expect(found("RET-006", withRule({ disposalMethod: "ANONYMISATION" }))).toEqual([]);
  });
});

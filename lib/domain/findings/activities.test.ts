import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

const unknown = { state: "UNKNOWN" } as const;

describe("ACT-001, the purpose", () => {
  test("must be there", () => {
    const register = given.without(given.completeRegister(), "ActivityPurpose", "tickets-purpose");
    expect(found("ACT-001", register)).toMatchObject([
      { severity: "error", kind: "ProcessingActivity", ref: "tickets" },
    ]);
  });

  test("must have a wording, and an unknown one is none", () => {
    const purpose = given.activityPurpose({ text: undefined, fieldStates: { text: unknown } });
    const [finding] = found("ACT-001", given.completeRegister({ ActivityPurpose: [purpose] }));
    expect(finding).toMatchObject({ kind: "ActivityPurpose", field: "text" });
    expect(finding?.message).toContain("is recorded as unknown");
  });

  test("must not be vague, unless a specific one of its group stands beside it", () => {
    const vague = given.activityPurpose({ text: "To improve your experience", groupLabel: "Care" });
    const specific = given.activityPurpose({
      ref: "specific",
      text: "Show the oldest open ticket first",
      groupLabel: "Care",
    });
    const elsewhere = { ...specific, groupLabel: "Sales" };
    expect(found("ACT-001", given.completeRegister({ ActivityPurpose: [vague] }))).toMatchObject([
      { ref: "tickets-purpose" },
    ]);
    expect(
      found("ACT-001", given.completeRegister({ ActivityPurpose: [vague, specific] })),
    ).toEqual([]);
    expect(
      found("ACT-001", given.completeRegister({ ActivityPurpose: [vague, elsewhere] })),
    ).toHaveLength(1);
  });
});

describe.each([
  ["ACT-002", "dataSubjectCategoryIds"],
  ["ACT-003", "personalDataCategoryIds"],
] as const)("%s, the categories in %s", (code, field) => {
  test("must be there", () => {
    const without = given.activityData({ [field]: [] });
    expect(found(code, given.completeRegister({ ActivityData: [without] }))).toMatchObject([
      { kind: "ProcessingActivity", ref: "tickets" },
    ]);
  });

  test("may be named by another row of the activity", () => {
    const rows = [given.activityData({ [field]: [] }), given.activityData({ ref: "second" })];
    expect(found(code, given.completeRegister({ ActivityData: rows }))).toEqual([]);
  });

  test("may be unknown, and are then still wanting", () => {
    const row = given.activityData({ [field]: undefined, fieldStates: { [field]: unknown } });
    const [finding] = found(code, given.completeRegister({ ActivityData: [row] }));
    expect(finding?.message).toContain("are recorded as unknown");
  });

  test("may not apply for a reason", () => {
    const row = given.activityData({
      [field]: undefined,
      fieldStates: { [field]: { state: "NOT_APPLICABLE", reason: "Sealed on behalf of others" } },
    });
    expect(found(code, given.completeRegister({ ActivityData: [row] }))).toEqual([]);
  });
});

describe("ACT-005, the controllers that a processor serves", () => {
  test("are its customers, or are named", () => {
    const unnamed = given.processingActivity({ controllersServed: undefined });
    const named = given.participation({
      ref: "client-tickets",
      legalEntityId: "client-sa",
      role: "CONTROLLER",
    });
    expect(
      found("ACT-005", given.completeRegister({ ProcessingActivity: [unnamed] })),
    ).toMatchObject([{ ref: "tickets", field: "controllersServed" }]);
    expect(
      found(
        "ACT-005",
        given.completeRegister({ ProcessingActivity: [unnamed], Participation: [named] }),
      ),
    ).toEqual([]);
  });

  test("cannot be found when the products are not named", () => {
    const register = given.completeRegister({
      ProcessingActivity: [given.processingActivity({ productIds: [] })],
    });
    expect(found("ACT-005", register)).toMatchObject([{ field: "productIds" }]);
  });
});

describe("ACT-017, the impact assessment", () => {
  const two = ["Evaluation or scoring", "Vulnerable data subjects"];

  test("is owed from two criteria on, or a screening that says why not", () => {
    for (const [fields, expected] of [
      [{ impactAssessmentCriteria: two }, 1],
      [{ impactAssessmentCriteria: two, impactAssessment: undefined }, 1],
      [{ impactAssessmentCriteria: two.slice(0, 1) }, 0],
      [{ impactAssessmentCriteria: two, impactAssessment: "YES" }, 0],
      [{ impactAssessmentCriteria: two, impactAssessment: "SCREENED" }, 0],
    ] as const) {
      const register = given.without(
        given.completeRegister({ ProcessingActivity: [given.processingActivity(fields)] }),
        "DpiaScreening",
        "tickets-screening",
      );
      expect(found("ACT-017", register)).toHaveLength(expected);
    }
  });

  test("is told by the newest screening that is a record of its own", () => {
    const criteria = ["LARGE_SCALE", "SENSITIVE_DATA"] as const;
    for (const [screening, expected] of [
      [{ criteria }, 0],
      [{ criteria, reasons: undefined }, 1],
      [{ criteria, required: true }, 1],
      [{ criteria, required: true, progress: "IN_PROGRESS" }, 1],
      [{ criteria, required: true, progress: "COMPLETED" }, 0],
      [{ required: true, nationalListEntry: "No 12 of the list of Berlin" }, 1],
      [{ criteria, required: true, screenedOn: "2026-12-01" }, 0],
    ] as const) {
      const register = given.completeRegister({
        DpiaScreening: [given.dpiaScreening(screening)],
      });
      expect(found("ACT-017", register)).toHaveLength(expected);
    }
  });
});

describe("ACT-021, the review", () => {
  test("is due after the interval, and not yet on its last day", () => {
    const register = given.completeRegister({
      ProcessingActivity: [
        given.processingActivity({ lastReviewedOn: "2026-01-31", reviewInterval: "P1M" }),
      ],
    });
    expect(found("ACT-021", register, { asOf: "2026-02-28" })).toEqual([]);
    expect(found("ACT-021", register, { asOf: "2026-03-01" })).toMatchObject([
      { severity: "warning", ref: "tickets", field: "lastReviewedOn" },
    ]);
  });

  test("is due a year after the record began when there was none", () => {
    const register = given.completeRegister({
      ProcessingActivity: [
        given.processingActivity({
          validFrom: "2025-11-21",
          lastReviewedOn: undefined,
          reviewInterval: undefined,
        }),
      ],
    });
    expect(found("ACT-021", register)).toEqual([]);
    expect(found("ACT-021", register, { asOf: "2026-11-22" })).toHaveLength(1);
  });
});

describe("ACT-025, the security measures", () => {
  test("must be linked", () => {
    const register = given.completeRegister({
      ProcessingActivity: [given.processingActivity({ securityMeasureIds: [] })],
    });
    expect(found("ACT-025", register)).toMatchObject([
      { ref: "tickets", field: "securityMeasureIds" },
    ]);
  });

  test("must stand on that day", () => {
    const register = given.completeRegister({
      SecurityMeasure: [given.securityMeasure({ validFrom: "2026-12-01" })],
    });
    expect(found("ACT-025", register)).toHaveLength(2);
    expect(found("ACT-025", register, { asOf: "2026-12-01" })).toEqual([]);
  });
});

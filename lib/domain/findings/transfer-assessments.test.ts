import { describe, expect, test } from "vitest";
import type { Register } from "@/lib/domain/register";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Transfer = Parameters<typeof given.transfer>[0];

/** A transfer that says itself, in short, how its assessment stands. */
function withTransfer(fields: Transfer) {
  return withoutRecord(given.completeRegister({ Transfer: [given.transfer(fields)] }));
}

function withoutRecord(register: Register) {
  return given.without(register, "TransferImpactAssessment", "hosting-assessment");
}

type Assessment = Parameters<typeof given.transferImpactAssessment>[0];

function withRecord(fields: Assessment) {
  return given.completeRegister({
    Transfer: [given.transfer({ assessmentStatus: "MISSING" })],
    TransferImpactAssessment: [given.transferImpactAssessment(fields)],
  });
}

const eu = { regimes: ["EU_GDPR"] } as const;

describe("TRF-009, a safeguard needs an impact assessment", () => {
  test.each([
    ["is missing", { assessmentStatus: "MISSING" }],
    ["is missing", { assessmentStatus: undefined }],
    ["is a draft", { assessmentStatus: "DRAFT" }],
    ["is negative", { assessmentStatus: "NEGATIVE" }],
    [
      "is recorded as unknown",
      { assessmentStatus: undefined, fieldStates: { assessmentStatus: { state: "UNKNOWN" } } },
    ],
    ["is dated 2026-12-01", { assessedOn: "2026-12-01" }],
  ] as const)("and %s is said of it", (words, fields) => {
    const [finding] = found("TRF-009", withTransfer(fields), eu);
    expect(finding).toMatchObject({
      kind: "Transfer",
      field: "assessmentStatus",
      regime: "EU_GDPR",
    });
    expect(finding?.message).toContain(words);
  });

  test("which an adequate recipient does not", () => {
    const register = given.without(
      withTransfer({ assessmentStatus: "MISSING" }),
      "TransferMechanismUse",
      "clauses-eu",
    );
    expect(found("TRF-009", register, eu)).toEqual([]);
  });

  test("which is believed to be unnecessary only beside adequacy, or in module 4", () => {
    const register = withTransfer({ assessmentStatus: "NOT_REQUIRED" });
    expect(found("TRF-009", register, eu)).toEqual([]);
    const alone = given.without(register, "TransferMechanismUse", "framework-eu");
    expect(found("TRF-009", alone, eu)).toHaveLength(1);
    const module4 = given.withRecords(alone, {
      TransferMechanismUse: [given.transferMechanismUse({ sccModule: "M4" })],
    });
    expect(found("TRF-009", module4, eu)).toEqual([]);
  });

  test("since the judgment of 16 July 2020", () => {
    const register = given.withRecords(withTransfer({ assessmentStatus: "MISSING" }), {
      TransferMechanismUse: [
        given.transferMechanismUse({ mechanism: "BCR_P", concludedOn: "2019-01-01" }),
      ],
    });
    expect(found("TRF-009", register, { asOf: "2020-07-15", ...eu })).toEqual([]);
    expect(found("TRF-009", register, { asOf: "2020-07-16", ...eu })).toHaveLength(1);
  });
});

describe("an impact assessment that is a record of its own", () => {
  test("counts before what the transfer says in short", () => {
    expect(found("TRF-009", withRecord({}), eu)).toEqual([]);
    expect(found("TRF-009", withRecord({ status: "NEGATIVE" }), eu)).toMatchObject([
      { kind: "Transfer", message: expect.stringContaining("is negative") },
    ]);
    expect(found("TRF-009", withRecord({ status: undefined }), eu)).toHaveLength(1);
  });

  test("counts from its day on, the newest of several", () => {
    const renewed = given.withRecords(withRecord({ status: "NEGATIVE" }), {
      TransferImpactAssessment: [
        given.transferImpactAssessment({ ref: "anew", assessedOn: "2026-06-01" }),
      ],
    });
    expect(found("TRF-009", renewed, eu)).toEqual([]);
    expect(found("TRF-009", renewed, { asOf: "2026-05-31", ...eu })).toHaveLength(1);
  });

  test("that is negative without a day is not outdone by an older one", () => {
    const negative = given.transferImpactAssessment({
      ref: "undated",
      status: "NEGATIVE",
      assessedOn: undefined,
    });
    const register = given.withRecords(withRecord({}), { TransferImpactAssessment: [negative] });
    expect(found("TRF-009", register, eu)).toMatchObject([
      { message: expect.stringContaining("is negative") },
    ]);
  });

  test("is found old once, however many transfers rest on it", () => {
    const register = given.withRecords(withRecord({ reviewOn: "2026-06-30" }), {
      Transfer: [given.transfer({ ref: "second" })],
      TransferImpactAssessment: [
        given.transferImpactAssessment({
          reviewOn: "2026-06-30",
          transferIds: ["hosting-transfer", "second"],
        }),
      ],
    });
    expect(found("TRF-010", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("TRF-010", register)).toMatchObject([
      { kind: "TransferImpactAssessment", ref: "hosting-assessment", field: "reviewOn" },
    ]);
  });
});

describe("TRF-010, an impact assessment", () => {
  test("is due on its day of review", () => {
    const register = withTransfer({ assessmentReviewOn: "2026-06-30" });
    expect(found("TRF-010", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("TRF-010", register, { asOf: "2026-07-01" })).toMatchObject([
      { severity: "warning", field: "assessmentReviewOn" },
    ]);
  });

  test("is due after twelve months where no day is set", () => {
    const register = withTransfer({ assessedOn: "2025-06-30", assessmentReviewOn: undefined });
    expect(found("TRF-010", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("TRF-010", register, { asOf: "2026-07-01" })).toHaveLength(1);
  });

  test("is due when it has no day at all, or is recorded as outdated", () => {
    const undated = { assessedOn: undefined, assessmentReviewOn: undefined };
    expect(found("TRF-010", withTransfer(undated))).toMatchObject([{ field: "assessedOn" }]);
    expect(found("TRF-010", withTransfer({ assessmentStatus: "OUTDATED" }))).toMatchObject([
      { field: "assessmentStatus" },
    ]);
  });
});

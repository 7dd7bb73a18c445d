import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Certification = Parameters<typeof given.dpfCertification>[0];
type Use = Parameters<typeof given.transferMechanismUse>[0];

function withCertification(fields: Certification) {
  return given.completeRegister({ DpfCertification: [given.dpfCertification(fields)] });
}

const eu = { regimes: ["EU_GDPR"] } as const;

describe("TRF-006, the certification of the importer", () => {
  test("is good for ninety days after a look at the list", () => {
    const register = withCertification({ checkedOn: "2026-01-01" });
    expect(found("TRF-006", register, { asOf: "2026-04-01", ...eu })).toEqual([]);
    const [finding] = found("TRF-006", register, { asOf: "2026-04-02", ...eu });
    expect(finding).toMatchObject({
      severity: "error",
      kind: "TransferMechanismUse",
      ref: "framework-eu",
      field: "dpfCertificationId",
    });
    expect(finding?.message).toContain("last checked on 2026-01-01, more than 90 days before");
  });

  test.each([
    ["is inactive", { status: "INACTIVE" }],
    ["is withdrawn", { status: "WITHDRAWN" }],
    ["active only from 2026-12-01", { activeFrom: "2026-12-01" }],
    ["was to be renewed by 2026-10-01", { nextDueOn: "2026-10-01" }],
    ["the status of the certification is missing", { status: undefined }],
    [
      "last checked is recorded as unknown",
      { checkedOn: undefined, fieldStates: { checkedOn: { state: "UNKNOWN" } } },
    ],
    ["that of another organisation", { legalEntityId: "client-sa" }],
  ] as const)("does not carry when it %s", (words, fields) => {
    const [finding] = found("TRF-006", withCertification(fields), eu);
    expect(finding?.message).toContain(words);
  });

  test("of the parent carries as well", () => {
    const parent = given.legalEntity({ ref: "acme-holding", legalName: "Acme Holding, Inc." });
    const child = given.legalEntity({
      ref: "acme-inc",
      legalName: "Acme Hosting, Inc.",
      country: "US",
      parentEntityId: "acme-holding",
    });
    const register = given.completeRegister({
      LegalEntity: [parent, child],
      DpfCertification: [given.dpfCertification({ legalEntityId: "acme-holding" })],
    });
    expect(found("TRF-006", register, eu)).toEqual([]);
  });

  test("names the programme of each regime, and that of the Union beneath the extension", () => {
    const onlyEu = withCertification({ programmes: ["EU_US"] });
    expect(found("TRF-006", onlyEu).map(({ regime }) => regime)).toEqual(["CH_FADP", "UK_GDPR"]);
    const onlyExtension = withCertification({ programmes: ["UK_EXT"] });
    const [finding] = found("TRF-006", onlyExtension, { regimes: ["UK_GDPR"] });
    expect(finding?.message).toContain("lacks the EU-US DPF");
  });

  test("covers HR data where employees are concerned", () => {
    const employees = {
      DataSubjectCategory: [given.dataSubjectCategory({ code: "EMPLOYEE" })],
    };
    const [finding] = found("TRF-006", given.completeRegister(employees), eu);
    expect(finding?.message).toContain("does not cover HR data");
    const covered = given.completeRegister({
      ...employees,
      DpfCertification: [given.dpfCertification({ coverage: ["HR", "NON_HR"] })],
    });
    expect(found("TRF-006", covered, eu)).toEqual([]);
  });

  test("carries nothing before the decision", () => {
    const register = withCertification({ activeFrom: undefined });
    expect(found("TRF-006", register, { asOf: "2023-07-09", ...eu })).toHaveLength(1);
    expect(found("TRF-006", register, { asOf: "2023-07-10", ...eu })).toEqual([]);
  });

  test("must be named", () => {
    const register = given.completeRegister({
      TransferMechanismUse: [given.framework({ dpfCertificationId: undefined })],
    });
    expect(found("TRF-006", register, eu)[0]?.message).toContain("is missing");
  });
});

describe("TRF-007, an adequacy decision", () => {
  function restingOnAdequacy(destination: string, fields: Use = {}) {
    return given.completeRegister({
      Transfer: [given.transfer({ destination })],
      TransferMechanismUse: [
        given.transferMechanismUse({ mechanism: "ADEQUACY", sccModule: undefined, ...fields }),
      ],
    });
  }

  test("of the United Kingdom carries until it expires", () => {
    const register = restingOnAdequacy("GB", { adequacyDecision: "EU-GB" });
    expect(found("TRF-007", register, { asOf: "2031-12-27", ...eu })).toEqual([]);
    const [finding] = found("TRF-007", register, { asOf: "2031-12-28", ...eu });
    expect(finding).toMatchObject({ field: "adequacyDecision", regime: "EU_GDPR" });
    expect(finding?.message).toContain("expired on 2031-12-27");
  });

  test("need not be named, but must be in force", () => {
    expect(found("TRF-007", restingOnAdequacy("GB"), { asOf: "2031-12-27", ...eu })).toEqual([]);
    expect(found("TRF-007", restingOnAdequacy("GB"), { asOf: "2031-12-28", ...eu })).toHaveLength(
      1,
    );
    expect(found("TRF-007", restingOnAdequacy("IN"), eu)[0]?.message).toContain("for India");
  });

  test("may be one on an international organisation, which counts rather than the country in which it sits", () => {
    const register = given.withRecords(restingOnAdequacy("DE"), {
      Transfer: [given.transfer({ destination: "DE", organisation: "INT_ORG:EPO" })],
    });
    expect(found("TRF-007", register, eu)).toEqual([]);
    const [finding] = found("TRF-007", register, { asOf: "2025-07-14", ...eu });
    expect(finding?.message).toContain("for European Patent Organisation");
  });

  test("fails on the day of the judgment that sets it aside", () => {
    const register = restingOnAdequacy("US", {
      adequacyDecision: "EU-US-PRIVACY-SHIELD",
      conditionsMet: true,
    });
    expect(found("TRF-007", register, { asOf: "2020-07-15", ...eu })).toEqual([]);
    expect(found("TRF-007", register, { asOf: "2020-07-16", ...eu })[0]?.message).toContain(
      "set aside on 2020-07-16",
    );
  });

  test.each(["CA", "JP", "KR", "BR"])("for %s needs its condition to be met", (destination) => {
    expect(found("TRF-007", restingOnAdequacy(destination), eu)).toMatchObject([
      { field: "conditionsMet" },
    ]);
    expect(
      found("TRF-007", restingOnAdequacy(destination, { conditionsMet: false }), eu),
    ).toHaveLength(1);
    expect(found("TRF-007", restingOnAdequacy(destination, { conditionsMet: true }), eu)).toEqual(
      [],
    );
  });

  test("says that the condition is recorded as unknown", () => {
    const register = restingOnAdequacy("CA", {
      fieldStates: { conditionsMet: { state: "UNKNOWN" } },
    });
    expect(found("TRF-007", register, eu)[0]?.message).toContain("is recorded as unknown");
  });

  test("must be one of the shipped list, for that destination and regime", () => {
    expect(
      found("TRF-007", restingOnAdequacy("GB", { adequacyDecision: "EU-XX" }), eu),
    ).toHaveLength(1);
    expect(
      found("TRF-007", restingOnAdequacy("GB", { adequacyDecision: "EU-JP" }), eu),
    ).toHaveLength(1);
  });
});

describe("TRF-018, the framework by itself", () => {
  test("wants a fallback under each regime", () => {
    const register = given.without(given.completeRegister(), "TransferMechanismUse", "addendum-uk");
    expect(found("TRF-018", register)).toMatchObject([
      { severity: "warning", ref: "framework-uk", regime: "UK_GDPR" },
    ]);
  });

  test("does not count what the law no longer knows", () => {
    const register = given.completeRegister({
      TransferMechanismUse: [given.transferMechanismUse({ mechanism: "SCC_2010_87" })],
    });
    expect(found("TRF-018", register, eu)).toHaveLength(1);
  });
});

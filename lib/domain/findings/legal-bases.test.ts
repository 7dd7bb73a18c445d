import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Basis = Parameters<typeof given.legalBasisUse>[0];

function withBasis(fields: Basis, more: Parameters<typeof given.completeRegister>[0] = {}) {
  return given.completeRegister({ LegalBasisUse: [given.legalBasisUse(fields)], ...more });
}

describe("ACT-004, a legal basis for each purpose and regime", () => {
  test("is asked of a controller under each regime by itself", () => {
    const register = given.without(given.completeRegister(), "LegalBasisUse", "billing-basis-uk");
    expect(found("ACT-004", register)).toMatchObject([
      { kind: "ActivityPurpose", ref: "billing-purpose", regime: "UK_GDPR" },
    ]);
    expect(found("ACT-004", register, { regimes: ["EU_GDPR"] })).toEqual([]);
  });

  test("is never asked under Swiss law, nor of a processor", () => {
    const register = given.without(
      given.completeRegister(),
      "LegalBasisUse",
      "billing-basis-eu",
      "billing-basis-uk",
    );
    expect(found("ACT-004", register).map(({ ref, regime }) => [ref, regime])).toEqual([
      ["billing-purpose", "EU_GDPR"],
      ["billing-purpose", "UK_GDPR"],
    ]);
  });

  test("is not asked under a regime that does not apply to the controller", () => {
    const register = given.without(
      given.completeRegister({
        LegalEntity: [given.legalEntity({ regimesApplicable: ["EU_GDPR"] })],
      }),
      "LegalBasisUse",
      "billing-basis-uk",
    );
    expect(found("ACT-004", register)).toEqual([]);
  });

  test("must be one that the law has on that day", () => {
    const register = withBasis({
      ref: "billing-basis-uk",
      regime: "UK_GDPR",
      basisCode: "UK_6_1_EA",
    });
    expect(found("ACT-004", register, { asOf: "2026-02-04" })).toMatchObject([
      { regime: "UK_GDPR" },
    ]);
    expect(found("ACT-004", register, { asOf: "2026-02-05" })).toEqual([]);
  });
});

describe("ACT-013, explicit consent", () => {
  const consent = { mechanism: "ART_49", derogation: "ART49_1_A", regime: "EU_GDPR" } as const;
  const restingOn = (use: Parameters<typeof given.transferMechanismUse>[0]) =>
    given.completeRegister({
      TransferMechanismUse: [given.transferMechanismUse({ ref: "asked", ...use })],
    });

  test.each([undefined, false])(
    "is wanting where a transfer rests on consent and explicit is %s",
    (consentExplicit) => {
      expect(found("ACT-013", restingOn({ ...consent, consentExplicit }))).toMatchObject([
        {
          kind: "TransferMechanismUse",
          ref: "asked",
          field: "consentExplicit",
          regime: "EU_GDPR",
          severity: "error",
        },
      ]);
    },
  );

  test("is there once it is recorded, and no question for another derogation", () => {
    expect(found("ACT-013", restingOn({ ...consent, consentExplicit: true }))).toEqual([]);
    expect(found("ACT-013", restingOn({ ...consent, derogation: "ART49_1_B" }))).toEqual([]);
  });
});

describe.each([
  ["ACT-007", "HEALTH", "article9Conditions", ["EU_9_2_H"]],
  ["ACT-008", "CRIMINAL", "article10Basis", "EU_10_AUTHORISED_BY_LAW"],
] as const)("%s, data such as %s", (code, category, field, allowance) => {
  const sensitive = {
    PersonalDataCategory: [given.personalDataCategory({ code: category })],
  };

  test("need what allows them, under each regime", () => {
    const register = given.completeRegister(sensitive);
    expect(found(code, register).map(({ ref, regime }) => [ref, regime])).toEqual([
      ["billing", "EU_GDPR"],
      ["billing", "UK_GDPR"],
    ]);
  });

  test("have it in one basis of the activity", () => {
    const register = withBasis({ [field]: allowance }, sensitive);
    expect(found(code, register).map(({ regime }) => regime)).toEqual(["UK_GDPR"]);
  });

  test("are what the category says of itself, before what its code says", () => {
    const harmless = given.personalDataCategory({
      code: category,
      special: false,
      criminal: false,
    });
    expect(found(code, given.completeRegister({ PersonalDataCategory: [harmless] }))).toEqual([]);
  });

  test("say when the allowance is recorded as unknown", () => {
    const register = withBasis({ fieldStates: { [field]: { state: "UNKNOWN" } } }, sensitive);
    const [finding] = found(code, register, { regimes: ["EU_GDPR"] });
    expect(finding?.message).toContain("is recorded as unknown");
  });
});

describe("ACT-009, legitimate interests", () => {
  const interests = { basisCode: "EU_6_1_F" } as const;

  /** What the basis says itself, in short, without a record of an assessment. */
  function inShort(fields: Parameters<typeof withBasis>[0]) {
    return given.without(withBasis(fields), "LegitimateInterestAssessment", "sending-invoices");
  }

  function assessed(fields: Parameters<typeof given.legitimateInterestAssessment>[0]) {
    return given.withRecords(
      withBasis({ ...interests, legitimateInterest: "Our interest in collecting what is owed" }),
      { LegitimateInterestAssessment: [given.legitimateInterestAssessment(fields)] },
    );
  }

  test("count as weighed by an assessment that is finished, from its day on", () => {
    expect(found("ACT-009", assessed({}))).toEqual([]);
    expect(found("ACT-009", assessed({ outcome: "DRAFT" }))).toHaveLength(1);
    expect(found("ACT-009", assessed({}), { asOf: "2026-02-28" })).toHaveLength(1);
  });

  test("do not carry where the assessment found that rights prevail", () => {
    expect(found("ACT-009", assessed({ outcome: "RIGHTS_PREVAIL" }))).toMatchObject([
      { field: "basisCode", message: expect.stringContaining("rights prevail") },
    ]);
  });

  test("must be named and weighed", () => {
    expect(found("ACT-009", inShort(interests)).map(({ field }) => field)).toEqual([
      "interestsAssessedOn",
      "legitimateInterest",
    ]);
  });

  test("must be weighed by the day of the question", () => {
    const register = inShort({
      ...interests,
      legitimateInterest: "Our interest in collecting what is owed",
      interestsAssessedOn: "2026-05-01",
    });
    expect(found("ACT-009", register, { asOf: "2026-04-30" })).toHaveLength(1);
    expect(found("ACT-009", register, { asOf: "2026-05-01" })).toEqual([]);
  });
});

describe("ACT-011, consent that can be proved", () => {
  test("says how it is given, recorded and withdrawn", () => {
    const register = withBasis({ basisCode: "EU_6_1_A", consentMechanism: "Box in the settings" });
    expect(found("ACT-011", register).map(({ field }) => field)).toEqual([
      "consentRecord",
      "consentWithdrawal",
    ]);
  });

  test("is complete with all three", () => {
    const register = withBasis({
      basisCode: "EU_6_1_A",
      consentMechanism: "Box in the settings",
      consentRecord: "Consent table",
      consentWithdrawal: "The same box",
    });
    expect(found("ACT-011", register)).toEqual([]);
  });
});

describe("ACT-012, consent that is only implied", () => {
  test.each([
    "By using the site you consent to our processing",
    "Visitors agree by continuing to browse",
    "Implied by continued use",
    "Pre-ticked box at registration",
    "By submitting this form you agree to our newsletter",
  ])("is seen in “%s”", (consentMechanism) => {
    const register = withBasis({ basisCode: "EU_6_1_A", consentMechanism });
    expect(found("ACT-012", register)).toMatchObject([
      { field: "consentMechanism", regime: "EU_GDPR", severity: "error" },
    ]);
  });

  test.each([
    "Unticked box beside the form, confirmed by a link in a mail",
    "A box that is not pre-ticked",
    "Signature on paper, never implied",
  ])("is not seen in “%s”", (consentMechanism) => {
    const register = withBasis({ basisCode: "EU_6_1_A", consentMechanism });
    expect(found("ACT-012", register)).toEqual([]);
  });
});

describe("ACT-014, a legal obligation", () => {
  const obligation = { basisCode: "EU_6_1_C", lawCitation: "Tax Act, section 147" } as const;

  test.each(["EU", "DE", "DE-BY", "Germany", "FR / DE"])(
    "may be one under the law of %s",
    (place) => {
      expect(found("ACT-014", withBasis({ ...obligation, lawJurisdiction: place }))).toEqual([]);
    },
  );

  test.each(["US", "GB", "California"])("may not be one under the law of %s alone", (place) => {
    expect(found("ACT-014", withBasis({ ...obligation, lawJurisdiction: place }))).toMatchObject([
      { field: "lawJurisdiction", regime: "EU_GDPR" },
    ]);
  });

  test("is one under the law of the United Kingdom where its regime asks", () => {
    const uk = { ...obligation, ref: "billing-basis-uk", regime: "UK_GDPR" } as const;
    expect(found("ACT-014", withBasis({ ...uk, lawJurisdiction: "UK" }))).toEqual([]);
    expect(found("ACT-014", withBasis({ ...uk, lawJurisdiction: "EU" }))).toMatchObject([
      { regime: "UK_GDPR" },
    ]);
  });

  test("must cite the law", () => {
    const register = withBasis({ basisCode: "EU_6_1_C", lawJurisdiction: "EU" });
    expect(found("ACT-014", register)).toMatchObject([{ field: "lawCitation" }]);
  });
});

describe("ACT-024, recognised legitimate interests", () => {
  test("do not exist under the GDPR", () => {
    expect(found("ACT-024", withBasis({ basisCode: "UK_6_1_EA" }))).toMatchObject([
      { regime: "EU_GDPR", field: "basisCode" },
    ]);
  });

  test("exist in the law of the United Kingdom", () => {
    const register = withBasis({
      ref: "billing-basis-uk",
      regime: "UK_GDPR",
      basisCode: "UK_6_1_EA",
    });
    expect(found("ACT-024", register)).toEqual([]);
  });
});

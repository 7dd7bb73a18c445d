import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Records = NonNullable<Parameters<typeof given.completeRegister>[0]>;
type Use = Parameters<typeof given.transferMechanismUse>[0];

const allUses = [
  "framework-eu",
  "clauses-eu",
  "framework-uk",
  "addendum-uk",
  "framework-ch",
  "clauses-ch",
];

/** The complete register with no mechanism but these. */
function restingOn(uses: Use[], more: Records = {}) {
  const bare = given.without(given.completeRegister(), "TransferMechanismUse", ...allUses);
  return given.withRecords(bare, {
    TransferMechanismUse: uses.map((use) => given.transferMechanismUse({ ref: "only", ...use })),
    ...more,
  });
}

describe("TRF-001, a third country needs a mechanism under each regime", () => {
  test("and is named under each where there is none", () => {
    const findings = found("TRF-001", restingOn([]));
    expect(findings.map(({ ref, regime }) => [ref, regime])).toEqual([
      ["hosting-transfer", "CH_FADP"],
      ["hosting-transfer", "EU_GDPR"],
      ["hosting-transfer", "UK_GDPR"],
    ]);
    expect(findings[1]?.message).toBe(
      "Transfer “United States, Acme (Acme Hosting)”: nothing that holds on 2026-11-21 under the GDPR covers United States; record a mechanism, or end the transfer.",
    );
  });

  test("but only under the regimes whose data go there", () => {
    const register = restingOn([], { Transfer: [given.transfer({ fromRegimes: ["UK_GDPR"] })] });
    expect(found("TRF-001", register).map(({ regime }) => regime)).toEqual(["UK_GDPR"]);
  });

  test("and the mechanism of one regime does not serve another", () => {
    expect(found("TRF-001", restingOn([{}])).map(({ regime }) => regime)).toEqual([
      "CH_FADP",
      "UK_GDPR",
    ]);
  });

  test("also for a place from which the data are only reached", () => {
    const support = given.processingLocation({
      ref: "support",
      locationKind: "REMOTE_ACCESS",
      country: "IN",
    });
    const framework = { mechanism: "DPF", dpfCertificationId: "acme-certification" } as const;
    const onFramework = restingOn([framework], { ProcessingLocation: [support] });
    const [finding] = found("TRF-001", onFramework, { regimes: ["EU_GDPR"] });
    expect(finding?.message).toContain("covers India");
    const onClauses = restingOn([{}], { ProcessingLocation: [support] });
    expect(found("TRF-001", onClauses, { regimes: ["EU_GDPR"] })).toEqual([]);
  });

  test("also for the seat of an importer that processes elsewhere", () => {
    const inGermany = {
      Transfer: [given.transfer({ destination: "DE" })],
      ProcessingLocation: [given.processingLocation({ country: "DE" })],
    };
    const [finding] = found("TRF-001", restingOn([], inGermany), { regimes: ["EU_GDPR"] });
    expect(finding?.message).toContain("covers United States");
  });

  test("and leaves a place to the transfer that leads there", () => {
    const toIndia = given.transfer({ ref: "to-india", destination: "IN" });
    const support = given.processingLocation({ ref: "support", country: "IN" });
    const register = given.completeRegister({ Transfer: [toIndia], ProcessingLocation: [support] });
    expect(found("TRF-001", register, { regimes: ["EU_GDPR"] }).map(({ ref }) => ref)).toEqual([
      "to-india",
    ]);
  });

  test("which an adequate country does not, and a conditional one does not once its conditions are met", () => {
    const entity = given.legalEntity({ ref: "acme-inc", legalName: "Acme", country: "CA" });
    const canada: Records = {
      LegalEntity: [entity],
      Transfer: [given.transfer({ destination: "CA" })],
      ProcessingLocation: [given.processingLocation({ country: "CA" })],
    };
    const regimes = { regimes: ["EU_GDPR"] } as const;
    expect(found("TRF-001", restingOn([], canada), regimes)).toHaveLength(1);
    const met = { mechanism: "ADEQUACY", conditionsMet: true } as const;
    expect(found("TRF-001", restingOn([met], canada), regimes)).toEqual([]);
    const unmet = { mechanism: "ADEQUACY" } as const;
    expect(found("TRF-001", restingOn([unmet], canada), regimes)).toHaveLength(1);
    const switzerland: Records = {
      LegalEntity: [{ ...entity, country: "CH" }],
      Transfer: [given.transfer({ destination: "CH" })],
      ProcessingLocation: [given.processingLocation({ country: "CH" })],
    };
    expect(found("TRF-001", restingOn([], switzerland))).toEqual([]);
  });

  test("which a place has not while no transfer is recorded at all", () => {
    const register = given.without(given.completeRegister(), "Transfer", "hosting-transfer");
    expect(found("TRF-001", register).map(({ kind, ref, regime }) => [kind, ref, regime])).toEqual([
      ["ProcessingLocation", "hosting-us", "CH_FADP"],
      ["ProcessingLocation", "hosting-us", "EU_GDPR"],
      ["ProcessingLocation", "hosting-us", "UK_GDPR"],
    ]);
  });

  test("which the seat of a recipient has not either while no transfer is recorded", () => {
    const register = given.without(
      given.completeRegister({ ProcessingLocation: [given.processingLocation({ country: "DE" })] }),
      "Transfer",
      "hosting-transfer",
    );
    expect(found("TRF-001", register, { regimes: ["EU_GDPR"] })).toMatchObject([
      { kind: "Engagement", ref: "hosting" },
    ]);
  });

  test("and an unknown destination cannot be judged", () => {
    const register = given.completeRegister({
      Transfer: [
        given.transfer({
          destination: undefined,
          fieldStates: { destination: { state: "UNKNOWN" } },
        }),
      ],
    });
    const [finding] = found("TRF-001", register, { regimes: ["EU_GDPR"] });
    expect(finding).toMatchObject({ field: "destination" });
    expect(finding?.message).toContain("is recorded as unknown");
  });

  test("until the engagement has ended", () => {
    const register = restingOn([], {
      Engagement: [given.engagement({ actualUseTo: "2026-06-30" })],
    });
    expect(found("TRF-001", register)).toEqual([]);
  });

  test("and says nothing of a regime before anything is known of it", () => {
    expect(
      found("TRF-001", restingOn([]), { asOf: "2019-01-01" }).map(({ regime }) => regime),
    ).toEqual(["EU_GDPR"]);
  });
});

describe("TRF-002, Privacy Shield", () => {
  const shield = restingOn([{ mechanism: "PRIVACY_SHIELD", concludedOn: undefined }]);

  test.each(["2018-05-17", "2020-07-15"])("holds on %s", (asOf) => {
    expect(found("TRF-002", shield, { asOf })).toEqual([]);
    expect(found("TRF-001", shield, { asOf, regimes: ["EU_GDPR"] })).toEqual([]);
  });

  test.each(["2020-07-16", "2026-11-21"])("is invalid on %s", (asOf) => {
    expect(found("TRF-002", shield, { asOf })).toMatchObject([
      { severity: "error", ref: "only", field: "mechanism", regime: "EU_GDPR" },
    ]);
    expect(found("TRF-001", shield, { asOf, regimes: ["EU_GDPR"] })).toHaveLength(1);
  });

  test("of Switzerland fell with the opinion of the FDPIC, and is found under Swiss law only", () => {
    const swiss = restingOn([{ regime: "CH_FADP", mechanism: "SWISS_PRIVACY_SHIELD" }]);
    expect(found("TRF-002", swiss, { asOf: "2020-09-07" })).toEqual([]);
    expect(found("TRF-002", swiss, { asOf: "2020-09-08" })).toMatchObject([{ regime: "CH_FADP" }]);
    expect(found("TRF-002", swiss, { regimes: ["EU_GDPR", "UK_GDPR"] })).toEqual([]);
  });
});

describe("TRF-004, the old clauses", () => {
  test("held while they were in force, when concluded in time", () => {
    const register = restingOn([{ mechanism: "SCC_2010_87", concludedOn: "2021-09-26" }]);
    expect(found("TRF-004", register, { asOf: "2022-12-26" })).toEqual([]);
    expect(found("TRF-004", register, { asOf: "2022-12-28" })).toMatchObject([
      { regime: "EU_GDPR" },
    ]);
  });

  test("could not be concluded any more after that", () => {
    const register = restingOn([{ mechanism: "SCC_2004_915", concludedOn: "2021-09-28" }]);
    const [finding] = found("TRF-004", register, { asOf: "2022-01-01" });
    expect(finding?.message).toContain("could not be concluded any more on 2021-09-28");
  });
});

describe("TRF-012, data under the UK GDPR", () => {
  const question = { regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"] } as const;

  test("need the Addendum or the agreement, and clauses of the EU alone do not do", () => {
    const register = restingOn([{}, { ref: "uk", regime: "UK_GDPR" }]);
    expect(found("TRF-012", register, question)).toMatchObject([
      { kind: "Transfer", ref: "hosting-transfer", regime: "UK_GDPR" },
    ]);
  });

  test.each(["UK_ADDENDUM_B1_0", "UK_IDTA_A1_0"] as const)("are covered by %s", (mechanism) => {
    expect(found("TRF-012", restingOn([{ regime: "UK_GDPR", mechanism }]))).toEqual([]);
  });

  test("could not rest on the Addendum before there was one", () => {
    const register = restingOn([
      { regime: "UK_GDPR", mechanism: "UK_ADDENDUM_B1_0", concludedOn: undefined },
    ]);
    expect(found("TRF-012", register, { asOf: "2022-03-20" })).toHaveLength(1);
    expect(found("TRF-012", register, { asOf: "2022-03-21" })).toEqual([]);
  });

  test("are not looked at under another regime", () => {
    expect(found("TRF-012", restingOn([]), { regimes: ["EU_GDPR", "CH_FADP"] })).toEqual([]);
  });

  test("need nothing where the United Kingdom holds the country to be adequate", () => {
    const gibraltar = restingOn([], {
      LegalEntity: [given.legalEntity({ ref: "acme-inc", legalName: "Acme", country: "GI" })],
      Transfer: [given.transfer({ destination: "GI" })],
      ProcessingLocation: [given.processingLocation({ country: "GI" })],
    });
    expect(found("TRF-012", gibraltar)).toEqual([]);
    expect(found("TRF-013", gibraltar)).toEqual([]);
    expect(found("TRF-001", gibraltar).map(({ regime }) => regime)).toEqual(["EU_GDPR"]);
  });
});

describe("TRF-013, data under Swiss law", () => {
  test("need adapted clauses, and clauses of the EU alone do not do", () => {
    expect(found("TRF-013", restingOn([{}, { ref: "ch", regime: "CH_FADP" }]))).toMatchObject([
      { kind: "Transfer", regime: "CH_FADP" },
    ]);
  });

  test("need to say how the clauses were adapted", () => {
    const adapted = { regime: "CH_FADP", mechanism: "SCC_2021_914_SWISS" } as const;
    expect(found("TRF-013", restingOn([adapted]))).toMatchObject([
      { ref: "only", field: "swissCase" },
    ]);
    expect(
      found("TRF-013", restingOn([{ ...adapted, swissCase: "CASE_2_2_GDPR_STANDARD" }])),
    ).toEqual([]);
  });

  test("are not looked at under another regime", () => {
    expect(found("TRF-013", restingOn([]), { regimes: ["EU_GDPR", "UK_GDPR"] })).toEqual([]);
  });
});

describe("TRF-015 and TRF-016, exceptions", () => {
  test("a derogation is not for what goes on all the time", () => {
    const occasional = { Transfer: [given.transfer({ frequency: "ONE_OFF" })] };
    const derogation = { mechanism: "ART_49" } as const;
    expect(found("TRF-015", restingOn([derogation]))).toMatchObject([{ severity: "warning" }]);
    expect(found("TRF-015", restingOn([derogation], occasional))).toEqual([]);
  });

  test("using a site is no consent to a transfer, since the GDPR applies", () => {
    const register = restingOn([{ mechanism: "CONSENT_BY_USE" }]);
    expect(found("TRF-016", register, { asOf: "2018-05-24" })).toEqual([]);
    expect(found("TRF-016", register, { asOf: "2018-05-25" })).toHaveLength(1);
    expect(found("TRF-016", given.completeRegister())).toEqual([]);
  });

  test("nor is it where no vendor of ours receives the data", () => {
    const register = given.completeRegister({
      Transfer: [given.transfer({ ref: "visitors", engagementId: undefined })],
      TransferMechanismUse: [
        given.transferMechanismUse({
          ref: "by-use",
          transferId: "visitors",
          mechanism: "CONSENT_BY_USE",
        }),
      ],
    });
    expect(found("TRF-016", register).map(({ ref }) => ref)).toEqual(["by-use"]);
  });
});

import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Use = Parameters<typeof given.transferMechanismUse>[0];
type Records = NonNullable<Parameters<typeof given.completeRegister>[0]>;

function withClauses(fields: Use, more: Records = {}) {
  return given.completeRegister({
    TransferMechanismUse: [given.transferMechanismUse(fields)],
    ...more,
  });
}

const eu = { regimes: ["EU_GDPR"] } as const;
const ch = { regimes: ["CH_FADP"] } as const;

describe("TRF-005, the module fits the roles", () => {
  test.each([
    ["CONTROLLER", "CONTROLLER", "M1"],
    ["JOINT_CONTROLLER", "CONTROLLER", "M1"],
    ["CONTROLLER", "PROCESSOR", "M2"],
    ["PROCESSOR", "PROCESSOR", "M3"],
    ["PROCESSOR", "SUB_PROCESSOR", "M3"],
    ["PROCESSOR", "CONTROLLER", "M4"],
  ] as const)("from %s to %s in %s and no other", (exporterRole, importerRole, fitting) => {
    for (const sccModule of ["M1", "M2", "M3", "M4"] as const) {
      const register = withClauses(
        { sccModule },
        { Transfer: [given.transfer({ exporterRole, importerRole })] },
      );
      expect(found("TRF-005", register, eu)).toHaveLength(sccModule === fitting ? 0 : 1);
    }
  });

  test("and no module fits nothing", () => {
    expect(found("TRF-005", withClauses({ sccModule: undefined }), eu)).toMatchObject([
      { ref: "clauses-eu", field: "sccModule" },
    ]);
  });

  test("says what would", () => {
    expect(found("TRF-005", withClauses({ sccModule: "M2" }), eu)[0]?.message).toBe(
      "Transfer mechanism “EU standard contractual clauses 2021/914, United States, Acme (Acme Hosting)”: module 2 does not fit a transfer from processor to processor; conclude module 3, or correct the roles.",
    );
  });
});

describe("TRF-008, the annexes", () => {
  test("name all that is empty at once", () => {
    const register = withClauses(
      { clause13Case: undefined },
      {
        Transfer: [given.transfer({ frequency: undefined, importerRole: undefined })],
        Engagement: [given.engagement({ duration: undefined })],
      },
    );
    const findings = found("TRF-008", register, eu);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(
      "its annexes lack the role of the importer (Annex I.A); the frequency of the transfer (Annex I.B); the duration of the processing (Annex I.B); the alternative of clause 13 (Annex I.C); complete these facts.",
    );
  });

  test("ask for the parties with address and contact person", () => {
    const register = given.completeRegister({
      LegalEntity: [
        given.legalEntity({ contactPosition: undefined }),
        given.legalEntity({ ref: "acme-inc", legalName: "Acme", city: undefined }),
      ],
    });
    const [finding] = found("TRF-008", register, eu);
    expect(finding?.message).toContain("the contact person of “Helpdesk GmbH” (Annex I.A)");
    expect(finding?.message).toContain("the address of “Acme” (Annex I.A)");
  });

  test("ask for safeguards where data are sensitive", () => {
    const register = given.completeRegister({
      PersonalDataCategory: [given.personalDataCategory({ code: "HEALTH" })],
    });
    expect(found("TRF-008", register, eu)[0]?.message).toContain("safeguards for sensitive data");
  });

  test("ask for no supervisory authority and no measures in module 4", () => {
    const bare = { clause13Case: undefined } as const;
    const noAuthority: Records = { LegalEntity: [given.legalEntity({ leadAuthority: undefined })] };
    const module4 = withClauses({ ...bare, sccModule: "M4" }, noAuthority);
    expect(found("TRF-008", module4, eu)).toEqual([]);
    expect(
      found("TRF-008", withClauses({ ...bare, sccModule: "M3" }, noAuthority), eu),
    ).toHaveLength(1);
  });

  test("are not ours below a sub-processor", () => {
    const register = given.completeRegister({
      Engagement: [given.engagement({ parentEngagementId: "above", duration: undefined })],
    });
    expect(found("TRF-008", register, eu)).toEqual([]);
  });
});

describe("TRF-024, the law and the courts", () => {
  test.each(["US", "GB", "CH", "NO"])("are not those of %s in module 3", (country) => {
    const register = withClauses({ clause17Law: country, clause18Forum: country });
    expect(found("TRF-024", register, eu).map(({ field }) => field)).toEqual([
      "clause17Law",
      "clause18Forum",
    ]);
  });

  test("are free in module 4, but must be chosen", () => {
    const free = withClauses({ sccModule: "M4", clause17Law: "US", clause18Forum: "US" });
    expect(found("TRF-024", free, eu)).toEqual([]);
    const open = withClauses({ sccModule: "M4", clause17Law: undefined, clause18Forum: undefined });
    expect(found("TRF-024", open, eu)).toHaveLength(2);
  });

  test.each([
    ["M1", 1],
    ["M2", 0],
    ["M3", 0],
    ["M4", 1],
  ] as const)("with option 2 in module %s are found %i time", (sccModule, times) => {
    expect(
      found("TRF-024", withClauses({ sccModule, clause17Option: "OPTION_2" }), eu),
    ).toHaveLength(times);
  });

  test("may be Swiss for the Swiss part that stands by itself", () => {
    const swiss = {
      ref: "clauses-ch",
      regime: "CH_FADP",
      mechanism: "SCC_2021_914_SWISS",
      clause17Law: "CH",
      clause18Forum: "CH",
    } as const;
    expect(found("TRF-024", withClauses({ ...swiss, swissCase: "CASE_1_FADP_ONLY" }), ch)).toEqual(
      [],
    );
    expect(
      found("TRF-024", withClauses({ ...swiss, swissCase: "CASE_2_2_GDPR_STANDARD" }), ch),
    ).toHaveLength(2);
  });

  test("are those of England and Wales under the Addendum, which needs no choice", () => {
    const register = withClauses({
      ref: "addendum-uk",
      regime: "UK_GDPR",
      mechanism: "UK_ADDENDUM_B1_0",
      clause17Law: undefined,
    });
    expect(found("TRF-024", register)).toEqual([]);
  });
});

describe("TRF-025, the authority of clause 13", () => {
  const abroad = given.legalEntity({ country: "US", establishmentCountries: ["US"] });
  const representative = given.appointment({
    ref: "representative",
    appointmentKind: "REP_EU",
    country: "BE",
  });

  test.each([
    ["A", {}],
    ["B", { LegalEntity: [abroad], Appointment: [representative] }],
    ["C", { LegalEntity: [abroad] }],
  ] as const)("follows alternative %s, and no other", (fitting, records) => {
    for (const clause13Case of ["A", "B", "C"] as const) {
      expect(found("TRF-025", withClauses({ clause13Case }, records), eu)).toHaveLength(
        clause13Case === fitting ? 0 : 1,
      );
    }
  });

  test("is that of the exporter's state", () => {
    function withAuthority(leadAuthority: string, country: string) {
      return given.completeRegister({
        LegalEntity: [
          given.legalEntity({ leadAuthority, country, establishmentCountries: [country] }),
        ],
      });
    }
    expect(found("TRF-025", withAuthority("Datatilsynet", "NO"), eu)).toEqual([]);
    expect(found("TRF-025", withAuthority("Datatilsynet", "DK"), eu)).toEqual([]);
    expect(found("TRF-025", withAuthority("Datatilsynet", "DE"), eu)).toHaveLength(1);
    expect(found("TRF-025", withAuthority("Some Land's authority", "DE"), eu)).toEqual([]);
  });

  test("is not asked under the other regimes, nor in module 4", () => {
    const wrong = { clause13Case: "C" } as const;
    expect(found("TRF-025", withClauses(wrong), { regimes: ["UK_GDPR", "CH_FADP"] })).toEqual([]);
    expect(found("TRF-025", withClauses({ ...wrong, sccModule: "M4" }), eu)).toEqual([]);
  });
});

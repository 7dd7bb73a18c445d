import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

describe("ORG-001, who takes part can be named and reached", () => {
  test("asks a participant for its postal address", () => {
    const register = given.completeRegister({
      LegalEntity: [given.legalEntity({ street: undefined, city: undefined })],
    });
    expect(found("ORG-001", register)).toMatchObject([
      {
        severity: "error",
        kind: "LegalEntity",
        ref: "helpdesk-gmbh",
        field: "street",
        source: "Art 13(1)(a), 30(1)(a), 30(2)(a)",
        message:
          "Legal entity “Helpdesk GmbH”: the postal address (street, city) is missing; record street, city and country.",
      },
    ]);
  });

  test("says of an address that was looked for in vain that it is recorded as unknown", () => {
    const register = given.completeRegister({
      LegalEntity: [
        given.legalEntity({ street: undefined, fieldStates: { street: { state: "UNKNOWN" } } }),
      ],
    });
    expect(found("ORG-001", register)[0]?.message).toContain("(street) is recorded as unknown");
  });

  test("is content with an address that does not apply for a reason, and with a withheld one", () => {
    for (const street of [
      { state: "NOT_APPLICABLE", reason: "The town has no street names" },
      { state: "WITHHELD" },
    ] as const) {
      const register = given.completeRegister({
        LegalEntity: [given.legalEntity({ street: undefined, fieldStates: { street } })],
      });
      expect(found("ORG-001", register)).toEqual([]);
    }
  });

  test("asks for one contact channel, whichever it is", () => {
    const silent = given.legalEntity({ contactEmail: undefined });
    const withPhone = given.legalEntity({ contactEmail: undefined, phone: "+49 30 1234" });
    expect(found("ORG-001", given.completeRegister({ LegalEntity: [silent] }))).toMatchObject([
      { field: "contactEmail" },
    ]);
    expect(found("ORG-001", given.completeRegister({ LegalEntity: [withPhone] }))).toEqual([]);
  });

  test("asks the same of a customer, whom the record must name", () => {
    const register = given.completeRegister({
      LegalEntity: [
        given.legalEntity({ ref: "client-sa", legalName: "Client SA", city: undefined }),
      ],
    });
    expect(found("ORG-001", register)).toMatchObject([{ ref: "client-sa", field: "city" }]);
  });

  test("leaves alone an entity that takes part no longer", () => {
    const entity = given.legalEntity({ ref: "former", street: undefined });
    const register = given.completeRegister({
      LegalEntity: [entity],
      Participation: [
        given.participation({ ref: "former-tickets", legalEntityId: "former", to: "2026-06-30" }),
      ],
    });
    expect(found("ORG-001", register, { asOf: "2026-06-30" })).toHaveLength(1);
    expect(found("ORG-001", register, { asOf: "2026-07-01" })).toEqual([]);
  });
});

describe("ORG-002, a representative in the Union", () => {
  const abroad = given.legalEntity({
    country: "US",
    establishmentCountries: ["US"],
    regimesApplicable: ["EU_GDPR"],
  });
  const representative = given.appointment({
    ref: "representative",
    appointmentKind: "REP_EU",
    postalAddress: "Rue Haute 3, Brussels",
    country: "BE",
    mandateTo: "2026-06-30",
  });

  test("is owed by an entity without establishment in the EEA, under the GDPR alone", () => {
    const register = given.completeRegister({ LegalEntity: [abroad] });
    expect(found("ORG-002", register)).toMatchObject([{ ref: "helpdesk-gmbh", regime: "EU_GDPR" }]);
    expect(found("ORG-002", register, { regimes: ["UK_GDPR", "CH_FADP"] })).toEqual([]);
  });

  test("is there until the last day of the mandate", () => {
    const register = given.completeRegister({
      LegalEntity: [abroad],
      Appointment: [representative],
    });
    expect(found("ORG-002", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("ORG-002", register, { asOf: "2026-07-01" })).toHaveLength(1);
  });

  test("is not owed by a public authority, nor where the GDPR does not apply, nor inside the EEA", () => {
    for (const change of [
      { publicAuthority: true },
      { regimesApplicable: ["UK_GDPR"] as const },
      { establishmentCountries: ["US", "RE"] },
    ]) {
      const register = given.completeRegister({ LegalEntity: [{ ...abroad, ...change }] });
      expect(found("ORG-002", register)).toEqual([]);
    }
  });
});

describe("ORG-004, where the representative is", () => {
  function withRepresentative(fields: Parameters<typeof given.appointment>[0]) {
    return given.completeRegister({
      Appointment: [
        given.appointment({ ref: "rep", postalAddress: "Rue Haute 3, Brussels", ...fields }),
      ],
    });
  }

  test.each([
    ["REP_EU", "BE", "CH", "EU_GDPR"],
    ["REP_UK", "GB", "IE", "UK_GDPR"],
    ["REP_CH", "CH", "DE", "CH_FADP"],
  ] as const)(
    "takes a %s in %s, not one in %s, and looks under %s only",
    (kind, right, wrong, regime) => {
      const misplaced = withRepresentative({ appointmentKind: kind, country: wrong });
      expect(found("ORG-004", misplaced)).toMatchObject([
        { kind: "Appointment", ref: "rep", field: "country", regime },
      ]);
      expect(
        found("ORG-004", withRepresentative({ appointmentKind: kind, country: right })),
      ).toEqual([]);
    },
  );

  test("asks for a name and an address", () => {
    const register = withRepresentative({
      appointmentKind: "REP_EU",
      country: "BE",
      organisationName: undefined,
      postalAddress: undefined,
    });
    expect(found("ORG-004", register).map(({ field }) => field)).toEqual([
      "organisationName",
      "postalAddress",
    ]);
  });
});

describe("ORG-005, the data protection officer can be reached", () => {
  test("by one channel at least", () => {
    const mute = given.appointment({ email: undefined });
    const withPost = given.appointment({ email: undefined, postalAddress: "Berlin" });
    expect(found("ORG-005", given.completeRegister({ Appointment: [mute] }))).toMatchObject([
      { severity: "warning", kind: "Appointment", ref: "dpo" },
    ]);
    expect(found("ORG-005", given.completeRegister({ Appointment: [withPost] }))).toEqual([]);
  });

  test("and is appointed by a public authority in any case", () => {
    const authority = given.completeRegister({
      LegalEntity: [given.legalEntity({ publicAuthority: true })],
    });
    expect(found("ORG-005", authority)).toEqual([]);
    expect(found("ORG-005", given.without(authority, "Appointment", "dpo"))).toMatchObject([
      { kind: "LegalEntity", ref: "helpdesk-gmbh" },
    ]);
  });
});

describe("ORG-007, joint controllers", () => {
  const both = [
    given.participation({ ref: "one", activityId: "billing", role: "JOINT_CONTROLLER" }),
    given.participation({
      ref: "other",
      activityId: "billing",
      legalEntityId: "client-sa",
      role: "JOINT_CONTROLLER",
    }),
  ];
  const billing = {
    ref: "billing",
    register: "CONTROLLER" as const,
    jointArrangement: "Each answers for its own site",
    jointContactPoint: "privacy@helpdesk.example",
  };

  test("owe an arrangement and a contact point, and each is asked for by itself", () => {
    const register = given.completeRegister({ Participation: both });
    const findings = found("ORG-007", register);
    expect(findings.map(({ field }) => field)).toEqual(["jointArrangement", "jointContactPoint"]);
    expect(findings[0]?.message).toContain("“Helpdesk GmbH” and “Client SA”");
  });

  test("have done so once both are recorded", () => {
    const register = given.completeRegister({
      Participation: both,
      ProcessingActivity: [given.processingActivity(billing)],
    });
    expect(found("ORG-007", register)).toEqual([]);
  });

  test("may appoint a contact person instead of naming a contact point", () => {
    const register = given.completeRegister({
      Participation: both,
      ProcessingActivity: [given.processingActivity({ ...billing, jointContactPoint: undefined })],
      Appointment: [
        given.appointment({ ref: "contact", appointmentKind: "JOINT_CONTROLLER_CONTACT" }),
      ],
    });
    expect(found("ORG-007", register)).toEqual([]);
  });

  test("owe nothing while there is only one", () => {
    const register = given.completeRegister({ Participation: both.slice(0, 1) });
    expect(found("ORG-007", register)).toEqual([]);
  });
});

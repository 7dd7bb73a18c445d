import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Engagement = Parameters<typeof given.engagement>[0];

function withEngagement(fields: Engagement) {
  return given.completeRegister({ Engagement: [given.engagement(fields)] });
}

const unknown = { state: "UNKNOWN" } as const;

describe("ENG-001, a contract with the processor", () => {
  test("must be recorded", () => {
    expect(found("ENG-001", withEngagement({ contractType: undefined }))).toMatchObject([
      { severity: "error", kind: "Engagement", ref: "hosting", field: "contractType" },
    ]);
  });

  test("is owed to an independent controller no more than by one", () => {
    const independent = given.vendorService({ defaultRole: "INDEPENDENT_CONTROLLER" });
    const controllerOnly = given.engagement({ contractType: undefined, activityIds: ["billing"] });
    const both = given.engagement({ contractType: undefined, activityIds: ["billing", "tickets"] });
    const services = { VendorService: [independent] };
    expect(
      found("ENG-001", given.completeRegister({ ...services, Engagement: [controllerOnly] })),
    ).toEqual([]);
    expect(
      found("ENG-001", given.completeRegister({ ...services, Engagement: [both] })),
    ).toHaveLength(1);
  });

  test("may be the clauses of 2021, in a module made for processors", () => {
    const clauses = given.engagement({ contractType: "SCC_2021_914" });
    const register = given.completeRegister({ Engagement: [clauses] });
    expect(found("ENG-001", register)).toEqual([]);
    const withoutModule = given.without(
      register,
      "TransferMechanismUse",
      "clauses-eu",
      "clauses-ch",
      "addendum-uk",
    );
    expect(found("ENG-001", withoutModule)).toHaveLength(1);
  });

  test("is not asked of one whom our sub-processor engages", () => {
    const below = given.engagement({
      ref: "below",
      parentEngagementId: "hosting",
      contractType: undefined,
    });
    expect(found("ENG-001", given.completeRegister({ Engagement: [below] }))).toEqual([]);
  });

  test("is not asked after the last day of use", () => {
    const register = withEngagement({ contractType: undefined, actualUseTo: "2026-06-30" });
    expect(found("ENG-001", register, { asOf: "2026-06-30" })).toHaveLength(1);
    expect(found("ENG-001", register, { asOf: "2026-07-01" })).toEqual([]);
  });
});

describe("ENG-002, the obligations of a sub-processor", () => {
  test("flow down, with a clause for the controller", () => {
    const register = withEngagement({
      contractFlowDown: false,
      contractThirdPartyBeneficiary: undefined,
      fieldStates: { contractThirdPartyBeneficiary: unknown },
    });
    const findings = found("ENG-002", register);
    expect(findings.map(({ field }) => field)).toEqual([
      "contractFlowDown",
      "contractThirdPartyBeneficiary",
    ]);
    expect(findings[0]?.message).toContain("is not in the contract");
    expect(findings[1]?.message).toContain("is recorded as unknown");
  });

  test("are not asked of the processor of our own data", () => {
    expect(
      found("ENG-002", withEngagement({ activityIds: ["billing"], contractFlowDown: false })),
    ).toEqual([]);
  });
});

describe("ENG-003, the contract of an engagement in use", () => {
  test("must be signed by then", () => {
    const register = withEngagement({ contractSignedOn: "2026-06-01" });
    expect(found("ENG-003", register, { asOf: "2026-05-31" })).toMatchObject([
      { field: "contractSignedOn" },
    ]);
    expect(found("ENG-003", register, { asOf: "2026-06-01" })).toEqual([]);
    expect(found("ENG-003", withEngagement({ contractSignedOn: undefined }))).toHaveLength(1);
  });

  test("still holds on the day on which it ends", () => {
    const register = withEngagement({ contractExpiresOn: "2026-06-30" });
    expect(found("ENG-003", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("ENG-003", register, { asOf: "2026-07-01" })).toMatchObject([
      { field: "contractExpiresOn" },
    ]);
  });

  test("may wait while nothing is in use", () => {
    for (const waiting of [
      { actualUseFrom: "2027-01-01" },
      { standby: true, actualUseFrom: undefined },
    ]) {
      expect(found("ENG-003", withEngagement({ ...waiting, contractSignedOn: undefined }))).toEqual(
        [],
      );
    }
  });
});

describe("ENG-004, the recipient", () => {
  test("is an entity, not a brand", () => {
    const brand = given.vendor({ legalEntityId: undefined });
    expect(found("ENG-004", given.completeRegister({ Vendor: [brand] }))).toMatchObject([
      { kind: "Engagement", ref: "hosting", field: "vendorServiceId" },
    ]);
  });

  test("is not unknown", () => {
    const brand = given.vendor({
      legalEntityId: undefined,
      fieldStates: { legalEntityId: unknown },
    });
    const [finding] = found("ENG-004", given.completeRegister({ Vendor: [brand] }));
    expect(finding?.message).toBe(
      "Engagement “Acme (Acme Hosting)”: the legal entity behind “Acme” is recorded as unknown; record the company that signs.",
    );
  });

  test("has one name, an address and a contact channel", () => {
    const group = given.legalEntity({
      ref: "acme-inc",
      legalName: "AWS / DigitalOcean",
      street: undefined,
      contactEmail: undefined,
    });
    const [finding] = found("ENG-004", given.completeRegister({ LegalEntity: [group] }));
    expect(finding?.message).toContain(
      "the legal name is two names, and the postal address (street) is missing, and a contact channel is missing",
    );
  });

  test("is looked at again by each new engagement, so that none slips in", () => {
    const register = given.completeRegister({
      Vendor: [given.vendor({ legalEntityId: undefined })],
      Engagement: [given.engagement(), given.engagement({ ref: "backups" })],
    });
    expect(found("ENG-004", register).map(({ ref }) => ref)).toEqual(["backups", "hosting"]);
  });
});

describe("ENG-005, the processing location", () => {
  test("must be there", () => {
    const register = given.without(given.completeRegister(), "ProcessingLocation", "hosting-us");
    expect(found("ENG-005", register)).toMatchObject([{ kind: "Engagement", ref: "hosting" }]);
  });

  test("must have a country, and an unknown one is none", () => {
    const location = given.processingLocation({
      country: undefined,
      fieldStates: { country: unknown },
    });
    const [finding] = found("ENG-005", given.completeRegister({ ProcessingLocation: [location] }));
    expect(finding).toMatchObject({
      kind: "ProcessingLocation",
      ref: "hosting-us",
      field: "country",
    });
    expect(finding?.message).toContain("is recorded as unknown");
  });
});

describe("ENG-006, the terms on which sub-processors may be used", () => {
  const bare = given.customerAgreement({ authorisation: undefined, noticePeriod: undefined });

  test("are recorded for an agreement on a product that has some", () => {
    const register = given.completeRegister({ CustomerAgreement: [bare] });
    expect(found("ENG-006", register).map(({ field }) => field)).toEqual([
      "authorisation",
      "noticePeriod",
    ]);
  });

  test("are not asked where the product has none", () => {
    const register = given.completeRegister({
      CustomerAgreement: [{ ...bare, productIds: ["chat"] }],
    });
    expect(found("ENG-006", register)).toEqual([]);
  });

  test("are not asked before the agreement begins or after it has ended", () => {
    const past = { ...bare, effectiveFrom: "2024-02-01", endsOn: "2025-01-31" };
    const register = given.completeRegister({ CustomerAgreement: [past] });
    expect(found("ENG-006", register, { asOf: "2024-01-31" })).toEqual([]);
    expect(found("ENG-006", register, { asOf: "2025-01-31" })).toHaveLength(2);
    expect(found("ENG-006", register, { asOf: "2025-02-01" })).toEqual([]);
  });
});

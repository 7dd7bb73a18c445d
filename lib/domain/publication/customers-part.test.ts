import { describe, expect, test } from "vitest";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { canonicalJson } from "./canonical";
import { customersBody, isCustomersKind } from "./customers-part";
import { customersPart } from "./publish";

function entitiesOf(records: Parameters<typeof given.withRecords>[1]): string[] {
  return Object.keys(
    customersPart(given.withRecords(ruleWorld, records)).records.LegalEntity ?? {},
  );
}

describe("a transfer in the customers' part", () => {
  test("says which international organisation it leads to", () => {
    const transfer = given.transfer({ organisation: "INT_ORG:EPO" });
    const { records } = customersPart(given.withRecords(ruleWorld, { Transfer: [transfer] }));
    expect(records.Transfer?.[transfer.ref]?.organisation).toBe("INT_ORG:EPO");
  });
});

describe("the entities of the customers' part", () => {
  test("are our own and those of vendors: never a customer's", () => {
    expect(entitiesOf({})).toEqual(["helpdesk-gmbh", "acme-inc", "beta-gmbh"]);
    expect(canonicalJson(customersPart(ruleWorld))).not.toContain("client-sa");
  });

  test("are ours where nobody has said so, but the organisation or an agreement names them", () => {
    expect(
      entitiesOf({
        LegalEntity: [
          given.legalEntity({ ownGroup: undefined }),
          given.legalEntity({ ref: "helpdesk-ltd", ownGroup: undefined }),
        ],
        CustomerAgreement: [given.customerAgreement({ processorEntityId: "helpdesk-ltd" })],
      }),
    ).toEqual(["helpdesk-gmbh", "acme-inc", "beta-gmbh", "helpdesk-ltd"]);
  });

  test("are those of a vendor, though it is a customer too", () => {
    expect(
      entitiesOf({ Customer: [given.customer({ ref: "acme", legalEntityId: "acme-inc" })] }),
    ).toContain("acme-inc");
  });

  test("are those of transfers that are no customer's", () => {
    const records = {
      LegalEntity: [given.legalEntity({ ref: "importer", ownGroup: undefined })],
      Transfer: [given.transfer({ importerEntityId: "importer" })],
    };
    expect(entitiesOf(records)).toContain("importer");
  });
});

describe("a mention of a customer's entity", () => {
  const register = given.withRecords(ruleWorld, {
    Transfer: [given.transfer({ exporterEntityId: "client-sa" })],
    Participation: [
      given.participation({
        ref: "client-takes-part",
        legalEntityId: "client-sa",
        role: "CONTROLLER",
      }),
    ],
    DpfCertification: [
      given.dpfCertification({ ref: "client-certification", legalEntityId: "client-sa" }),
    ],
  });
  const { records } = customersPart(register);

  test("is left out of a record that says more than that", () => {
    expect(records.Transfer?.["hosting-transfer"]).toMatchObject({
      importerEntityId: "acme-inc",
      destination: "US",
    });
    expect(records.Transfer?.["hosting-transfer"]).not.toHaveProperty("exporterEntityId");
  });

  test("takes a record with it that is about nothing else", () => {
    expect(Object.keys(records.Participation ?? {})).toEqual([
      "helpdesk-tickets",
      "helpdesk-billing",
    ]);
    expect(Object.keys(records.DpfCertification ?? {})).toEqual(["acme-certification"]);
    expect(canonicalJson(customersPart(register))).not.toContain("client-sa");
  });
});

describe("a body for customers", () => {
  test("has the fields that they may see, and the states of those alone", () => {
    const states = { phone: { state: "UNKNOWN" }, employeeCount: { state: "WITHHELD" } };
    expect(
      customersBody("LegalEntity", {
        legalName: "Acme",
        employeeCount: 5,
        spellings: ["ACME"],
        fieldStates: states,
        sources: [],
      }),
    ).toEqual({
      legalName: "Acme",
      fieldStates: { phone: { state: "UNKNOWN" } },
    });
    expect(
      customersBody("Vendor", {
        name: "Acme",
        notes: "secret",
        fieldStates: { notes: { state: "UNKNOWN" } },
      }),
    ).toEqual({ name: "Acme" });
  });

  test("is none where there was none", () => {
    expect(customersBody("Vendor", null)).toBeNull();
  });

  test("exists for every kind but customers, agreements and legal bases", () => {
    expect(isCustomersKind("Vendor")).toBe(true);
    for (const kind of ["Customer", "CustomerAgreement", "LegalBasisUse"] as const)
      expect(isCustomersKind(kind)).toBe(false);
  });
});

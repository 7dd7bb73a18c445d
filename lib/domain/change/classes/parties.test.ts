import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";

function itemsOf(changes: readonly RecordChange[], before: Register = world) {
  return classify(before, changes, given.today, []).map(({ rule, class: changeClass, scope }) => ({
    rule,
    class: changeClass,
    scope,
  }));
}

const desk = { type: "products", refs: ["desk"] };

describe("a legal entity", () => {
  test("with an ultimate parent in a third country without adequacy is class M1, elsewhere M2", () => {
    const parentIn = (ultimateParentCountry: string) =>
      itemsOf([changed(world, "LegalEntity", "acme-inc", { ultimateParentCountry })]);
    expect(parentIn("CN")).toEqual([
      { rule: "LEGAL_ENTITY_OWNERSHIP_CHANGED", class: "M1", scope: desk },
    ]);
    expect(parentIn("CH")).toEqual([
      { rule: "LEGAL_ENTITY_OWNERSHIP_CHANGED", class: "M2", scope: desk },
    ]);
    expect(parentIn("FR")).toEqual([
      { rule: "LEGAL_ENTITY_OWNERSHIP_CHANGED", class: "M2", scope: desk },
    ]);
  });

  test("whose owner sits in a third country is class M1, unless another owner sat there before", () => {
    const owners = [
      given.legalEntity({ ref: "owner-cn", legalName: "Owner", country: "CN" }),
      given.legalEntity({ ref: "other-cn", legalName: "Other", country: "CN" }),
      given.legalEntity({ ref: "owner-fr", legalName: "Owner SA", country: "FR" }),
    ];
    const classOf = (before: Register, parentEntityId: string) =>
      itemsOf([changed(before, "LegalEntity", "acme-inc", { parentEntityId })], before).map(
        (item) => item.class,
      );
    const before = given.withRecords(world, { LegalEntity: owners });
    expect(classOf(before, "owner-cn")).toEqual(["M1"]);
    expect(classOf(before, "owner-fr")).toEqual(["M2"]);
    const owned = apply(before, [
      changed(before, "LegalEntity", "acme-inc", { parentEntityId: "owner-cn" }),
    ]);
    expect(classOf(owned, "other-cn")).toEqual(["M2"]);
  });

  test("further up the chain of owners tells the customers of whom it owns", () => {
    const before = given.withRecords(world, {
      LegalEntity: [
        given.legalEntity({ ref: "top", legalName: "Top SA", country: "FR", ownGroup: undefined }),
        given.legalEntity({
          ref: "middle",
          legalName: "Middle SA",
          country: "FR",
          ownGroup: undefined,
          parentEntityId: "top",
        }),
        { ...given.legalEntity({ ref: "acme-inc" }), parentEntityId: "middle" },
      ],
    });
    const ofTop = (fields: Parameters<typeof changed<"LegalEntity">>[3]) =>
      itemsOf([changed(before, "LegalEntity", "top", fields)], before);
    const rule = "LEGAL_ENTITY_OWNERSHIP_CHANGED";
    expect(ofTop({ ultimateParentCountry: "DE" })).toEqual([{ rule, class: "M2", scope: desk }]);
    expect(ofTop({ ultimateParentCountry: "CN" })).toEqual([{ rule, class: "M1", scope: desk }]);
    expect(ofTop({ country: "CN" })).toEqual([{ rule, class: "M1", scope: desk }]);
    expect(ofTop({ legalName: "Top SE" })).toMatchObject([{ scope: { type: "nobody" } }]);
  });

  test("that sits in a third country since is class M1 itself", () => {
    const before = given.withRecords(world, {
      LegalEntity: [given.legalEntity({ ref: "acme-inc", country: "IE" })],
    });
    expect(
      itemsOf([changed(before, "LegalEntity", "acme-inc", { country: "CN" })], before),
    ).toMatchObject([{ class: "M1", scope: desk }]);
  });

  test("behind no sub-processor concerns no customer", () => {
    expect(
      itemsOf([changed(world, "LegalEntity", "client-sa", { legalName: "Client SE" })]),
    ).toMatchObject([{ scope: { type: "nobody" } }]);
  });

  test("that comes says nothing by itself", () => {
    expect(itemsOf([added("LegalEntity", given.legalEntity({ ref: "gamma" }))])).toEqual([
      { rule: null, class: "I", scope: { type: "nobody" } },
    ]);
  });
});

describe("a vendor and its services", () => {
  test("concern the customers of every engagement with them", () => {
    expect(itemsOf([changed(world, "Vendor", "beta", { name: "Beta Cloud" })])).toEqual([
      {
        rule: "LEGAL_ENTITY_RENAMED",
        class: "I",
        scope: { type: "products", refs: ["desk", "chat"] },
      },
    ]);
  });

  test.each([
    [{ vendorId: "beta" }, "ENGAGEMENT_REPLACED", "M1"],
    [{ function: "Storage and search" }, "ENGAGEMENT_PURPOSE_CHANGED", "M1"],
    [{ name: "Acme Cloud" }, "LEGAL_ENTITY_RENAMED", "I"],
    [{ policyUrl: "https://acme.example/privacy" }, null, "I"],
  ] as const)("of a service %j is %s (%s)", (fields, rule, changeClass) => {
    expect(itemsOf([changed(world, "VendorService", "acme-hosting", fields)])).toEqual([
      { rule, class: changeClass, scope: desk },
    ]);
  });
});

describe("a certification", () => {
  const lost = changed(world, "DpfCertification", "acme-certification", { status: "WITHDRAWN" });

  test("that is lost hands over to the mechanism behind it", () => {
    expect(itemsOf([lost])).toEqual([
      { rule: "TRANSFER_MECHANISM_DPF_SCC_SWAPPED", class: "M2", scope: desk },
    ]);
  });

  test("that is lost with nothing behind it under one regime is an adverse fact", () => {
    const before = given.without(world, "TransferMechanismUse", "addendum-uk");
    expect(itemsOf([lost], before)).toEqual([
      { rule: "TRANSFER_MECHANISM_LOST", class: "A", scope: desk },
    ]);
  });

  test("that is lost with only a derogation behind it is an adverse fact", () => {
    const before = given.withRecords(world, {
      TransferMechanismUse: [given.transferMechanismUse({ mechanism: "ART_49" })],
    });
    expect(itemsOf([lost], before)).toEqual([
      { rule: "TRANSFER_MECHANISM_LOST", class: "A", scope: desk },
    ]);
  });

  test("on which nothing rests, or which is renewed, is a matter of information", () => {
    const unused = given.without(
      world,
      "TransferMechanismUse",
      "framework-eu",
      "framework-uk",
      "framework-ch",
    );
    expect(itemsOf([lost], unused)).toMatchObject([{ rule: null, class: "I" }]);
    expect(
      itemsOf([
        changed(world, "DpfCertification", "acme-certification", { nextDueOn: "2028-10-01" }),
      ]),
    ).toMatchObject([{ rule: null, class: "I" }]);
  });
});

describe("an agreement", () => {
  test.each([
    { authorisation: "SPECIFIC" },
    { objectionPeriod: "P14D" },
    { zone: "Europe/London" },
    { deemedReceipt: "DISPATCH" },
    { rollForward: false },
    { effectiveAfter: "NOTICE_ONLY" },
    { governingLaw: "FR" },
    { residencyCountries: ["DE"] },
    { excludedVendorIds: ["beta"] },
    { emergencyGrounds: ["Insolvency"] },
  ] as const)("with other terms %j waits for a signature of that customer alone", (fields) => {
    expect(itemsOf([changed(world, "CustomerAgreement", "client-agreement", fields)])).toEqual([
      {
        rule: "AGREEMENT_TERMS_CHANGED",
        class: "M2",
        scope: { type: "agreement", ref: "client-agreement" },
      },
    ]);
  });

  test("that is new tells nobody", () => {
    const items = itemsOf([added("CustomerAgreement", given.customerAgreement({ ref: "second" }))]);
    expect(items).toEqual([
      { rule: null, class: "I", scope: { type: "agreement", ref: "second" } },
    ]);
  });
});

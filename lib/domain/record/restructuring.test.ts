import { describe, expect, test } from "vitest";
import { apply, danglingReferences, find, list } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { type Restructuring, restructured } from "./restructuring";

const register = given.completeRegister({
  LegalEntity: [
    given.legalEntity({ ref: "old", legalName: "Old GmbH" }),
    given.legalEntity({ ref: "new", legalName: "New GmbH" }),
  ],
  Participation: [
    given.participation({ ref: "old-tickets", legalEntityId: "old" }),
    given.participation({ ref: "new-tickets", legalEntityId: "new" }),
    given.participation({ ref: "old-billing", legalEntityId: "old", activityId: "billing" }),
  ],
  Appointment: [
    given.appointment({ ref: "old-dpo", appointedById: "old" }),
    given.appointment({ ref: "new-dpo", appointedById: "new" }),
  ],
  CustomerAgreement: [given.customerAgreement({ ref: "signed-by-old", processorEntityId: "old" })],
  Vendor: [given.vendor({ ref: "other", name: "Other Hosting" })],
});

function items(asked: Restructuring) {
  const result = restructured(register, asked, (kind, ref) => register[kind].has(ref));
  if (!result.ok) throw new Error(result.message);
  return result.items;
}

function changedBy(asked: Restructuring) {
  const validFrom = given.today;
  return apply(
    register,
    items(asked).map((item) => ({ ...item, validFrom })),
  );
}

/** Why a wish cannot be met with the register as it is, and with some records more. */
function refusalOf(asked: Restructuring, more: Parameters<typeof given.withRecords>[1]) {
  const result = restructured(given.withRecords(register, more), asked, () => false);
  return result.ok ? null : result.message;
}

describe("what nobody can tell from the register", () => {
  const asked = { what: "merger", absorbedRef: "old", survivorRef: "new" } as const;

  test("is asked before companies merge: whose a certificate is", () => {
    const certified = {
      DpfCertification: [given.dpfCertification({ ref: "shield", legalEntityId: "old" })],
    };
    expect(refusalOf(asked, certified)).toContain("shield");
  });

  test("is asked before vendors merge, of which an agreement leaves out one", () => {
    const merged = {
      what: "vendorMerger",
      absorbedRef: "other",
      keptRef: "acme",
      on: given.today,
    } as const;
    const agreement = (excludedVendorIds: string[]) => ({
      CustomerAgreement: [given.customerAgreement({ ref: "choosy", excludedVendorIds })],
    });
    expect(refusalOf(merged, agreement(["other"]))).toContain("choosy");
    expect(refusalOf(merged, agreement(["other", "acme"]))).toBeNull();
  });

  test("is no question for a child that absorbs its parent: it has none any more", () => {
    const child = given.legalEntity({ ref: "new", legalName: "New GmbH", parentEntityId: "old" });
    const after = restructured(
      given.withRecords(register, { LegalEntity: [child] }),
      asked,
      () => false,
    );
    const kept = after.ok ? after.items.find(({ ref }) => ref === "new") : undefined;
    expect(kept?.body).not.toHaveProperty("parentEntityId");
  });
});

test("an agreement that leaves a vendor out leaves out what is split from it", () => {
  const agreement = given.customerAgreement({ ref: "choosy", excludedVendorIds: ["acme"] });
  const result = restructured(
    given.withRecords(register, { CustomerAgreement: [agreement] }),
    {
      what: "vendorSplit",
      vendorRef: "acme",
      name: "Acme Mail",
      serviceRefs: list(register, "VendorService").map(({ ref }) => ref),
    },
    () => false,
  );
  const items = result.ok ? result.items : [];
  expect(items.find(({ ref }) => ref === "choosy")?.body?.excludedVendorIds).toEqual([
    "acme",
    "acme-mail",
  ]);
});

describe("a merger", () => {
  const asked = { what: "merger", absorbedRef: "old", survivorRef: "new" } as const;

  test("moves every reference to the company that stays and ends the one that goes", () => {
    const merged = changedBy(asked);
    expect(find(merged, "LegalEntity", "old")).toBeUndefined();
    expect(danglingReferences(merged)).toEqual([]);
    expect(find(merged, "CustomerAgreement", "signed-by-old")?.processorEntityId).toBe("new");
    expect(find(merged, "Participation", "old-billing")?.legalEntityId).toBe("new");
  });

  test("ends what the company that stays has already", () => {
    const merged = changedBy(asked);
    expect(find(merged, "Participation", "old-tickets")).toBeUndefined();
    expect(find(merged, "Appointment", "old-dpo")).toBeUndefined();
    expect(find(merged, "Participation", "new-tickets")).toBeDefined();
  });

  test("ends the transfers between the two, which would be of one company to itself, and what was theirs alone", () => {
    const within = given.withRecords(register, {
      Transfer: [
        given.transfer({
          ref: "first",
          engagementId: undefined,
          exporterEntityId: "old",
          importerEntityId: "new",
        }),
        given.transfer({ ref: "back", exporterEntityId: "new", importerEntityId: "old" }),
        given.transfer({ ref: "onward", exporterEntityId: "new", onwardFromId: "first" }),
        given.transfer({ ref: "out", exporterEntityId: "old" }),
      ],
      TransferMechanismUse: [
        given.transferMechanismUse({ ref: "first-clauses", transferId: "first" }),
      ],
      TransferImpactAssessment: [
        given.transferImpactAssessment({ ref: "alone", transferIds: ["first", "back"] }),
        given.transferImpactAssessment({ ref: "shared", transferIds: ["first", "out"] }),
      ],
      SecurityMeasure: [given.securityMeasure({ ref: "encryption", transferIds: ["back"] })],
    });
    const result = restructured(within, asked, () => false);
    const after = apply(
      within,
      (result.ok ? result.items : []).map((item) => ({ ...item, validFrom: given.today })),
    );

    expect(danglingReferences(after)).toEqual([]);
    const left = list(after, "Transfer").map(({ ref, exporterEntityId, onwardFromId }) => [
      ref,
      exporterEntityId,
      onwardFromId,
    ]);
    expect(left).toContainEqual(["onward", "new", undefined]);
    expect(left).toContainEqual(["out", "new", undefined]);
    expect(left.map(([ref]) => ref)).not.toContain("first");
    expect(left.map(([ref]) => ref)).not.toContain("back");
    expect(find(after, "TransferMechanismUse", "first-clauses")).toBeUndefined();
    expect(find(after, "TransferImpactAssessment", "alone")).toBeUndefined();
    expect(find(after, "TransferImpactAssessment", "shared")?.transferIds).toEqual(["out"]);
    expect(find(after, "SecurityMeasure", "encryption")).toBeDefined();
    expect(find(after, "SecurityMeasure", "encryption")?.transferIds).toBeUndefined();
  });

  test("marks where another company becomes party to a contract", () => {
    const marked = items(asked).filter(({ changesParty }) => changesParty);
    expect(marked.map(({ ref }) => ref)).toEqual(["signed-by-old"]);
  });

  test("needs two companies", () => {
    const same = { ...asked, survivorRef: "old" };
    expect(restructured(register, same, () => false)).toMatchObject({
      ok: false,
      field: "survivorRef",
    });
  });
});

describe("a new subsidiary", () => {
  test("comes with its part in activities and its appointments", () => {
    const made = items({
      what: "subsidiary",
      legalName: "Helpdesk Iberia, S.L.",
      country: "ES",
      activityRefs: ["tickets", "billing"],
      role: "PROCESSOR",
      appointmentRefs: ["dpo"],
    });
    expect(made.map(({ kind, ref }) => `${kind}/${ref}`)).toEqual([
      "LegalEntity/helpdesk-iberia-s-l",
      "Participation/helpdesk-iberia-s-l-tickets",
      "Participation/helpdesk-iberia-s-l-billing",
      "Appointment/helpdesk-iberia-s-l-dpo",
    ]);
    expect(made[0]?.body).toMatchObject({ ownGroup: true, country: "ES" });
    expect(made[3]?.body).toMatchObject({
      appointedById: "helpdesk-iberia-s-l",
      appointmentKind: find(register, "Appointment", "dpo")?.appointmentKind,
    });
  });
});

describe("vendors", () => {
  test("are split by services, which keep what points to them", () => {
    const asked = {
      what: "vendorSplit",
      vendorRef: "acme",
      name: "Acme Spin-off",
      serviceRefs: ["acme-hosting", "not-theirs"],
    } as const;
    const split = changedBy(asked);
    expect(find(split, "VendorService", "acme-hosting")?.vendorId).toBe("acme-spin-off");
    expect(find(split, "Engagement", "hosting")?.vendorServiceId).toBe("acme-hosting");
    expect(find(split, "Vendor", "acme")).toBeDefined();
    expect(restructured(register, { ...asked, serviceRefs: [] }, () => false)).toMatchObject({
      ok: false,
      field: "serviceRefs[]",
    });
  });

  test("are merged with the old name kept beside each service, up to the day", () => {
    const on = given.day("2026-12-31");
    const merged = changedBy({ what: "vendorMerger", absorbedRef: "acme", keptRef: "other", on });
    expect(find(merged, "Vendor", "acme")).toBeUndefined();
    expect(danglingReferences(merged)).toEqual([]);
    expect(find(merged, "VendorService", "acme-hosting")?.vendorId).toBe("other");
    expect(find(merged, "VendorAlias", "acme-acme-hosting")).toMatchObject({
      vendorServiceId: "acme-hosting",
      name: "Acme",
      supersededBy: "Other Hosting",
      to: "2026-12-31",
    });
  });
});

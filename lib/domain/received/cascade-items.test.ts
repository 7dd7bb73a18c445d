import { expect, test } from "vitest";
import { calendarDateOf as day, instantOf } from "@/lib/domain/calendar";
import { consequence } from "@/lib/domain/change/consequence";
import { apply } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { cascadeItems } from "./cascade-items";
import { vendorGap } from "./vendor-gap";

const draft = {
  vendorName: "Gletscher",
  website: null,
  service: "Cold storage",
  purpose: "Keeping backups",
  country: "CH",
};
const parent = given.engagement({ perTenantSwitch: true });
const second = given.engagement({ ref: "second", activityIds: [], productIds: undefined });
const register = given.completeRegister({ Engagement: [parent, second] });
const free = () => false;
const asOf = day("2026-11-21");

test("the new company serves what the vendor serves, below each engagement concerned, at depth two", () => {
  const items = cascadeItems(register, draft, [parent.ref, "second", "gone"], free);
  expect(items.map(({ kind, ref }) => `${kind}/${ref}`)).toEqual([
    "LegalEntity/gletscher",
    "Vendor/gletscher",
    "VendorService/gletscher-cold-storage",
    "Engagement/gletscher-cold-storage",
    "ProcessingLocation/gletscher-cold-storage-ch",
    "Engagement/gletscher-cold-storage-2",
    "ProcessingLocation/gletscher-cold-storage-ch-2",
  ]);
  expect(items[3]?.body).toMatchObject({
    parentEngagementId: parent.ref,
    activityIds: parent.activityIds,
    productIds: parent.productIds,
    engagerEntityId: given.vendor().legalEntityId,
    perTenantSwitch: true,
    purpose: "Keeping backups",
  });
  // Which data it gets is not said, and not guessed.
  expect(items[3]?.body).not.toHaveProperty("personalDataCategoryIds");
  expect(items[6]?.body).toMatchObject({ engagementId: "gletscher-cold-storage-2" });
});

test("a new company is listed with the one that signs: as it is named, or one that the register has, and no error is left", () => {
  const company = {
    ...{ legalName: "Gletscher AG", street: "Eisweg 1", postalCode: "7500", city: "St. Moritz" },
    ...{ country: "CH", contactEmail: "privacy@gletscher.example" },
  };
  const items = cascadeItems(register, { ...draft, company }, [parent.ref], free);
  expect(items[0]).toEqual({ kind: "LegalEntity", ref: "gletscher-ag", body: company });
  expect(items[1]?.body).toMatchObject({ name: "Gletscher", legalEntityId: "gletscher-ag" });
  const errors = (proposed: typeof items) =>
    consequence({
      ...{ register, overrides: [], contacts: new Map() },
      changes: proposed.map((item) => ({ ...item, validFrom: asOf })),
      at: instantOf("2026-11-21T10:00:00Z"),
    }).findings.appeared.filter(({ severity }) => severity === "error");
  expect(errors(items)).toEqual([]);
  // Where the mail says nothing of it, what is missing is the address, not the company.
  const [missing] = errors(cascadeItems(register, draft, [parent.ref], free));
  expect(missing?.message).toContain("postal address");
  const known = given.withRecords(register, {
    LegalEntity: [given.legalEntity({ ref: "eis", legalName: "GLETSCHER" })],
  });
  expect(cascadeItems(known, draft, [parent.ref], free)[0]).toMatchObject({
    kind: "Vendor",
    body: { legalEntityId: "eis" },
  });
});

test("a vendor and a service that the register has are used, not made twice", () => {
  const changes = cascadeItems(register, draft, [parent.ref], free).map((item) => ({
    ...item,
    validFrom: asOf,
  }));
  const items = cascadeItems(apply(register, changes), draft, ["second"], (_kind, ref) =>
    changes.some((change) => change.ref === ref),
  );
  expect(items.map(({ kind, ref }) => `${kind}/${ref}`)).toEqual([
    "Engagement/gletscher-cold-storage-2",
    "ProcessingLocation/gletscher-cold-storage-ch-2",
  ]);
});

test("the gap is shown for each engagement with a vendor, from the same comparison as the finding", () => {
  const rows = (period: string | undefined) =>
    vendorGap(
      given.completeRegister({
        Engagement: [{ ...parent, vendorNoticePeriod: period }, second],
      }),
      given.vendor().ref,
      asOf,
    ).map(({ engagementRef, gap, owed }) => [engagementRef, gap, owed?.period ?? null]);
  const promised = rows("P10Y")[0]?.[2];
  expect(promised).toMatch(/^P/);
  expect(rows("P10Y")).toEqual([
    [parent.ref, "ENOUGH", promised],
    // No activity for customers: nothing is owed.
    ["second", null, null],
  ]);
  expect(rows("P1D")[0]).toEqual([parent.ref, "SHORT", promised]);
  expect(rows(undefined)[0]).toEqual([parent.ref, "UNKNOWN", promised]);
});

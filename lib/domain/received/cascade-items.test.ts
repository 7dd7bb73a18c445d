import { expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
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
    "Vendor/gletscher",
    "VendorService/gletscher-cold-storage",
    "Engagement/gletscher-cold-storage",
    "ProcessingLocation/gletscher-cold-storage-ch",
    "Engagement/gletscher-cold-storage-2",
    "ProcessingLocation/gletscher-cold-storage-ch-2",
  ]);
  expect(items[2]?.body).toMatchObject({
    parentEngagementId: parent.ref,
    activityIds: parent.activityIds,
    productIds: parent.productIds,
    engagerEntityId: given.vendor().legalEntityId,
    perTenantSwitch: true,
    purpose: "Keeping backups",
  });
  // Which data it gets is not said, and not guessed.
  expect(items[2]?.body).not.toHaveProperty("personalDataCategoryIds");
  expect(items[5]?.body).toMatchObject({ engagementId: "gletscher-cold-storage-2" });
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

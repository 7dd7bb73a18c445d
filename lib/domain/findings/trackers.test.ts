import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Wanted = Parameters<typeof given.tracker>[0];

function tracked(wanted: Wanted, policy: Parameters<typeof given.cookiePolicy>[0] = {}) {
  return given.completeRegister({
    Tracker: [given.tracker(wanted)],
    CookiePolicy: [given.cookiePolicy(policy)],
  });
}

describe("CKE-001, consent first", () => {
  const unasked = { consentFirst: undefined };

  test("is asked of what waits for it, under each regime of the visitors", () => {
    const under = (wanted: Wanted) =>
      found("CKE-001", tracked(wanted, unasked)).map(({ regime }) => regime);
    expect(under({})).toEqual(["EU_GDPR", "UK_GDPR"]);
    expect(under({ legalClass: "STRICTLY_NECESSARY" })).toEqual([]);
    expect(under({ legalClass: "CONSENT_REQUIRED", legalClassUk: "UK_STATISTICAL" })).toEqual([
      "EU_GDPR",
    ]);
    expect(under({ legalClass: "AUDIENCE_EXEMPT_NATIONAL" })).toEqual(["UK_GDPR"]);
  });

  test("is asked of a tracker whose class nobody stated, and of one without a policy", () => {
    expect(found("CKE-001", tracked({ legalClass: undefined }, unasked))).toHaveLength(2);
    expect(found("CKE-001", tracked({ cookiePolicyId: undefined })).length).toBeGreaterThan(0);
  });

  test("is not asked under a regime that no visitor stands under", () => {
    const swiss = { ...unasked, regimes: ["CH_FADP"] as const };
    expect(found("CKE-001", tracked({}, swiss))).toEqual([]);
  });
});

describe("CKE-002, what is shown as essential", () => {
  const shown = { displayCategory: "ESSENTIAL" as const };

  test.each([
    ["a session", "Login session", "Keep you signed in", 0],
    ["a tag manager", "Google Tag Manager", "Load other scripts", 1],
    ["web fonts", "Typekit", "Show fonts", 1],
    ["statistics", "Counter", "Statistics of visits", 1],
  ])(
    "is judged by name and purposes where it claims to be necessary: %s",
    (_, name, purpose, times) => {
      const register = tracked({
        ...shown,
        name,
        purposes: [purpose],
        legalClass: "STRICTLY_NECESSARY",
      });
      expect(found("CKE-002", register)).toHaveLength(times);
    },
  );
});

describe("CKE-003, the lifetime", () => {
  test.each([
    ["of a session", { lifetimeKind: "SESSION" as const, lifetime: undefined }, 0],
    ["until cleared", { lifetimeKind: "UNTIL_CLEARED" as const, lifetime: undefined }, 0],
    ["by its period alone", { lifetimeKind: undefined, lifetime: "P1Y" }, 0],
    ["without its period", { lifetimeKind: "PERIOD" as const, lifetime: undefined }, 1],
    ["not stated at all", { lifetimeKind: undefined, lifetime: undefined }, 1],
  ])("%s", (_, wanted, times) => {
    expect(found("CKE-003", tracked(wanted))).toHaveLength(times);
  });
});

describe("CKE-006, a third party", () => {
  test("is named, with a link to what it tells", () => {
    const service = given.vendorService({ policyUrl: "https://acme.example/privacy" });
    const by = (wanted: Wanted) =>
      found(
        "CKE-006",
        given.withRecords(tracked({ party: "THIRD", ...wanted }), { VendorService: [service] }),
      ).map(({ field }) => field);
    expect(by({})).toEqual(["informationUrl", "providerServiceId"]);
    expect(by({ providerServiceId: "acme-hosting" })).toEqual([]);
    expect(by({ party: "FIRST", providerServiceId: "acme-hosting" })).toEqual([]);
  });
});

describe("CKE-007, the browser as the only means", () => {
  const browser = { controls: ["BROWSER_SETTINGS"] as const };

  test("is no fault where nothing waits for consent, or the site asks too", () => {
    expect(found("CKE-007", tracked({}, browser))).toHaveLength(1);
    expect(found("CKE-007", tracked({ legalClass: "STRICTLY_NECESSARY" }, browser))).toEqual([]);
    const both = { controls: ["BROWSER_SETTINGS", "CONSENT_BANNER"] as const };
    expect(found("CKE-007", tracked({}, both))).toEqual([]);
  });
});

describe("CKE-016, a promise", () => {
  const promise = given.commitment({ matchCategories: [], matchNames: ["Meta"] });

  test.each([
    ["Meta Pixel", 1],
    ["Metabase", 0],
  ])("not to use Meta is judged by whole words: %s", (name, times) => {
    const register = given.withRecords(tracked({ name }), { Commitment: [promise] });
    expect(found("CKE-016", register)).toHaveLength(times);
  });

  test("is contradicted by an engagement as well, under a former name too", () => {
    const broken = (name: string) =>
      found(
        "CKE-016",
        given.completeRegister({
          Commitment: [given.commitment({ matchCategories: [], matchNames: [name] })],
        }),
      ).length;
    expect(broken("Acme Hosting")).toBe(1);
    expect(broken("Acme Grid")).toBe(1);
    expect(broken("Nobody")).toBe(0);
  });
});

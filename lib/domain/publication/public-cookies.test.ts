import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { publicCookies } from "./public-cookies";

const policy = given.cookiePolicy({ ref: "site", regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"] });

function trackerOf(fields: Parameters<typeof given.tracker>[0], more = {}) {
  const register = given.register({
    CookiePolicy: [policy],
    Tracker: [given.tracker({ ref: "one", cookiePolicyId: "site", ...fields })],
    ...more,
  });
  return publicCookies(register)?.policies[0]?.trackers[0];
}

describe("what is published of trackers", () => {
  test("is nothing where the register has neither a policy nor a tracker", () => {
    expect(publicCookies(given.register({}))).toBeNull();
  });

  test("tells of consent by the legal class of each law that asks for it, whatever it is shown under", () => {
    const tracker = trackerOf({
      displayCategory: "ESSENTIAL",
      legalClass: "CONSENT_REQUIRED",
      legalClassUk: "UK_STATISTICAL",
    });
    expect(tracker?.consent).toEqual([
      { regime: "EU_GDPR", needed: true },
      { regime: "UK_GDPR", needed: false },
    ]);
  });

  test("names what nobody knows, and leaves it empty", () => {
    const tracker = trackerOf({
      technicalName: undefined,
      lifetimeKind: undefined,
      lifetime: undefined,
      fieldStates: { technicalName: { state: "UNKNOWN" }, lifetimeKind: { state: "UNKNOWN" } },
    });
    expect(tracker).toMatchObject({ technicalName: null, lifetimeKind: null, lifetime: null });
    expect(tracker?.unknown).toEqual(["technicalName", "lifetimeKind"]);
  });

  test("says what a service is called today", () => {
    const tracker = trackerOf(
      { providerServiceId: "typekit" },
      {
        Vendor: [given.vendor({ ref: "adobe", name: "Adobe", legalEntityId: undefined })],
        VendorService: [
          given.vendorService({ ref: "typekit", vendorId: "adobe", name: "Typekit" }),
        ],
        VendorAlias: [
          given.vendorAlias({
            ref: "old",
            vendorServiceId: "typekit",
            name: "Typekit",
            supersededBy: "Adobe Fonts",
          }),
        ],
      },
    );
    expect(tracker?.provider).toMatchObject({
      name: "Adobe",
      service: "Typekit",
      legalEntity: { name: null, country: null },
      nowCalled: ["Adobe Fonts"],
    });
  });

  test("tells only of promises that were made in the policy's own document", () => {
    const register = given.register({
      CookiePolicy: [given.cookiePolicy({ ref: "site", documentId: "policy" })],
      SourceDocument: [given.sourceDocument({ ref: "policy", documentType: "COOKIE_POLICY" })],
      Commitment: [
        given.commitment({ ref: "here", documentId: "policy", text: "No advertising" }),
        given.commitment({ ref: "elsewhere", documentId: undefined, text: "Never sold" }),
      ],
    });
    expect(publicCookies(register)?.policies[0]?.promises.map(({ text }) => text)).toEqual([
      "No advertising",
    ]);
  });
});

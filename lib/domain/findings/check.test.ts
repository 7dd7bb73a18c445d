import { describe, expect, test } from "vitest";
import { bodySchema, type Kind } from "@/lib/domain/kinds/kind";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { regimes } from "@/lib/domain/reference/enums";
import { linterRules } from "@/lib/domain/reference/linter-rules";
import { bodyOf, danglingReferences, emptyRegister, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { check } from "./check";
import type { Finding } from "./finding";

/** Incomplete in as many ways as fit into one register: a rule that throws on what is missing shows here. */
function bareRegister(register: Register): Register {
  return given.withRecords(register, {
    LegalEntity: [given.legalEntity({ street: undefined, contactEmail: undefined })],
    Engagement: [given.engagement({ contractType: undefined, chainReviewedOn: undefined })],
    Transfer: [given.transfer({ assessmentStatus: undefined, frequency: undefined })],
    DpfCertification: [given.dpfCertification({ status: undefined, checkedOn: undefined })],
    RetentionRule: [given.retentionRule({ disposalMethod: undefined, trigger: undefined })],
    SecurityMeasure: [given.securityMeasure({ text: "Encryption" })],
    CustomerAgreement: [given.customerAgreement({ noticePeriod: undefined })],
    ProcessingActivity: [given.processingActivity({ securityMeasureIds: [] })],
  });
}

function keyOf({ code, kind, ref, field, regime }: Finding) {
  return [code, kind, ref, field, regime].join(" ");
}

describe("check", () => {
  test("finds nothing in a complete register, nor in an empty one", () => {
    expect(check(given.completeRegister(), given.today, regimes)).toEqual([]);
    expect(check(emptyRegister, given.today, regimes)).toEqual([]);
  });

  test("takes weight and law from the reference table", () => {
    const findings = check(bareRegister(given.completeRegister()), given.today, regimes);
    expect(findings.length).toBeGreaterThan(10);
    for (const { code, severity, source } of findings) {
      expect({ severity, source }).toEqual({
        severity: linterRules[code].severity,
        source: linterRules[code].legalSource,
      });
    }
  });

  test("orders by weight, code, kind and ref, and says nothing twice", () => {
    const findings = check(bareRegister(given.completeRegister()), given.today, regimes);
    const weights = ["error", "warning", "info"];
    const places = findings.map(
      (finding) => `${weights.indexOf(finding.severity)} ${keyOf(finding)}`,
    );
    expect(places).toEqual([...places].sort());
    expect(new Set(places).size).toBe(places.length);
  });

  test("ends each message as one sentence", () => {
    for (const { message } of check(bareRegister(given.completeRegister()), given.today, regimes)) {
      expect(message).toMatch(/^[A-Z].*“.+”.*[^.]\.$/);
      expect(message).not.toContain("undefined");
    }
  });

  test("runs what is the same under all regimes once, and the rest under those asked for", () => {
    const register = bareRegister(given.completeRegister());
    const under = (asked: typeof regimes | readonly ["UK_GDPR"] | readonly []) =>
      check(register, given.today, asked);
    const once = under([]);
    expect(once.every(({ regime }) => regime === undefined)).toBe(true);
    expect(under(["UK_GDPR"]).filter(({ regime }) => regime === undefined)).toEqual(once);
    expect(under(["UK_GDPR"]).some(({ regime }) => regime === "UK_GDPR")).toBe(true);
    expect(under(["UK_GDPR"]).some(({ regime }) => regime === "EU_GDPR")).toBe(false);
    expect(under(regimes).filter(({ regime }) => regime === undefined)).toEqual(once);
  });

  test("does not see a record before its day", () => {
    const register = given.completeRegister({
      Engagement: [
        given.engagement({ ref: "planned", validFrom: "2027-01-01", contractType: undefined }),
      ],
    });
    expect(check(register, given.today, regimes)).toEqual([]);
    const codes = check(register, given.day("2027-01-01"), regimes).map(({ code }) => code);
    expect(codes).toContain("ENG-001");
  });

  test("survives references that lead nowhere", () => {
    for (const kind of [
      "LegalEntity",
      "Vendor",
      "VendorService",
      "Engagement",
      "Transfer",
    ] as const) {
      const register = given.completeRegister();
      const refs = [...register[kind].keys()];
      expect(() =>
        check(given.without(register, kind, ...refs), given.today, regimes),
      ).not.toThrow();
    }
  });

  test("judges two thousand activities and five hundred vendors well within two seconds", () => {
    const register = largeRegister();
    const startedAt = performance.now();
    const findings = check(register, given.today, regimes);
    const took = performance.now() - startedAt;
    expect(findings).toEqual([]);
    expect(took).toBeLessThan(2000);
  });
});

describe("the complete register of the tests", () => {
  const register = given.completeRegister();

  test("could be saved as it is", () => {
    for (const kind of kindNames) {
      expect(register[kind].size).toBeGreaterThan(0);
      const schema = bodySchema(kinds[kind] as unknown as Kind);
      for (const ref of register[kind].keys()) {
        expect(schema.safeParse(bodyOf(register, { kind, ref })).error).toBeUndefined();
      }
    }
    expect(danglingReferences(register)).toEqual([]);
  });
});

function largeRegister(): Register {
  const activities = Array.from({ length: 2000 }, (_, index) => `activity-${index}`);
  const vendors = Array.from({ length: 500 }, (_, index) => `vendor-${index}`);
  return given.completeRegister({
    ProcessingActivity: activities.map((ref) => given.processingActivity({ ref, name: ref })),
    Participation: activities.map((ref) => given.participation({ ref, activityId: ref })),
    ActivityPurpose: activities.map((ref) => given.activityPurpose({ ref, activityId: ref })),
    ActivityData: activities.map((ref) => given.activityData({ ref, activityId: ref })),
    Vendor: vendors.map((ref) => given.vendor({ ref, name: ref })),
    VendorService: vendors.map((ref) =>
      given.vendorService({ ref, vendorId: ref, name: ref, function: ref }),
    ),
    Engagement: vendors.map((ref, index) =>
      given.engagement({
        ref,
        vendorServiceId: ref,
        activityIds: activities.slice(index * 4, index * 4 + 4),
      }),
    ),
    ProcessingLocation: vendors.map((ref) => given.processingLocation({ ref, engagementId: ref })),
    Transfer: vendors.map((ref) =>
      given.transfer({ ref, engagementId: ref, fromRegimes: ["EU_GDPR"] }),
    ),
    TransferMechanismUse: vendors.map((ref) =>
      given.transferMechanismUse({ ref, transferId: ref }),
    ),
  });
}

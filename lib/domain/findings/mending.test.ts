import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { findingRows } from "@/lib/domain/findings/findings-list";
import { regimes } from "@/lib/domain/reference/enums";
import { apply, bodyOf, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { check } from "./check";
import { factsToMend, recordsToMend } from "./mending";

const asOf = day("2026-11-21");

function rowsOf(register: Register) {
  return findingRows(register, check(register, asOf, regimes)).filter(
    ({ waiver }) => waiver === null,
  );
}

/** The complete register with one service used by several engagements, whose vendor stands behind no known entity. */
function withNamelessVendor(): { register: Register; vendor: string } {
  const complete = given.completeRegister({});
  const [engagement] = complete.Engagement.values();
  const service = complete.VendorService.get(engagement?.vendorServiceId ?? "");
  const vendor = service?.vendorId ?? "";
  const { legalEntityId: _, ...nameless } = bodyOf(complete, { kind: "Vendor", ref: vendor }) ?? {};
  const copy = bodyOf(complete, { kind: "Engagement", ref: engagement?.ref ?? "" });
  const twins = ["twin-a", "twin-b", "twin-c"].map((ref) => ({
    kind: "Engagement" as const,
    ref,
    validFrom: asOf,
    body: copy,
  }));
  const register = apply(complete, [
    { kind: "Vendor", ref: vendor, validFrom: asOf, body: nameless },
    ...twins,
  ]);
  return { register, vendor };
}

describe("what would mend most", () => {
  test("names the fact that many findings wait for, where it is wanting and not where they are", () => {
    const { register, vendor } = withNamelessVendor();
    const facts = factsToMend(register, rowsOf(register), asOf, regimes, 60);
    const fact = facts.find(({ kind, ref }) => kind === "Vendor" && ref === vendor);
    expect(fact?.field).toBe("legalEntityId");
    expect(fact?.removes).toBeGreaterThan(1);
  });

  test("says how many go when the fact is stated", () => {
    const { register, vendor } = withNamelessVendor();
    const fact = factsToMend(register, rowsOf(register), asOf, regimes, 60).find(
      ({ kind, ref }) => kind === "Vendor" && ref === vendor,
    );
    const entity = [...register.LegalEntity.keys()][0];
    const body = { ...bodyOf(register, { kind: "Vendor", ref: vendor }), legalEntityId: entity };
    const mended = apply(register, [{ kind: "Vendor", ref: vendor, validFrom: asOf, body }]);
    const gone = rowsOf(register).length - rowsOf(mended).length;
    expect(gone).toBeGreaterThan(1);
    expect(fact?.removes).toBe(gone);
  });

  test("counts each finding at one record, the innermost that has them all", () => {
    const { register } = withNamelessVendor();
    const rows = rowsOf(register);
    const records = recordsToMend(register, rows);
    const [first] = records;
    expect(records.reduce((sum, { removes }) => sum + removes, 0)).toBeLessThanOrEqual(rows.length);
    expect(first?.removes).toBeGreaterThan(0);
    for (const [index, { removes }] of records.entries())
      expect(removes).toBeLessThanOrEqual(records[index - 1]?.removes ?? removes);
  });

  test("is nothing where nothing is found", () => {
    expect(factsToMend(given.completeRegister({}), [], asOf, regimes, 60)).toEqual([]);
    expect(recordsToMend(given.completeRegister({}), [])).toEqual([]);
  });
});

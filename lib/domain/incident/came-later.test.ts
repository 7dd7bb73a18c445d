import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { apply, find, list, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import {
  cameLater,
  firstDayOf,
  type Reading,
  type SuspendedVendor,
  suspendedOf,
} from "./came-later";

const own = given.customerAgreement().ref;
const on = calendarDateOf(given.today);
const swap = changed(ruleWorld, "Engagement", "hosting", { vendorServiceId: "beta-mail" });
const swapped = apply(ruleWorld, [swap]);

/** A register that one agreement has without these changes of it. */
function reading(register: Register, lacks: readonly RecordChange[] = []): Reading {
  const before = lacks.map(({ kind, ref }): RecordChange => {
    const row = ruleWorld[kind].get(ref);
    return { kind, ref, validFrom: given.today, body: row === undefined ? null : { ...row } };
  });
  const heldBack = lacks.length === 0 ? [] : [{ changeSetId: "CS-7", order: 1, before }];
  return { register, heldBack: new Map([[own, heldBack]]), on };
}

/** Suspended as it stands in a register. */
function suspendedIn(register: Register): SuspendedVendor[] {
  const engagement = find(register, "Engagement", "hosting");
  if (engagement === undefined) throw new Error("hosting is in no register");
  return [{ engagementRef: "hosting", was: { register, engagement } }];
}

function later(now: Reading, then: Reading, suspended: readonly SuspendedVendor[]): string[] {
  const agreements = list(now.register, "CustomerAgreement");
  return cameLater(now, then, suspended, agreements).map(({ ref }) => ref);
}

describe("an agreement came later to what is suspended", () => {
  test("where it is new, and where its own list had it not", () => {
    const vendor = suspendedIn(ruleWorld);
    expect(later(reading(ruleWorld), reading(ruleWorld), vendor)).toEqual([]);
    const before = apply(ruleWorld, [ended("CustomerAgreement", own)]);
    expect(later(reading(ruleWorld), reading(before), vendor)).toEqual([own]);
    const follows = suspendedIn(swapped);
    expect(later(reading(swapped), reading(swapped, [swap]), follows)).toEqual([own]);
    expect(later(reading(swapped, [swap]), reading(swapped, [swap]), follows)).toEqual([]);
  });

  test("not where another vendor stands there by now, and again where the same one does", () => {
    const joins = given.customerAgreement({ ref: "joins" });
    const now = apply(swapped, [added("CustomerAgreement", joins)]);
    expect(later(reading(now), reading(ruleWorld), suspendedIn(ruleWorld))).toEqual([]);
    const back = apply(now, [changed(ruleWorld, "Engagement", "hosting", {})]);
    expect(later(reading(back), reading(ruleWorld), suspendedIn(ruleWorld))).toEqual(["joins"]);
  });
});

describe("an agreement has suspended", () => {
  test("the vendor that it has still, also beside another one that all others have", () => {
    const vendor = suspendedIn(ruleWorld);
    expect(suspendedOf(reading(swapped), vendor, own)).toEqual([]);
    expect(suspendedOf(reading(swapped, [swap]), vendor, own)).toEqual(["hosting"]);
  });

  test("whoever stands there, where nobody knows who it was", () => {
    const whoever = [{ engagementRef: "hosting", was: null }];
    expect(suspendedOf(reading(swapped), whoever, own)).toEqual(["hosting"]);
  });

  test("nothing before its own first day", () => {
    const first = calendarDateOf("2024-02-01");
    const agreement = given.customerAgreement({ effectiveFrom: first });
    expect(firstDayOf(agreement, calendarDateOf("2024-01-01"))).toBe(first);
    expect(firstDayOf(agreement, on)).toBe(on);
  });
});

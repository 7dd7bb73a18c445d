import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { type BulkEdit, bulkFields, bulkPlan as planned } from "./bulk-edit";

const register = given.completeRegister({
  Vendor: [
    given.vendor({ ref: "low", name: "Low", riskTier: "LOW" }),
    given.vendor({ ref: "high", name: "High", riskTier: "HIGH" }),
    given.vendor({
      ref: "open",
      name: "Open",
      riskTier: undefined,
      fieldStates: { riskTier: { state: "UNKNOWN" } },
    }),
  ],
  Engagement: [given.engagement({ ref: "e", productIds: ["desk"] })],
});

const staff = new Map([["u1", "Ada"]]);

function bulkPlan(of: typeof register, refs: readonly string[], edit: BulkEdit) {
  return planned(of, refs, edit, staff);
}

function tier(typed: BulkEdit["typed"]): BulkEdit {
  return { kind: "Vendor", field: "riskTier", way: "set", typed };
}

describe("an edit of many records", () => {
  test("sets one field of each and leaves the rest, and what reads so already, alone", () => {
    const plan = bulkPlan(register, ["low", "high", "open"], tier({ riskTier: "HIGH" }));
    expect(
      plan.rows.map(({ ref, before, after, outcome }) => [ref, before, after, outcome]),
    ).toEqual([
      ["low", "Low", "High", "changes"],
      ["high", "High", "High", "same"],
      ["open", "Unknown", "High", "changes"],
    ]);
    expect(plan.items.map(({ ref }) => ref)).toEqual(["low", "open"]);
    expect(plan.items[0]?.body).toMatchObject({ name: "Low", riskTier: "HIGH" });
    expect(plan.items[1]?.body.fieldStates).toBeUndefined();
  });

  test("can say of each that the fact is unknown", () => {
    const [item] = bulkPlan(register, ["low"], tier({ "riskTier.state": "UNKNOWN" })).items;
    expect(item?.body.riskTier).toBeUndefined();
    expect(item?.body.fieldStates).toEqual({ riskTier: { state: "UNKNOWN" } });
  });

  test("refuses, record by record, what the field does not take", () => {
    const { rows, items } = bulkPlan(register, ["low"], tier({ riskTier: "ENORMOUS" }));
    expect(rows[0]).toMatchObject({ outcome: "refused", why: "Risk tier: choose from the list." });
    expect(items).toEqual([]);
  });

  test("refuses what would point nowhere", () => {
    const typed = { vendorServiceId: "nowhere" };
    const edit = { kind: "Engagement", field: "vendorServiceId", way: "set", typed } as const;
    expect(bulkPlan(register, ["e"], edit).rows[0]).toMatchObject({
      outcome: "refused",
      why: "There is no record “nowhere” to point to.",
    });
  });

  test("adds to a list and takes from it, without touching its other entries", () => {
    const nature = (way: "add" | "remove", ...entries: string[]): BulkEdit => ({
      kind: "Engagement",
      field: "nature",
      way,
      typed: { "nature[]": entries },
    });
    const was = [...(given.engagement().nature ?? [])];
    const added = bulkPlan(register, ["e"], nature("add", "PROFILE")).items[0]?.body.nature;
    expect(added).toEqual([...was, "PROFILE"]);
    const first = was[0] ?? "";
    const left = bulkPlan(register, ["e"], nature("remove", first)).items[0]?.body.nature;
    expect(left).toEqual(was.length > 1 ? was.slice(1) : undefined);
  });

  test("passes over refs that are no record, and never offers the name of each record", () => {
    expect(bulkPlan(register, ["gone", "low"], tier({ riskTier: "HIGH" })).rows).toHaveLength(1);
    expect(bulkFields("Vendor").map(([name]) => name)).not.toContain("name");
  });

  test("says by its hash whether it is the plan that was shown", () => {
    const hash = (riskTier: string) => bulkPlan(register, ["low"], tier({ riskTier })).hash;
    expect(hash("HIGH")).toBe(hash("HIGH"));
    expect(hash("HIGH")).not.toBe(hash("MEDIUM"));
  });

  test("calls owners by their name", () => {
    const edit = {
      kind: "Vendor",
      field: "ownerId",
      way: "set",
      typed: { ownerId: "u1" },
    } as const;
    expect(bulkPlan(register, ["low"], edit).rows[0]).toMatchObject({ before: "", after: "Ada" });
  });
});

import { describe, expect, test } from "vitest";
import { fieldDifferences, listDifference } from "./diff";

describe("the differences of a record", () => {
  test("are the fields that read differently, in the order of the kind", () => {
    expect(
      fieldDifferences(
        "Vendor",
        { notes: "a", name: "A", website: "https://a.example" },
        { name: "B", notes: "b", website: "https://a.example" },
      ),
    ).toEqual([
      { field: "name", before: "A", after: "B" },
      { field: "notes", before: "a", after: "b" },
    ]);
  });

  test("tell what came and what went", () => {
    expect(
      fieldDifferences("Vendor", { name: "A", notes: "a" }, { name: "A", riskTier: "LOW" }),
    ).toEqual([
      { field: "riskTier", before: undefined, after: "LOW" },
      { field: "notes", before: "a", after: undefined },
    ]);
  });

  test("are one where the whole record comes or goes, and none where it was never there", () => {
    const body = { name: "A" };
    expect(fieldDifferences("Vendor", null, body)).toEqual([
      { field: null, before: null, after: body },
    ]);
    expect(fieldDifferences("Vendor", body, null)).toEqual([
      { field: null, before: body, after: null },
    ]);
    expect(fieldDifferences("Vendor", null, null)).toEqual([]);
  });

  test("see into lists and states, and not whether keys stand in another order", () => {
    const one = {
      name: "A",
      fieldStates: { website: { state: "NOT_APPLICABLE", reason: "none" } },
    };
    const same = {
      fieldStates: { website: { reason: "none", state: "NOT_APPLICABLE" } },
      name: "A",
    };
    expect(fieldDifferences("Vendor", one, same)).toEqual([]);
    expect(
      fieldDifferences("Vendor", one, { ...same, fieldStates: { website: { state: "UNKNOWN" } } }),
    ).toMatchObject([{ field: "fieldStates" }]);
    expect(
      fieldDifferences("Engagement", { productIds: ["a", "b"] }, { productIds: ["b", "a"] }),
    ).toMatchObject([{ field: "productIds" }]);
  });

  test("tell an empty list from none, and false from nothing said", () => {
    expect(fieldDifferences("Engagement", { productIds: [] }, {})).toHaveLength(1);
    expect(fieldDifferences("Engagement", { optional: false }, {})).toHaveLength(1);
  });
});

describe("the difference of two lists", () => {
  test("is what one gained and lost", () => {
    expect(listDifference(["a", "b"], ["b", "c"])).toEqual({
      was: ["a", "b"],
      is: ["b", "c"],
      added: ["c"],
      removed: ["a"],
    });
  });

  test("takes a list that is not there as empty", () => {
    expect(listDifference(undefined, ["a"])).toMatchObject({ added: ["a"], removed: [] });
    expect(listDifference(["a"], undefined)).toMatchObject({ added: [], removed: ["a"] });
  });

  test("is none where only the order differs", () => {
    expect(listDifference(["a", "b"], ["b", "a"])).toMatchObject({ added: [], removed: [] });
  });
});

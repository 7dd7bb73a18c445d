import { describe, expect, test } from "vitest";
import { rebased, settled } from "./rebase";

const key = { kind: "Vendor", ref: "acme" } as const;
const base = { name: "Acme", website: "https://acme.example", riskTier: "LOW" };

describe("rebased", () => {
  test("takes a field that only one side changed from that side", () => {
    const mine = { ...base, name: "Acme Group" };
    const theirs = { ...base, riskTier: "HIGH" };
    expect(rebased(key, base, mine, theirs)).toEqual({
      body: { ...base, name: "Acme Group", riskTier: "HIGH" },
      conflicts: [],
    });
  });

  test("names a field that both sides changed differently", () => {
    const { conflicts } = rebased(
      key,
      base,
      { ...base, name: "Mine" },
      { ...base, name: "Theirs" },
    );
    expect(conflicts).toEqual([
      { kind: "Vendor", ref: "acme", field: "name", base: "Acme", mine: "Mine", theirs: "Theirs" },
    ]);
  });

  test("finds no conflict where both changed it alike", () => {
    const both = { ...base, name: "Acme Group" };
    expect(rebased(key, base, both, both).conflicts).toEqual([]);
  });

  test("takes away a field that the proposal takes away", () => {
    const { website: _website, ...mine } = base;
    expect(rebased(key, base, mine, { ...base, riskTier: "HIGH" }).body).toEqual({
      name: "Acme",
      riskTier: "HIGH",
    });
  });

  test.each([
    ["ended by the proposal and changed by another", base, null, { ...base, name: "Theirs" }],
    ["changed by the proposal and ended by another", base, { ...base, name: "Mine" }, null],
    ["made by both, differently", null, { name: "Mine" }, { name: "Theirs" }],
  ])("names the whole record where it was %s", (_what, from, mine, theirs) => {
    expect(rebased(key, from, mine, theirs).conflicts).toMatchObject([{ field: "*" }]);
  });

  test("lets both end a record", () => {
    expect(rebased(key, base, null, null)).toEqual({ body: null, conflicts: [] });
  });
});

describe("settled", () => {
  const sides = {
    base,
    mine: { ...base, name: "Mine", website: "https://mine.example" },
    theirs: { ...base, name: "Theirs", riskTier: "HIGH" },
  };

  test("leaves the proposal where nothing is conceded", () => {
    expect(settled(key, sides, [])).toEqual({ ...sides.mine, riskTier: "HIGH" });
  });

  test("takes what is conceded from the register, and the rest from the proposal", () => {
    expect(settled(key, sides, ["name"])).toEqual({
      ...sides.mine,
      name: "Theirs",
      riskTier: "HIGH",
    });
  });

  test("takes a conceded field away that the register no longer has", () => {
    const { name: _name, ...theirs } = base;
    expect(settled(key, { ...sides, theirs }, ["name"])).toEqual({
      website: "https://mine.example",
      riskTier: "LOW",
    });
  });

  test("decides a record that one side ended as a whole", () => {
    expect(settled(key, { ...sides, theirs: null }, ["*"])).toBeNull();
    expect(settled(key, { ...sides, theirs: null }, [])).toEqual(sides.mine);
    expect(settled(key, { ...sides, mine: null }, ["*"])).toEqual(sides.theirs);
    expect(settled(key, { ...sides, mine: null }, [])).toBeNull();
  });
});

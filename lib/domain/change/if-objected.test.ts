import { describe, expect, test } from "vitest";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { ifObjected } from "./if-objected";

function objected(
  changes: readonly RecordChange[],
  perCustomer = false,
  before: Register = ruleWorld,
) {
  const found = ifObjected(before, apply(before, changes), changes, perCustomer);
  const titles = (links: typeof found.without) => links.map(({ href }) => href.split("/").at(-1));
  return {
    ...found,
    without: titles(found.without),
    keeps: titles(found.keeps),
    stays: titles(found.stays),
    needed: titles(found.needed),
  };
}

const newcomer = (more: Parameters<typeof given.engagement>[0] = {}) =>
  added("Engagement", given.engagement({ ref: "new", vendorServiceId: "beta-mail", ...more }));

describe("an objection that is accommodated by leaving out", () => {
  test("leaves the agreement without whom the change brings", () => {
    expect(objected([newcomer()])).toEqual({
      without: ["new"],
      keeps: [],
      stays: [],
      switchable: "NONE",
      needed: [],
      holdsAll: true,
    });
  });

  test("keeps whom the change ends, and the newcomer is needed where it takes that place", () => {
    const replaced = objected([newcomer(), ended("Engagement", "hosting")]);
    expect(replaced).toMatchObject({ without: ["new"], keeps: ["hosting"], needed: ["new"] });
    const optional = objected([newcomer({ optional: true }), ended("Engagement", "hosting")]);
    expect(optional.needed).toEqual([]);
  });

  test("keeps the older wording of what is changed, and of its parts", () => {
    expect(
      objected([
        changed(ruleWorld, "Engagement", "hosting", { purpose: "Other" }),
        changed(ruleWorld, "ProcessingLocation", "hosting-us", { country: "IN" }),
      ]).stays,
    ).toEqual(["hosting", "hosting-us"]);
  });

  test("holds up nobody else where each customer follows on its own day", () => {
    const switched = newcomer({ perTenantSwitch: true });
    expect(objected([switched], true)).toMatchObject({ switchable: "ALL", holdsAll: false });
    expect(
      objected([switched, changed(ruleWorld, "Engagement", "mail", { purpose: "Other" })]),
    ).toMatchObject({ switchable: "SOME", holdsAll: true });
  });
});

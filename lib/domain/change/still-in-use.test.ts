import { describe, expect, test } from "vitest";
import {
  apply,
  find,
  pointingTo,
  type RecordChange,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";
import { subprocessors } from "@/lib/domain/subprocessor";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { changed, ended } from "@/lib/testing/proposed";
import { type HoldingAgreement, inUse } from "./still-in-use";

/** The register after these changes, and how one that has not got them has it. */
function rollingOut(
  changes: readonly RecordChange[],
  agreement: Parameters<typeof given.customerAgreement>[0] = {},
  register: Register = ruleWorld,
) {
  const after = apply(register, changes);
  const before = changes.map(({ kind, ref }): RecordChange => {
    const row = register[kind].get(ref);
    return { kind, ref, validFrom: given.today, body: row === undefined ? null : { ...row } };
  });
  const holding: HoldingAgreement = {
    agreement: given.customerAgreement(agreement),
    heldBack: [{ changeSetId: "CS-7", order: 1, before }],
  };
  return { after, used: inUse(after, [holding]) };
}

function has(register: Register, { kind, ref }: RecordKey): boolean {
  return register[kind].has(ref);
}

const goes = [
  ended("ProcessingLocation", "hosting-us"),
  ended("TransferMechanismUse", "framework-eu"),
  ended("Engagement", "hosting"),
];

describe("the register as it is in use for anybody", () => {
  test("is the register itself where every agreement has it", () => {
    const after = apply(ruleWorld, [ended("Engagement", "hosting")]);
    const used = inUse(after, []);
    expect(used.leaving).toEqual(new Map());
    expect(subprocessors(used.register)).toEqual(subprocessors(after));
  });

  test("has who ended for others, with its places and mechanisms, and names the change", () => {
    const { after, used } = rollingOut(goes);
    expect(used.leaving).toEqual(new Map([["hosting", "CS-7"]]));
    expect(used.stillHave).toEqual(new Map([["hosting", [given.customerAgreement().ref]]]));
    for (const { kind, ref } of goes) {
      expect(has(after, { kind, ref })).toBe(false);
      expect(find(used.register, kind, ref)).toMatchObject({ ref });
    }
  });

  test("has the company that stands behind it, where that is no record any more", () => {
    const { used } = rollingOut([...goes, ended("VendorService", "acme-hosting")]);
    expect(has(used.register, { kind: "VendorService", ref: "acme-hosting" })).toBe(true);
  });

  test("has it for an agreement that names no product, which may use any", () => {
    expect(rollingOut(goes, { productIds: undefined }).used.leaving.has("hosting")).toBe(true);
  });

  test("is without it where those who have not followed never had it", () => {
    const others = rollingOut(goes, { productIds: ["elsewhere"] });
    expect(others.used.leaving).toEqual(new Map());
    const vendorId = find(ruleWorld, "VendorService", "acme-hosting")?.vendorId ?? "";
    const excluded = rollingOut(goes, { excludedVendorIds: [vendorId] });
    expect(excluded.used.leaving.has("hosting")).toBe(false);
  });

  test("has the former vendor beside the one that took its place in the same engagement", () => {
    const { used } = rollingOut([
      changed(ruleWorld, "Engagement", "hosting", { vendorServiceId: "beta-mail" }),
    ]);
    expect(used.leaving).toEqual(new Map([["hosting@CS-7", "CS-7"]]));
    const named = subprocessors(used.register).map((one) => [one.ref, one.vendorServiceId]);
    expect(named).toEqual(
      expect.arrayContaining([
        ["hosting", "beta-mail"],
        ["hosting@CS-7", "acme-hosting"],
      ]),
    );
    const placesOf = (register: Register, ref: string) =>
      pointingTo(register, "ProcessingLocation", "engagementId", ref);
    expect(placesOf(used.register, "hosting@CS-7")).toMatchObject([{ country: "US" }]);
    expect(placesOf(used.register, "hosting")).toEqual(placesOf(ruleWorld, "hosting"));
  });

  test("has whom the former vendor engages under that vendor, and not under the one in its place", () => {
    const child = given.engagement({
      ref: "backups",
      vendorServiceId: "beta-cards",
      parentEngagementId: "hosting",
    });
    const { ref, validFrom, ...body } = child;
    const world = apply(ruleWorld, [{ kind: "Engagement", ref, validFrom, body }]);
    const { used } = rollingOut(
      [
        changed(world, "Engagement", "hosting", { vendorServiceId: "beta-mail" }),
        ended("Engagement", "backups"),
      ],
      {},
      world,
    );
    expect(find(used.register, "Engagement", "backups")).toMatchObject({
      parentEngagementId: "hosting@CS-7",
    });
  });

  test("has one that serves us alone by now as one that serves both", () => {
    const { used } = rollingOut([
      changed(ruleWorld, "Engagement", "hosting", { activityIds: ["billing"] }),
    ]);
    expect(used.leaving.get("hosting")).toBe("CS-7");
    const { activityIds = [] } = find(used.register, "Engagement", "hosting") ?? {};
    expect(activityIds).toContain("billing");
    expect(activityIds.length).toBeGreaterThan(1);
  });

  describe("where earlier changes of the same sub-processor are held back, too", () => {
    /** After two changes, one after the other: how those have it that lack both, and those that lack the second alone. */
    function afterBoth(first: RecordChange, second: RecordChange) {
      const between = apply(ruleWorld, [first]);
      const lacks = (
        changeSetId: string,
        order: number,
        register: Register,
        change: RecordChange,
      ) => ({
        changeSetId,
        order,
        before: [before(register, change)],
      });
      const one = lacks("CS-7", 1, ruleWorld, first);
      const other = lacks("CS-8", 2, between, second);
      const agreement = given.customerAgreement();
      return inUse(apply(between, [second]), [
        { agreement, heldBack: [one, other] },
        { agreement, heldBack: [other] },
      ]);
    }

    function before(register: Register, { kind, ref }: RecordKey): RecordChange {
      const row = register[kind].get(ref);
      return { kind, ref, validFrom: given.today, body: row === undefined ? null : { ...row } };
    }

    const renamed = changed(ruleWorld, "Engagement", "hosting", { purpose: "Hosting, said anew" });

    test("names the change that ended it, and not one that said something of it before", () => {
      const { leaving } = afterBoth(renamed, ended("Engagement", "hosting"));
      expect(leaving).toEqual(new Map([["hosting", "CS-8"]]));
    });

    test("names a former vendor once, whatever else of it is held back for whom", () => {
      const { leaving, register } = afterBoth(
        renamed,
        changed(ruleWorld, "Engagement", "hosting", { vendorServiceId: "beta-mail" }),
      );
      expect([...leaving]).toEqual([["hosting@CS-8", "CS-8"]]);
      const served = subprocessors(register).filter(
        ({ vendorServiceId }) => vendorServiceId === "acme-hosting",
      );
      expect(served).toHaveLength(1);
    });

    test("names the change that took away what it served", () => {
      const said = changed(ruleWorld, "Engagement", "mail", { purpose: "Mail, said anew" });
      const [activityId = ""] = find(ruleWorld, "Engagement", "hosting")?.activityIds ?? [];
      const { leaving } = afterBoth(said, ended("ProcessingActivity", activityId));
      expect(leaving.get("hosting")).toBe("CS-8");
    });
  });
});

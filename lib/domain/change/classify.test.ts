import { describe, expect, test } from "vitest";
import type { Field } from "@/lib/domain/fields";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { materialities } from "@/lib/domain/reference/enums";
import { bodyOf, list } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { classify, highestClass, isInternalChange } from "./classify";

describe("classify", () => {
  test("gives one item for each field that differs, in the order of the changes and of the kind", () => {
    const items = classify(
      world,
      [
        changed(world, "ProcessingLocation", "hosting-us", { region: "us-west-2", country: "CA" }),
        changed(world, "Engagement", "hosting", { notes: "Ask again", purpose: "Other" }),
      ],
      given.today,
      [],
    );
    expect(items.map(({ ref, field, class: changeClass }) => [ref, field, changeClass])).toEqual([
      ["hosting-us", "country", "M1"],
      ["hosting-us", "region", "I"],
      ["hosting", "purpose", "M1"],
      ["hosting", "notes", "INTERNAL"],
    ]);
    expect(items[0]).toMatchObject({ kind: "ProcessingLocation", before: "US", after: "CA" });
  });

  test("gives nothing for a record that already reads as proposed, or that was not there and is ended", () => {
    expect(
      classify(
        world,
        [changed(world, "Engagement", "hosting", {}), ended("Engagement", "gone")],
        given.today,
        [],
      ),
    ).toEqual([]);
  });

  test("gives an item for whatever differs: no difference is lost", () => {
    for (const kind of kindNames) {
      for (const { ref } of list(world, kind)) {
        const body = bodyOf(world, { kind, ref }) ?? {};
        for (const field of Object.keys(body)) {
          const { [field]: _gone, ...rest } = body;
          const items = classify(
            world,
            [{ kind, ref, validFrom: given.today, body: rest }],
            given.today,
            [],
          );
          expect(
            items.map((item) => item.field),
            `${kind}/${ref} without ${field}`,
          ).toContain(field);
        }
      }
    }
  });

  test("never tells of a field that is internal, and concerns nobody with it", () => {
    for (const kind of kindNames) {
      const fields: Record<string, Field> = kinds[kind].fields;
      const internal = Object.entries(fields).filter(([, field]) => field.internal === true);
      const [row] = list(world, kind);
      for (const [field] of internal) {
        const body = { ...bodyOf(world, { kind, ref: row?.ref ?? "" }), [field]: "something else" };
        const items = classify(
          world,
          [{ kind, ref: row?.ref ?? "", validFrom: given.today, body }],
          given.today,
          [],
        );
        expect(items, `${kind}.${field}`).toEqual([
          expect.objectContaining({
            field,
            class: "INTERNAL",
            rule: null,
            scope: { type: "nobody" },
          }),
        ]);
      }
    }
  });

  test("takes sources as internal, and the state of a field as information", () => {
    const body = {
      ...bodyOf(world, { kind: "Engagement", ref: "hosting" }),
      sources: [{ document: "contract", confidence: "STATED" }],
      fieldStates: { feature: { state: "UNKNOWN" } },
    };
    const items = classify(
      world,
      [{ kind: "Engagement", ref: "hosting", validFrom: given.today, body }],
      given.today,
      [],
    );
    expect(items.map(({ field, class: changeClass }) => [field, changeClass])).toEqual([
      ["fieldStates", "I"],
      ["sources", "INTERNAL"],
    ]);
  });

  test("takes kinds without a rule as information that concerns nobody", () => {
    const items = classify(
      world,
      [
        changed(world, "Product", "desk", { name: "Help Desk" }),
        added("Customer", given.customer({ ref: "two" })),
      ],
      given.today,
      [],
    );
    expect(
      items.map(({ rule, class: changeClass, scope }) => [rule, changeClass, scope.type]),
    ).toEqual([
      [null, "I", "nobody"],
      [null, "I", "nobody"],
    ]);
  });
});

describe("a class set by hand", () => {
  const change = changed(world, "Engagement", "hosting", {
    purpose: "Keep tickets available.",
    duration: "Long",
  });
  const override = {
    kind: "Engagement",
    ref: "hosting",
    field: "purpose",
    class: "E",
    reason: "A full stop",
  } as const;

  test("replaces the class of that field alone, and says from what and why", () => {
    const items = classify(world, [change], given.today, [override]);
    expect(items).toMatchObject([
      {
        field: "purpose",
        class: "E",
        rule: "ENGAGEMENT_PURPOSE_CHANGED",
        overridden: { from: "M1", reason: "A full stop" },
      },
      { field: "duration", class: "I" },
    ]);
    expect(items[1]).not.toHaveProperty("overridden");
  });

  test("can raise as well as lower: a sub-processor found in use already is an adverse fact", () => {
    const items = classify(
      world,
      [added("Engagement", given.engagement({ ref: "found" }))],
      given.today,
      [{ kind: "Engagement", ref: "found", field: null, class: "A", reason: "In use since May" }],
    );
    expect(items).toMatchObject([{ class: "A", overridden: { from: "M1" } }]);
  });

  test("leaves no mark where it is the class of the rule, nor where record or field are others", () => {
    for (const other of [
      { class: "M1" as const },
      { ref: "mail" },
      { field: "nature" },
      { kind: "Vendor" as const },
    ]) {
      const items = classify(world, [change], given.today, [{ ...override, ...other }]);
      expect(items.map(({ class: changeClass, overridden }) => [changeClass, overridden])).toEqual([
        ["M1", undefined],
        ["I", undefined],
      ]);
    }
  });
});

describe("the class of a whole change set", () => {
  test("is the highest of its items", () => {
    for (const [index, one] of materialities.entries()) {
      expect(highestClass([...materialities.slice(index).toReversed(), "INTERNAL"])).toBe(one);
    }
  });

  test("is none where all items are internal", () => {
    expect(highestClass(["INTERNAL", "INTERNAL"])).toBeNull();
    expect(highestClass([])).toBeNull();
  });

  test("is internal only where every item is", () => {
    const notes = changed(world, "Engagement", "hosting", { notes: "Ask again" });
    const both = changed(world, "Engagement", "hosting", { notes: "Ask again", duration: "Long" });
    expect(isInternalChange(classify(world, [notes], given.today, []))).toBe(true);
    expect(isInternalChange(classify(world, [both], given.today, []))).toBe(false);
  });
});

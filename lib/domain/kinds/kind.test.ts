import { describe, expect, test } from "vitest";
import { flag, text } from "@/lib/domain/fields";
import { bodySchema, type Kind } from "./kind";
import { isKindName, kindNames, kinds } from "./kinds";

const thing: Kind = {
  name: "Thing",
  plural: "things",
  label: "Thing",
  labelPlural: "Things",
  titleField: "name",
  fields: {
    name: text(20, { label: "Name", required: true }),
    notes: text(20, { label: "Notes", internal: true }),
    old: flag({ label: "Old" }),
  },
  lifts: [],
};

function problemsOf(body: unknown): string[] {
  const result = bodySchema(thing).safeParse(body);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the body of a record", () => {
  test("may leave out every fact but those without which it cannot be saved", () => {
    expect(problemsOf({ name: "A" })).toEqual([]);
    expect(problemsOf({ notes: "n" })).toHaveLength(1);
  });

  test("has no field that its kind does not have", () => {
    expect(problemsOf({ name: "A", nmae: "B" })).toEqual([expect.stringContaining("nmae")]);
  });

  test("never holds null: what is not known is left out", () => {
    expect(problemsOf({ name: "A", notes: null })).toHaveLength(1);
  });

  test("says of a field that it is unknown, withheld, or, with the reason, not applicable", () => {
    expect(
      problemsOf({
        name: "A",
        fieldStates: { notes: { state: "UNKNOWN" }, old: { state: "WITHHELD" } },
      }),
    ).toEqual([]);
    expect(
      problemsOf({
        name: "A",
        fieldStates: { notes: { state: "NOT_APPLICABLE", reason: "none" } },
      }),
    ).toEqual([]);
    expect(problemsOf({ name: "A", fieldStates: { notes: { state: "NOT_APPLICABLE" } } })).toEqual([
      "fieldStates.notes.reason: NOT_APPLICABLE needs a reason",
    ]);
    expect(problemsOf({ name: "A", fieldStates: { notes: { state: "MISSING" } } })).toHaveLength(1);
  });

  test("has no state beside a value, false included, and none for a field that is not there", () => {
    const message = "the field has a value: remove the value or the state";
    expect(
      problemsOf({ name: "A", notes: "n", fieldStates: { notes: { state: "UNKNOWN" } } }),
    ).toEqual([`fieldStates.notes: ${message}`]);
    expect(
      problemsOf({ name: "A", old: false, fieldStates: { old: { state: "UNKNOWN" } } }),
    ).toEqual([`fieldStates.old: ${message}`]);
    expect(problemsOf({ name: "A", fieldStates: { nmae: { state: "UNKNOWN" } } })).toEqual([
      'fieldStates.nmae: Thing has no field "nmae"',
    ]);
  });

  test("names its sources, each with how sure it is", () => {
    expect(
      problemsOf({ name: "A", sources: [{ document: "d", quote: "q", confidence: "STATED" }] }),
    ).toEqual([]);
    expect(problemsOf({ name: "A", sources: [{ document: "d" }] })).toHaveLength(1);
    expect(
      problemsOf({ name: "A", sources: [{ document: "d", confidence: "STATED", page: 3 }] }),
    ).toHaveLength(1);
  });

  test("may be translated, language by language", () => {
    expect(problemsOf({ name: "A", translations: { "de-CH": { name: "B" } } })).toEqual([]);
    expect(problemsOf({ name: "A", translations: { German: { name: "B" } } })).toHaveLength(1);
  });
});

describe("the kinds of the register", () => {
  test("each have a plural of their own and a title that is one of their fields", () => {
    const plurals = kindNames.map((name) => kinds[name].plural);
    expect(new Set(plurals).size).toBe(kindNames.length);
    for (const name of kindNames) {
      expect(kinds[name].name).toBe(name);
      expect(Object.keys(kinds[name].fields)).toContain(kinds[name].titleField);
    }
  });

  test("point to kinds that exist", () => {
    for (const name of kindNames) {
      for (const [field, definition] of Object.entries(kinds[name].fields)) {
        if ("to" in definition) expect(isKindName(definition.to), `${name}.${field}`).toBe(true);
      }
    }
  });

  test("keep their notes to themselves", () => {
    const notes = kindNames.flatMap((name) =>
      Object.entries(kinds[name].fields).filter(([field]) => field === "notes"),
    );
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter(([, field]) => !("internal" in field && field.internal))).toEqual([]);
  });

  test("are known by name, and nothing that every object has is one", () => {
    expect(kindNames.every(isKindName)).toBe(true);
    for (const name of ["vendor", "constructor", "__proto__", ""])
      expect(isKindName(name)).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister, type RecordChange, type Register } from "@/lib/domain/register";
import { days, drawnFor, refs, someOf, trickyTexts } from "@/lib/testing/drawn-values";
import { everyField } from "@/lib/testing/every-field";
import { readImport } from "./register-import";
import { writeRegisterFile } from "./write-register-file";

const today = calendarDateOf("2026-11-21");

/** A record that says a few of its kind's facts, and of another that it is unknown. */
function bodyOf(kind: KindName): fc.Arbitrary<Record<string, unknown>> {
  const fields: [string, Field][] = Object.entries(kinds[kind].fields);
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  const source = {
    document: fc.constantFrom("List", "東京"),
    quote: fc.constantFrom(...trickyTexts.slice(0, 20)),
    confidence: fc.constant("STATED"),
  };
  return someOf(fields.map(([name]) => name)).chain((drawn) => {
    const [unknown, ...stated] = drawn.slice(0, 6);
    const given = fields.filter(([name]) => required.includes(name) || stated.includes(name));
    const isUnknown = unknown !== undefined && !required.includes(unknown);
    return fc.record({
      ...Object.fromEntries(given.map(([name, field]) => [name, drawnFor(field)])),
      ...(isUnknown
        ? { fieldStates: fc.constant({ [unknown]: { state: "NOT_APPLICABLE", reason: "no" } }) }
        : {}),
      ...(drawn.length % 5 === 0 ? { sources: fc.array(fc.record(source), { maxLength: 2 }) } : {}),
      ...(drawn.length % 7 === 0
        ? { translations: fc.constant({ pl: { name: "nie: tak" } }) }
        : {}),
    });
  });
}

/** Each ref of each kind once, so that every reference meets its record; most records say only what they must. */
const emptyish: RecordChange[] = kindNames.flatMap((kind) => {
  const fields: [string, Field][] = Object.entries(kinds[kind].fields);
  const required = fields.filter(([, field]) => field.required);
  const body = Object.fromEntries(
    required.map(([name, field]) => [name, fc.sample(drawnFor(field), { numRuns: 1, seed: 1 })[0]]),
  );
  return refs.map((ref) => ({ kind, ref, validFrom: calendarDateOf("2026-01-01"), body }));
});
const ground = apply(emptyRegister, emptyish);

const change: fc.Arbitrary<RecordChange> = fc.constantFrom(...kindNames).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    ref: fc.constantFrom("new", "Zz.9", ...refs),
    validFrom: fc.constantFrom(...days),
    body: bodyOf(kind),
  }),
);

const registers: fc.Arbitrary<Register> = fc
  .array(change, { minLength: 1, maxLength: 12 })
  .map((changes) => apply(ground, changes));

function reread(text: string): Register {
  const result = readImport(text, { fileName: "register" }, today);
  if (!result.ok)
    throw new Error(
      `${result.problems.map(({ line, path, message }) => `${line} ${path} ${message}`).join("\n")}\n${text}`,
    );
  return apply(emptyRegister, result.changes);
}

describe("export and import", () => {
  test.each([
    ["yaml", 120],
    ["json", 50],
  ] as const)(
    "give back the same register and the same bytes, as %s",
    (format, numRuns) => {
      fc.assert(
        fc.property(registers, (register) => {
          const text = writeRegisterFile(register, { format });
          const read = reread(text);
          expect(read).toEqual(register);
          expect(writeRegisterFile(read, { format })).toBe(text);
        }),
        { seed: 20_261_121, numRuns },
      );
    },
    30_000,
  );

  test.each([
    ["yaml", 4],
    ["json", 4],
  ] as const)(
    "give back every field of every kind, its states, sources and translations, as %s",
    (format, numRuns) => {
      fc.assert(
        fc.property(everyField, (register) => {
          const text = writeRegisterFile(register, { format });
          const read = reread(text);
          expect(read).toEqual(register);
          expect(writeRegisterFile(read, { format })).toBe(text);
        }),
        { seed: 20_261_122, numRuns, endOnFailure: true },
      );
    },
    30_000,
  );

  test.each(trickyTexts)("keep the text %j", (text) => {
    const line = /[\t\n\r\u2028]/.test(text) ? "a" : text;
    const body = { name: line, features: [line], description: text };
    const register = apply(emptyRegister, [{ kind: "Product", ref: "p", validFrom: today, body }]);
    expect(reread(writeRegisterFile(register, { format: "yaml" }))).toEqual(register);
  });
});

describe("an exported file", () => {
  const register = apply(emptyRegister, [
    {
      kind: "Vendor",
      ref: "b",
      validFrom: days[2] ?? today,
      body: { notes: "a: b", name: "Łódź Mail" },
    },
    { kind: "Vendor", ref: "a", validFrom: days[1] ?? today, body: { name: "no" } },
    {
      kind: "LegalEntity",
      ref: "nordlys",
      validFrom: days[2] ?? today,
      body: {
        legalName: "N AS",
        country: "NO",
        regimesApplicable: ["EU_GDPR"],
        publicIntroduction: undefined,
      },
    },
  ]);

  test("is plain: kinds and fields in their own order, the most common day once, quotation marks only where needed", () => {
    expect(writeRegisterFile(register, { format: "yaml" })).toBe(`recital: 1
validFrom: 2026-01-01
legalEntities:
  - ref: nordlys
    legalName: N AS
    country: "NO"
    regimesApplicable:
      - EU_GDPR
vendors:
  - ref: b
    name: Łódź Mail
    notes: "a: b"
  - ref: a
    validFrom: 2024-02-29
    name: "no"
`);
  });

  test("folds long prose below its key", () => {
    const notes = `${"Looked at: once more. ".repeat(8)}End`;
    const text = writeRegisterFile(
      apply(emptyRegister, [
        { kind: "Vendor", ref: "a", validFrom: today, body: { name: "A", notes } },
      ]),
      { format: "yaml" },
    );
    expect(text).toContain("    notes: >-\n      Looked at: once more.");
  });

  test("holds contacts when they are given", () => {
    const contact = {
      ref: "c",
      customer: "north",
      email: "privacy@north.example",
      name: "法務部",
      language: null,
      purpose: "DPA_NOTICE",
      confirmed: true,
    };
    expect(
      JSON.parse(writeRegisterFile(emptyRegister, { format: "json", contacts: [contact] })),
    ).toEqual({
      recital: 1,
      contacts: [
        {
          ref: "c",
          customer: "north",
          email: "privacy@north.example",
          name: "法務部",
          purpose: "DPA_NOTICE",
          confirmed: true,
        },
      ],
    });
  });

  test("of an empty register says its version", () => {
    expect(writeRegisterFile(emptyRegister, { format: "yaml" })).toBe("recital: 1\n");
  });
});

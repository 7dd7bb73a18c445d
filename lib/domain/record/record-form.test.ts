import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field } from "@/lib/domain/fields";
import { bodySchema, type Kind } from "@/lib/domain/kinds/kind";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { bodyOfForm, formValues, inputName } from "./record-form";

/** A text as a person leaves it: no blanks at its ends, no carriage return. */
const word = fc.stringMatching(/^[A-Za-zäß“”0-9][A-Za-zäß 0-9.,;]{0,18}[a-z]$/);

function valueFor(field: Field): fc.Arbitrary<unknown> {
  const ref = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
  const country = fc.constantFrom("DE", "US", "CH", "GB");
  const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 });
  switch (field.type) {
    case "text":
      return textOf(field.format, field.max);
    case "texts":
      return some(word);
    case "choice":
      return fc.constantFrom(...field.values);
    case "choices":
      return some(fc.constantFrom(...field.values));
    case "country":
      return country;
    case "countries":
      return some(country);
    case "date":
      return fc.constantFrom("2026-01-31", "2024-02-29");
    case "dates":
      return some(fc.constantFrom("2026-01-31", "2024-02-29", "2026-04-03"));
    case "number":
      return fc.integer({ min: field.min, max: field.max });
    case "flag":
      return fc.boolean();
    case "reference":
      return ref;
    case "references":
      return some(ref);
  }
}

function textOf(format: string, max: number): fc.Arbitrary<string> {
  if (format === "url") return fc.constantFrom("https://acme.example/dpa");
  if (format === "email") return fc.constantFrom("privacy@acme.example");
  if (format === "period") return fc.constantFrom("P30D", "P1M", "P1Y6M", "P2W");
  if (format === "zone") return fc.constantFrom("Europe/Paris", "UTC");
  if (format === "language") return fc.constantFrom("en", "de-CH");
  if (format === "roughDate") return fc.constantFrom("2026-04-24", "2026-04", "2026");
  if (format === "user") return fc.constantFrom("a1b2-c3", "7d1c9b52");
  if (format === "linterRule") return fc.constantFrom("TRF-010", "ACT-004");
  if (format === "foundRecord") return fc.constantFrom("Engagement/hosting");
  return max > 300 ? fc.tuple(word, word).map(([one, two]) => `${one}\n\n${two}`) : word;
}

type Entry = { value?: unknown; state?: Record<string, unknown> };

function entryOf(field: Field): fc.Arbitrary<Entry> {
  const value = valueFor(field).map((value): Entry => ({ value }));
  if (field.required) return value;
  const state = fc.oneof(
    fc.constantFrom({ state: "UNKNOWN" }, { state: "WITHHELD" }),
    word.map((reason) => ({ state: "NOT_APPLICABLE", reason })),
  );
  return fc.oneof(
    value,
    state.map((state): Entry => ({ state })),
    fc.constant<Entry>({}),
  );
}

function bodyOf(kind: KindName): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries<Field>(kinds[kind].fields);
  return fc.tuple(...fields.map(([, field]) => entryOf(field))).map((entries) => {
    const named = entries.map((entry, index) => [fields[index]?.[0] ?? "", entry] as const);
    const states = named.flatMap(([name, { state }]) => (state ? [[name, state]] : []));
    return {
      ...Object.fromEntries(
        named.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
      ),
      ...(states.length > 0 && { fieldStates: Object.fromEntries(states) }),
    };
  });
}

describe.each(kindNames)("the form of a %s", (kind) => {
  const of: Kind = { ...kinds[kind] };

  test("gives back what was put into it, whatever fields the kind has", () => {
    fc.assert(
      fc.property(bodyOf(kind), (body) => {
        expect(bodySchema(of).safeParse(body).success).toBe(true);
        expect(bodyOfForm(kind, formValues(kind, body), {})).toEqual({ body, problems: [] });
      }),
      { seed: 20_261_122, numRuns: 40 },
    );
  });

  test("has no input that could be taken for what the form says of itself", () => {
    for (const name of Object.keys(of.fields)) expect(["record", "change"]).not.toContain(name);
  });

  test("asks for what a record cannot be saved without, at the input", () => {
    const { problems } = bodyOfForm(kind, {}, {});
    const required = Object.entries(of.fields).filter(([, field]) => field.required);
    expect(problems.map(({ name }) => name)).toEqual(
      required.map(([name, field]) => inputName(name, field)),
    );
  });
});

describe("a form", () => {
  const vendor = { name: "Acme", website: "https://acme.example" };

  test("leaves alone, to the letter, what nobody touched", () => {
    const base: Parameters<typeof bodyOfForm>[2] = {
      vendorServiceId: "mail",
      purpose: "Send mail\r\nto customers\n",
      nature: [],
      fieldStates: { feature: { state: "NOT_APPLICABLE", reason: " none " } },
      sources: [{ document: "DPA", confidence: "STATED" }],
      translations: { de: { purpose: "Versand" } },
    };
    const typed = { ...formValues("Engagement", base), notes: "Ask again" };
    expect(bodyOfForm("Engagement", typed, base).body).toEqual({ ...base, notes: "Ask again" });
  });

  test("takes a list of boxes for a set: what was there keeps its place, what is new comes last", () => {
    const base = { vendorServiceId: "mail", nature: ["STORE", "HOST", "DELETE"] };
    const nature = (sent: string[]) =>
      bodyOfForm("Engagement", { ...formValues("Engagement", base), "nature[]": sent }, base).body
        .nature;
    expect(nature(["DELETE", "HOST", "STORE"])).toEqual(base.nature);
    expect(nature(["COLLECT", "DELETE", "STORE"])).toEqual(["STORE", "DELETE", "COLLECT"]);
  });

  test("takes an emptied field for not stated", () => {
    const typed = { ...formValues("Vendor", vendor), website: " " };
    expect(bodyOfForm("Vendor", typed, vendor)).toEqual({ body: { name: "Acme" }, problems: [] });
  });

  test("lets a state stand in the place of a value", () => {
    const typed = { ...formValues("Vendor", vendor), "website.state": "UNKNOWN" };
    expect(bodyOfForm("Vendor", typed, vendor).body).toEqual({
      name: "Acme",
      fieldStates: { website: { state: "UNKNOWN" } },
    });
  });

  test("asks for the reason why something does not apply, where the reason is given", () => {
    const typed = { ...formValues("Vendor", vendor), "website.state": "NOT_APPLICABLE" };
    expect(bodyOfForm("Vendor", typed, vendor).problems).toEqual([
      {
        name: "website.reason",
        message: "Website: say why it does not apply, in at most 500 characters.",
      },
    ]);
  });

  test("tells what is wrong in a sentence that names the field", () => {
    const problems = (typed: Record<string, string>) =>
      bodyOfForm("Engagement", { vendorServiceId: "mail", ...typed }, {}).problems;
    expect(problems({ breachNoticeHours: "soon" })).toEqual([
      {
        name: "breachNoticeHours",
        message: "Breach notice (hours) must be a whole number from 0 to 720.",
      },
    ]);
    expect(problems({ "vendorNoticePeriod.count": "x", "vendorNoticePeriod.unit": "D" })).toEqual([
      {
        name: "vendorNoticePeriod",
        message: "Vendor's notice period to us must be a number of days, weeks, months or years.",
      },
    ]);
    expect(bodyOfForm("Vendor", { name: "Acme", website: "acme" }, {}).problems).toEqual([
      {
        name: "website",
        message: "Website must be a web address that begins with https:// or http://.",
      },
    ]);
  });

  test("reads a period by its number and its unit, and a list line by line", () => {
    const typed = {
      vendorServiceId: "mail",
      "vendorNoticePeriod.count": "2",
      "vendorNoticePeriod.unit": "M",
      "nature[]": ["STORE", "HOST", "STORE"],
    };
    expect(bodyOfForm("Engagement", typed, {}).body).toEqual({
      vendorServiceId: "mail",
      vendorNoticePeriod: "P2M",
      nature: ["STORE", "HOST"],
    });
    const data = { activityId: "desk", elements: "Name\r\n\r\n Address \nName" };
    expect(bodyOfForm("ActivityData", data, {}).body).toMatchObject({
      elements: ["Name", "Address"],
    });
  });

  test("knows an input for every type of field", () => {
    for (const kind of kindNames) {
      for (const [name, field] of Object.entries<Field>(kinds[kind].fields)) {
        expect(Object.keys(formValues(kind, {}))).toContain(inputName(name, field));
      }
    }
  });
});

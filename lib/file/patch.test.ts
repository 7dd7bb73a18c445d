import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { apply, emptyRegister } from "@/lib/domain/register";
import { readPatch } from "./patch";
import { readImport } from "./register-import";

const today = calendarDateOf("2026-11-21");

function registerOf(text: string) {
  const result = readImport(text, { fileName: "register.yaml" }, today);
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return apply(emptyRegister, result.changes);
}

const register = registerOf(`
recital: 1
legalEntities:
  - { ref: acme, legalName: Acme GmbH, country: DE, fieldStates: { phone: { state: UNKNOWN }, city: { state: WITHHELD } } }
vendors:
  - { ref: acme, name: Acme, legalEntityId: acme, riskTier: LOW, notes: Old }
  - { ref: solo, name: Solo }
vendorServices:
  - { ref: mail, vendorId: acme, name: Mail }
engagements:
  - { ref: mail, vendorServiceId: mail }
`);

function patch(text: string) {
  return readPatch(`recital: 1\n${text}`, { fileName: "patch.yaml" }, register, today);
}

function items(text: string) {
  const result = patch(text);
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return result.items;
}

function problems(text: string) {
  const result = patch(text);
  return result.ok ? [] : result.problems;
}

describe("a patch", () => {
  test("lays the fields given over the record that stands", () => {
    expect(items("vendors: [{ ref: acme, riskTier: HIGH }]")).toEqual([
      {
        kind: "Vendor",
        ref: "acme",
        body: { name: "Acme", legalEntityId: "acme", riskTier: "HIGH", notes: "Old" },
        validFrom: null,
        overrides: [],
      },
    ]);
  });

  test("removes a field by null", () => {
    expect(items("vendors: [{ ref: acme, notes: null }]")).toMatchObject([
      { body: { name: "Acme", legalEntityId: "acme", riskTier: "LOW" } },
    ]);
  });

  test("takes the mark of an unknown field away when the value is given, and only that", () => {
    expect(items("legalEntities: [{ ref: acme, phone: '1' }]")).toMatchObject([
      { body: { phone: "1", fieldStates: { city: { state: "WITHHELD" } } } },
    ]);
  });

  test("takes the value away when the field is marked unknown", () => {
    const [item] = items(
      "legalEntities: [{ ref: acme, fieldStates: { country: { state: UNKNOWN } } }]",
    );
    expect(item?.body).toEqual({
      legalName: "Acme GmbH",
      fieldStates: {
        phone: { state: "UNKNOWN" },
        city: { state: "WITHHELD" },
        country: { state: "UNKNOWN" },
      },
    });
  });

  test("takes marks away by null, one or all", () => {
    expect(items("legalEntities: [{ ref: acme, fieldStates: { city: null } }]")).toMatchObject([
      { body: { fieldStates: { phone: { state: "UNKNOWN" } } } },
    ]);
    expect(items("legalEntities: [{ ref: acme, fieldStates: null }]")[0]?.body).toEqual({
      legalName: "Acme GmbH",
      country: "DE",
    });
  });

  test("adds a new record whole, which others of the file may point to", () => {
    const text =
      "validFrom: 2026-11-01\nvendors: [{ ref: new, name: New }]\nvendorServices: [{ ref: s, vendorId: new, name: S, validFrom: 2026-11-02 }]";
    expect(items(text)).toMatchObject([
      { kind: "Vendor", ref: "new", validFrom: "2026-11-01" },
      { kind: "VendorService", ref: "s", validFrom: "2026-11-02" },
    ]);
  });

  test("refuses a waiver of what cannot be waived, or of no record, at its line", () => {
    const waiver = (rule: string, foundIn: string) =>
      problems(
        `waivers: [{ ref: w, rule: ${rule}, foundIn: ${foundIn}, reason: R, decidedBy: D, until: 2027-01-01 }]`,
      ).map(({ path, message }) => `${path}: ${message}`);
    expect(waiver("ACT-004", "Vendor/acme")).toEqual([]);
    expect(waiver("TRF-009", "Vendor/acme")).toEqual([expect.stringMatching(/rule.*TRF-009/)]);
    expect(waiver("ACT-004", "Vendor/none")).toEqual([
      expect.stringMatching(/foundIn.*Vendor\/none/),
    ]);
  });

  test("names the draft into which a waiver of what it alone has belongs", () => {
    const text =
      "waivers: [{ ref: w, rule: ACT-004, foundIn: Vendor/new, reason: R, decidedBy: D, until: 2027-01-01 }]";
    const draftWith = (record: string) => (record === "Vendor/new" ? "CS-7" : null);
    const about = { fileName: "patch.yaml" };
    const result = readPatch(`recital: 1\n${text}`, about, register, today, draftWith);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { hint: expect.stringContaining("recital change edit CS-7 --file") },
    ]);
  });

  test("leaves out what reads as before", () => {
    expect(items("vendors: [{ ref: acme, name: Acme, notes: Old }]")).toEqual([]);
  });

  test("ends records by kind and ref, or by a ref that only one record has", () => {
    expect(items("end: [engagements/mail, vendors/solo]")).toMatchObject([
      { kind: "Engagement", ref: "mail", body: null },
      { kind: "Vendor", ref: "solo", body: null },
    ]);
    expect(items("end: [solo]")).toMatchObject([{ kind: "Vendor", ref: "solo", body: null }]);
  });

  test("ends a record whose last user is changed or ended in the same file", () => {
    expect(
      items("end: [legalEntities/acme]\nvendors: [{ ref: acme, legalEntityId: null }]"),
    ).toHaveLength(2);
    expect(items("end: [engagements/mail, vendorServices/mail]")).toHaveLength(2);
  });

  test("carries classes set by hand on their records", () => {
    const text =
      "vendors: [{ ref: acme, name: Acme & Co }]\noverrides: [{ ref: vendors/acme, field: name, class: I, reason: Same company }]";
    expect(items(text)).toMatchObject([
      { overrides: [{ field: "name", class: "I", reason: "Same company" }] },
    ]);
  });

  test("needs no reason for a higher class than the rule's", () => {
    const text =
      "vendors: [{ ref: acme, name: Acme & Co }]\noverrides: [{ ref: vendors/acme, field: name, class: M1 }]";
    expect(items(text)).toMatchObject([{ overrides: [{ class: "M1", reason: "" }] }]);
  });

  test("takes the same name in other letters as editorial", () => {
    const text =
      "vendors: [{ ref: acme, name: ACME }]\noverrides: [{ ref: vendors/acme, field: name, class: E, reason: As they write it }]";
    expect(items(text)).toMatchObject([{ overrides: [{ class: "E" }] }]);
  });

  test("of the whole register changes nothing", () => {
    const demo = readFileSync("examples/demo.yaml", "utf8");
    expect(readPatch(demo, { fileName: "demo.yaml" }, registerOf(demo), today)).toMatchObject({
      ok: true,
      items: [],
    });
  });
});

describe("a patch is refused", () => {
  test.each([
    [
      "for a new record that is not whole",
      "vendors: [{ ref: new }]",
      { line: 2, path: "vendors[0].name", message: '"name" is missing' },
    ],
    [
      "for null in a new record",
      "vendors: [{ ref: new, name: New, notes: null }]",
      {
        path: "vendors[0].notes",
        message: 'null removes a field, and there is no vendor "new" yet',
      },
    ],
    [
      "for removing what must be",
      "vendors: [{ ref: acme, name: null }]",
      {
        line: 2,
        column: 30,
        path: "vendors[0].name",
        message: 'a vendor cannot be without "name"',
      },
    ],
    [
      "for a reference to nothing",
      "vendors: [{ ref: acme, legalEntityId: acne }]",
      {
        line: 2,
        column: 39,
        path: "vendors[0].legalEntityId",
        hint: expect.stringContaining("nearest: acme"),
      },
    ],
    [
      "for an end of nothing",
      "end: [vendors/sola]",
      {
        line: 2,
        column: 7,
        path: "end[0]",
        message: 'there is no record "vendors/sola" that could end',
        hint: expect.stringContaining("nearest: vendors/solo"),
      },
    ],
    [
      "for an end that could be several",
      "end: [mail]",
      {
        path: "end[0]",
        message: '"mail" could be several records',
        hint: "write one of vendorServices/mail, engagements/mail",
      },
    ],
    [
      "for an end twice",
      "end: [vendors/solo, solo]",
      { path: "end[1]", message: "vendors/solo is ended twice" },
    ],
    [
      "for an end of what is still used",
      "end: [vendorServices/mail]",
      {
        line: 2,
        path: "end[0]",
        message: "vendorServices/mail is still used by engagements/mail (vendorServiceId)",
      },
    ],
    [
      "for an end of what the same file begins to use",
      "end: [vendors/solo]\nvendorServices: [{ ref: s, vendorId: solo, name: S }]",
      { path: "end[0]", message: "vendors/solo is still used by vendorServices/s (vendorId)" },
    ],
    [
      "for a record changed and ended",
      "end: [vendors/solo]\nvendors: [{ ref: solo, name: Sola }]",
      { path: "end[0]", message: "vendors/solo is changed and ended by the same file" },
    ],
    [
      "for a day to come",
      "validFrom: 2026-11-22\nvendors: [{ ref: acme, name: B }]",
      { path: "validFrom", message: "2026-11-22 is later than today, 2026-11-21" },
    ],
    [
      "for an editorial class of another name",
      "vendors: [{ ref: acme, name: B }]\noverrides: [{ ref: vendors/acme, field: name, class: E, reason: Because }]",
      { line: 3, path: "overrides[0].class", message: expect.stringContaining("something else") },
    ],
    [
      "for a lower class without a reason",
      "vendors: [{ ref: acme, name: B }]\noverrides: [{ ref: vendors/acme, field: name, class: R }]",
      { line: 3, path: "overrides[0].class", hint: "write it as reason" },
    ],
    [
      "for a class of a record that it leaves alone",
      "vendors: [{ ref: acme, name: B }]\noverrides: [{ ref: vendors/solo, class: I, reason: Because }]",
      { line: 3, path: "overrides[0].ref", hint: "changed: vendors/acme" },
    ],
    [
      "for a class of no field",
      "vendors: [{ ref: acme, name: B }]\noverrides: [{ ref: acme, field: nome, class: I, reason: Because }]",
      { path: "overrides[0].field", hint: expect.stringContaining("nearest: name") },
    ],
    [
      "for a contact of no customer",
      "contacts: [{ ref: c, customer: x, email: a@x.example, purpose: DPA_NOTICE }]",
      { path: "contacts[0].customer" },
    ],
  ])("%s", (_name, text, problem) => {
    expect(problems(text)).toEqual([expect.objectContaining(problem)]);
  });

  test.each([
    ["dangling-reference.yaml", { line: 5, path: "vendorServices[0].vendorId" }],
    ["wrong-date.yaml", { line: 5, path: "engagements[0].contractSignedOn" }],
    ["unknown-field.yaml", { line: 5, path: "vendors[0].adress" }],
    ["not-yaml.yaml", { line: 2, column: 8, path: "" }],
  ])("as the example %s is", (name, problem) => {
    const demo = registerOf(readFileSync("examples/demo.yaml", "utf8"));
    const result = readPatch(
      readFileSync(`examples/bad/${name}`, "utf8"),
      { fileName: name },
      demo,
      today,
    );
    expect(result).toMatchObject({ ok: false, problems: [problem] });
  });
});

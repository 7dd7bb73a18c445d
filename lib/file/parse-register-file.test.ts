import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { maxProblems } from "./file-problem";
import { parseRegisterFile } from "./parse-register-file";

function parse(text: string) {
  return parseRegisterFile(text, { fileName: "register.yaml" });
}

function problems(text: string) {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.problems;
}

describe("a register file", () => {
  test("is read with its head, its records, and what it says beside them", () => {
    const parsed = parse(`
recital: 1
validFrom: 2026-01-01
title: A first vendor
reason: We need it.
vendors:
  - ref: acme
    validFrom: 2026-02-01
    name: Zażółć 漢字
    notes: null
    fieldStates: { website: { state: UNKNOWN }, riskTier: null }
end: [vendors/old]
contacts:
  - { ref: c-1, customer: north, email: privacy@north.example, purpose: DPA_NOTICE, confirmed: true }
overrides:
  - { ref: vendors/acme, field: name, class: I, reason: Same company }
`);
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        validFrom: "2026-01-01",
        title: "A first vendor",
        reason: "We need it.",
        records: [
          {
            kind: "Vendor",
            ref: "acme",
            validFrom: "2026-02-01",
            body: { name: "Zażółć 漢字", fieldStates: { website: { state: "UNKNOWN" } } },
            cleared: ["notes"],
            clearedStates: ["riskTier"],
          },
        ],
        end: ["vendors/old"],
        contacts: [
          {
            ref: "c-1",
            customer: "north",
            email: "privacy@north.example",
            name: null,
            language: null,
            confirmed: true,
          },
        ],
        overrides: [{ ref: "vendors/acme", field: "name", class: "I", reason: "Same company" }],
      },
    });
  });

  test("that was written before a field was given up is read as it is meant", () => {
    const parsed = parse(`
recital: 1
sourceDocuments:
  - ref: notice
    title: Notice
    lastUpdatedOn: 2024-05-31
    lastUpdatedPrecision: MONTH
  - ref: policy
    title: Policy
    lastUpdatedOn: null
    fieldStates: { lastUpdatedPrecision: { state: UNKNOWN }, url: { state: UNKNOWN } }
`);
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.file?.records.map(({ body, cleared }) => [body, cleared])).toEqual([
      [{ title: "Notice", lastUpdatedOn: "2024-05" }, []],
      [{ title: "Policy", fieldStates: { url: { state: "UNKNOWN" } } }, ["lastUpdatedOn"]],
    ]);
  });

  test("that was written when data had one retention rule at most is read as it is meant", () => {
    const parsed = parse(`
recital: 1
activityData:
  - ref: accounts
    activityId: desk
    retentionRuleId: thirty-days
    sources: [{ field: retentionRuleId, document: Policy, confidence: STATED }]
  - ref: logs
    activityId: desk
    fieldStates: { retentionRuleId: { state: UNKNOWN } }
  - ref: drafts
    retentionRuleId: null
`);
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.file?.records.map(({ body, cleared }) => [body, cleared])).toEqual([
      [
        {
          activityId: "desk",
          retentionRuleIds: ["thirty-days"],
          sources: [{ field: "retentionRuleIds", document: "Policy", confidence: "STATED" }],
        },
        [],
      ],
      [{ activityId: "desk", fieldStates: { retentionRuleIds: { state: "UNKNOWN" } } }, []],
      [{}, ["retentionRuleIds"]],
    ]);
  });

  test("may be JSON, indented with tabs, and name its schema", () => {
    const text = JSON.stringify(
      { $schema: "/schema/register.json", recital: 1, vendors: [{ ref: "acme", name: "Acme" }] },
      null,
      "\t",
    );
    expect(parse(text)).toMatchObject({
      ok: true,
      file: { records: [{ ref: "acme", body: { name: "Acme" } }] },
    });
  });

  test("may begin with a byte order mark and end its lines as Windows does", () => {
    expect(parse("\uFEFFrecital: 1\r\nvendors:\r\n  - ref: acme\r\n    name: Acme\r\n").ok).toBe(
      true,
    );
  });

  test("may repeat a value by an alias", () => {
    const parsed = parse(
      "recital: 1\nlegalEntities:\n  - { ref: a, legalName: A, regimesApplicable: &all [EU_GDPR, CH_FADP] }\n  - { ref: b, legalName: B, regimesApplicable: *all }\n",
    );
    expect(parsed).toMatchObject({
      ok: true,
      file: { records: [{}, { body: { regimesApplicable: ["EU_GDPR", "CH_FADP"] } }] },
    });
  });

  test("reads yes, NO and dates as the text that they are", () => {
    const parsed = parse(
      "recital: 1\nlegalEntities:\n  - { ref: yes, legalName: on, country: NO, tradeName: 2026-01-01 }\n",
    );
    expect(parsed).toMatchObject({
      ok: true,
      file: {
        records: [
          { ref: "yes", body: { legalName: "on", country: "NO", tradeName: "2026-01-01" } },
        ],
      },
    });
  });

  test.each(["demo.yaml", ...readdirSync("examples/changes").map((name) => `changes/${name}`)])(
    "examples/%s is right",
    (name) => {
      expect(problems(readFileSync(`examples/${name}`, "utf8"))).toEqual([]);
    },
  );
});

describe("a file is refused with line, column, path, reason and what would be right", () => {
  const vendor = (fields: string) =>
    `recital: 1\nvendors:\n  - ref: acme\n    name: Acme\n    ${fields}\n`;
  const entity = (fields: string) =>
    `recital: 1\nlegalEntities:\n  - ref: acme\n    legalName: Acme\n    ${fields}\n`;

  test.each([
    [
      "no YAML",
      'recital: 1\ntitle: "never closed\nvendors: []\n',
      {
        line: 2,
        column: 8,
        path: "",
        message: "not readable as YAML: this quotation mark is never closed",
      },
    ],
    [
      "a mixed indentation",
      "recital: 1\nvendors:\n  - ref: a\n   name: A\n",
      { line: 4, column: 1, path: "" },
    ],
    ["an empty file", "", { line: 1, column: 1, message: "a register file is a mapping" }],
    ["a list", "- a\n", { line: 1, column: 1, message: "a register file is a mapping" }],
    [
      "no version",
      "vendors: []\n",
      { line: 1, column: 1, hint: 'write "recital: 1" as the first line' },
    ],
    [
      "another version",
      "recital: 2\n",
      {
        line: 1,
        column: 10,
        path: "recital",
        message: "2 is no version of the format that is known here",
      },
    ],
    [
      "an unknown key",
      "recital: 1\nvendor: []\n",
      { line: 2, column: 1, path: "vendor", hint: expect.stringContaining("nearest: vendors") },
    ],
    [
      "a list that is none",
      "recital: 1\nvendors:\n",
      { line: 2, path: "vendors", message: "null is no list" },
    ],
    [
      "a record that is none",
      "recital: 1\nvendors: [acme]\n",
      { path: "vendors[0]", message: '"acme" is no vendor' },
    ],
    [
      "no ref",
      "recital: 1\nvendors:\n  - name: Acme\n",
      { line: 3, path: "vendors[0].ref", message: '"ref" is missing' },
    ],
    [
      "a ref with a space",
      "recital: 1\nvendors: [{ ref: a b, name: A }]\n",
      { path: "vendors[0].ref", message: expect.stringContaining("a ref is 1 to 80 letters") },
    ],
    [
      "a ref that is a number",
      "recital: 1\nvendors: [{ ref: 12, name: A }]\n",
      { path: "vendors[0].ref", hint: 'put it in quotation marks: "12"' },
    ],
    [
      "a ref twice",
      "recital: 1\nvendors:\n  - { ref: a, name: A }\n  - { ref: a, name: B }\n",
      {
        line: 4,
        column: 12,
        path: "vendors[1].ref",
        hint: "the first is on line 3: give this one another ref",
      },
    ],
    [
      "an unknown field",
      vendor("websit: https://acme.example"),
      {
        line: 5,
        column: 5,
        path: "vendors[0].websit",
        message: 'a vendor has no field "websit"',
        hint: expect.stringContaining("nearest: website"),
      },
    ],
    [
      "an unknown field that is null",
      vendor("websit: null"),
      { path: "vendors[0].websit", hint: expect.stringContaining("nearest: website") },
    ],
    [
      "a key twice",
      vendor("name: Acme"),
      {
        line: 5,
        column: 5,
        path: "vendors[0].name",
        message: '"name" stands twice in the same mapping',
      },
    ],
    [
      "a wrong value",
      vendor("riskTier: MEDUIM"),
      {
        line: 5,
        column: 15,
        path: "vendors[0].riskTier",
        hint: "nearest: MEDIUM; known: LOW, MEDIUM, HIGH",
      },
    ],
    [
      "a wrong value in a list",
      entity("regimesApplicable: [EU_GDPR, GDPR]"),
      {
        line: 5,
        path: "legalEntities[0].regimesApplicable[1]",
        hint: expect.stringContaining("known: EU_GDPR, UK_GDPR, CH_FADP"),
      },
    ],
    [
      "a number for text",
      entity("postalCode: 10179"),
      { path: "legalEntities[0].postalCode", hint: 'put it in quotation marks: "10179"' },
    ],
    [
      "text for a list",
      entity("establishmentCountries: DE"),
      {
        path: "legalEntities[0].establishmentCountries",
        hint: expect.stringContaining("write a list: [DE]"),
      },
    ],
    [
      "text for a flag",
      entity("ownGroup: yes"),
      { path: "legalEntities[0].ownGroup", hint: "expected: true or false" },
    ],
    [
      "a number out of range",
      entity("employeeCount: -1"),
      {
        path: "legalEntities[0].employeeCount",
        hint: "expected: a whole number from 0 to 10000000",
      },
    ],
    [
      "a country that is none",
      entity("country: Germany"),
      { path: "legalEntities[0].country", hint: "expected: a two-letter country code such as DE" },
    ],
    [
      "a blank text",
      vendor('notes: "  "'),
      { path: "vendors[0].notes", message: expect.stringContaining("must not be blank") },
    ],
    [
      "a script for an address",
      vendor("website: javascript:alert(1)"),
      {
        line: 5,
        path: "vendors[0].website",
        message: expect.stringContaining("https://"),
        hint: "expected: a web address such as https://example.com",
      },
    ],
    [
      "a text that turns its direction",
      vendor('notes: "\\u202Egnp.exe"'),
      {
        line: 5,
        path: "vendors[0].notes",
        message: "has a control or text-direction character, U+202E, at place 1",
        hint: "remove the character, or type the text anew",
      },
    ],
    [
      "a state with a value",
      entity("country: DE\n    fieldStates: { country: { state: UNKNOWN } }"),
      {
        line: 6,
        path: "legalEntities[0].fieldStates.country",
        message: expect.stringContaining("the field has a value"),
      },
    ],
    [
      "a state of no field",
      vendor("fieldStates: { websit: { state: UNKNOWN } }"),
      { path: "vendors[0].fieldStates.websit", hint: expect.stringContaining("nearest: website") },
    ],
    [
      "an unknown state",
      vendor("fieldStates: { website: { state: MAYBE } }"),
      {
        path: "vendors[0].fieldStates.website.state",
        hint: "known: UNKNOWN, NOT_APPLICABLE, WITHHELD",
      },
    ],
    [
      "a source without its document",
      vendor("sources: [{ field: name, confidence: STATED }]"),
      { path: "vendors[0].sources[0].document", message: '"document" is missing' },
    ],
    [
      "a day that does not exist",
      "recital: 1\nvalidFrom: 2026-02-30\n",
      {
        line: 2,
        column: 12,
        path: "validFrom",
        message: expect.stringContaining('"2026-02-30" must be a date that exists'),
        hint: "the last day of that month is 2026-02-28",
      },
    ],
    [
      "a day that does not exist, where a month or a year would do",
      "recital: 1\nengagements:\n  - { ref: e, contractSignedOn: '2026-02-30' }\n",
      {
        path: "engagements[0].contractSignedOn",
        message: expect.stringContaining('"2026-02-30" must be a date that exists'),
        hint: "the last day of that month is 2026-02-28",
      },
    ],
    [
      "a year that does not exist",
      "recital: 1\nvalidFrom: 0000-01-01\n",
      { path: "validFrom", message: '"0000-01-01" must be a day of the years 0001 to 8999' },
    ],
    [
      "two addresses for a contact",
      "recital: 1\ncontacts:\n  - { ref: c, customer: n, email: 'a@x.example,b@x.example', purpose: DPA_NOTICE }\n",
      { line: 3, path: "contacts[0].email" },
    ],
    [
      "a class that does not exist",
      "recital: 1\noverrides: [{ ref: vendors/a, class: M3, reason: Because }]\n",
      { path: "overrides[0].class", hint: expect.stringContaining("M1, M2") },
    ],
  ])("%s", (_name, text, problem) => {
    expect(problems(text)).toEqual([expect.objectContaining(problem)]);
  });

  test("every problem at once, in the order of the file", () => {
    const text =
      "recital: 1\nvendors:\n  - { ref: a, name: A, riskTier: X }\n  - { ref: b, name: '', web: 1 }\nvalidFrom: soon\n";
    expect(problems(text).map(({ path }) => path)).toEqual([
      "vendors[0].riskTier",
      "vendors[1].name",
      "vendors[1].web",
      "validFrom",
    ]);
  });

  test("at most a hundred problems", () => {
    expect(problems(`recital: 1\nvendors: [${"{},".repeat(500)}]\n`)).toHaveLength(maxProblems);
  });

  test("a contradiction between two fields, even where a third is wrong", () => {
    const text = entity(
      "country: DE\n    phone: 1\n    fieldStates: { country: { state: UNKNOWN } }",
    );
    expect(problems(text).map(({ path }) => path)).toEqual([
      "legalEntities[0].phone",
      "legalEntities[0].fieldStates.country",
    ]);
  });
});

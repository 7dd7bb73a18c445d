import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { publicCookies } from "@/lib/domain/publication/public-cookies";
import { publicNotices } from "@/lib/domain/publication/public-notice";
import { regimes } from "@/lib/domain/reference/enums";
import { apply, danglingReferences, emptyRegister, find } from "@/lib/domain/register";
import { readImport } from "./register-import";

const today = calendarDateOf("2026-11-21");

function read(text: string) {
  return readImport(text, { fileName: "register.yaml" }, today);
}

function problems(text: string) {
  const result = read(text);
  return result.ok ? [] : result.problems;
}

describe("the import of a whole register", () => {
  test("takes each record from its own day, else from the day of the file", () => {
    const result = read(
      "recital: 1\nvalidFrom: 2026-01-01\nvendors:\n  - { ref: a, name: A }\n  - { ref: b, name: B, validFrom: 2026-05-01 }\n",
    );
    expect(result).toEqual({
      ok: true,
      changes: [
        { kind: "Vendor", ref: "a", validFrom: "2026-01-01", body: { name: "A" } },
        { kind: "Vendor", ref: "b", validFrom: "2026-05-01", body: { name: "B" } },
      ],
      contacts: [],
    });
  });

  test("takes today where the file names no day", () => {
    expect(read("recital: 1\nvendors: [{ ref: a, name: A }]\n")).toMatchObject({
      changes: [{ validFrom: today }],
    });
  });

  test("takes the demo, names in every script included", () => {
    const result = read(readFileSync("examples/demo.yaml", "utf8"));
    const register = apply(emptyRegister, result.ok ? result.changes : []);
    expect(result.ok).toBe(true);
    expect(danglingReferences(register)).toEqual([]);
    expect(find(register, "LegalEntity", "egeo")?.legalName).toBe(
      "Αιγαίο Μεταφραστική Τεχνολογία Α.Ε.",
    );
  });
});

describe("the demo", () => {
  const read = readImport(
    readFileSync("examples/demo.yaml", "utf8"),
    { fileName: "demo.yaml" },
    today,
  );
  const register = apply(emptyRegister, read.ok ? read.changes : []);

  test("has a record of every kind", () => {
    expect(kindNames.filter((kind) => register[kind].size === 0)).toEqual([]);
  });

  test("has no finding but a warning that is waived", () => {
    const open = check(register, today, regimes).map(({ code, ref, waiver }) => [
      code,
      ref,
      waiver?.ref,
    ]);
    expect(open).toEqual([["CKE-008", "films", "films"]]);
  });

  test("publishes a cookie policy and a privacy notice in which no fact is unknown", () => {
    const [notice] = publicNotices(register, today);
    const cookies = publicCookies(register);
    expect(notice?.activities).toHaveLength(9);
    expect(cookies?.policies[0]?.trackers).toHaveLength(7);
    const published = JSON.stringify({ notice, cookies });
    expect(published).not.toContain('"unknown"');
    expect(notice?.controllers.map(({ email }) => email)).toEqual([
      "privacy@haldendesk.example",
      "privacy@haldendesk.example",
    ]);
    expect(published).not.toContain("Ines Falkenhagen");
  });
});

describe("is refused as a whole", () => {
  test.each([
    [
      "a reference to nothing",
      "recital: 1\nvendors:\n  - { ref: acme, name: A }\nvendorServices:\n  - { ref: s, vendorId: acne, name: S }\n",
      {
        line: 5,
        column: 25,
        path: "vendorServices[0].vendorId",
        message: 'there is no vendor "acne"',
        hint: expect.stringContaining("nearest: acme"),
      },
    ],
    [
      "a reference to another kind",
      "recital: 1\nproducts:\n  - { ref: acme, name: A }\nvendorServices:\n  - { ref: s, vendorId: acme, name: S }\n",
      {
        path: "vendorServices[0].vendorId",
        hint: "none is known; a new one belongs under vendors",
      },
    ],
    [
      "a reference in a list",
      "recital: 1\nproducts:\n  - { ref: chat, name: Chat }\nsecurityMeasures:\n  - ref: m\n    category: RESTORE\n    text: Daily\n    productIds:\n      - chat\n      - cat\n",
      { line: 10, column: 9, path: "securityMeasures[0].productIds[1]" },
    ],
    [
      "a contact of no customer",
      "recital: 1\ncontacts:\n  - { ref: c, customer: north, email: a@north.example, purpose: DPA_NOTICE }\n",
      { line: 3, path: "contacts[0].customer" },
    ],
    [
      "a record without what it cannot be without",
      "recital: 1\nvendors:\n  - ref: acme\n",
      {
        line: 3,
        column: 5,
        path: "vendors[0].name",
        message: '"name" is missing',
        hint: "expected: text of at most 200 characters",
      },
    ],
    [
      "null for a field",
      "recital: 1\nvendors: [{ ref: a, name: A, notes: null }]\n",
      { line: 2, path: "vendors[0].notes", message: "null is no value here" },
    ],
    [
      "null for a field that must be",
      "recital: 1\nvendors: [{ ref: a, name: ~ }]\n",
      { path: "vendors[0].name", message: "null is no value here" },
    ],
    [
      "a day to come",
      "recital: 1\nvalidFrom: 2026-11-22\n",
      {
        line: 2,
        column: 12,
        path: "validFrom",
        message: "2026-11-22 is later than today, 2026-11-21",
      },
    ],
    [
      "a record of a day to come",
      "recital: 1\nvendors: [{ ref: a, name: A, validFrom: 2027-01-01 }]\n",
      { path: "vendors[0].validFrom" },
    ],
    ["an end", "recital: 1\nend: [vendors/acme]\n", { line: 2, column: 1, path: "end" }],
  ])("for %s", (_name, text, problem) => {
    expect(problems(text)).toEqual([expect.objectContaining(problem)]);
  });

  test("telling wrong values and missing records together", () => {
    const text =
      "recital: 1\nvendors:\n  - { ref: acme, name: A, riskTier: HUGE }\nvendorServices:\n  - { ref: s, vendorId: acne, name: S }\n  - { ref: t, vendorId: acme, name: T }\n";
    expect(problems(text).map(({ path }) => path)).toEqual([
      "vendors[0].riskTier",
      "vendorServices[0].vendorId",
    ]);
  });
});

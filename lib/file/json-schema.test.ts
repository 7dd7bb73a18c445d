import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { calendarDateOf } from "@/lib/domain/calendar";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister } from "@/lib/domain/register";
import { registerJsonSchema } from "./json-schema";
import { readYaml } from "./read-yaml";
import { readImport } from "./register-import";
import { writeRegisterFile } from "./write-register-file";

const today = calendarDateOf("2026-11-21");
const schema = registerJsonSchema();
const checked = z.fromJSONSchema(schema);

function issuesOf(text: string): string[] {
  const read = readYaml(text);
  const result = checked.safeParse(read.ok ? read.value : undefined);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the JSON Schema of the register file", () => {
  const demo = readFileSync("examples/demo.yaml", "utf8");

  test("finds the demo right", () => {
    expect(issuesOf(demo)).toEqual([]);
  });

  test.each(["yaml", "json"] as const)("finds an export right, as %s", (format) => {
    const imported = readImport(demo, { fileName: "demo.yaml" }, today);
    const { changes, contacts } = imported.ok ? imported : { changes: [], contacts: [] };
    expect(
      issuesOf(writeRegisterFile(apply(emptyRegister, changes), { format, contacts })),
    ).toEqual([]);
  });

  test.each([
    ["no version", "vendors: []"],
    ["another version", "recital: 2"],
    ["an unknown key", "recital: 1\nvendor: []"],
    ["an unknown field", "recital: 1\nvendors: [{ ref: a, name: A, adress: B }]"],
    ["no ref", "recital: 1\nvendors: [{ name: A }]"],
    ["a missing field", "recital: 1\nvendors: [{ ref: a }]"],
    ["a wrong value", "recital: 1\nvendors: [{ ref: a, name: A, riskTier: HUGE }]"],
    ["a day that does not exist", "recital: 1\nvalidFrom: 2026-02-30"],
    ["null", "recital: 1\nvendors: [{ ref: a, name: null }]"],
  ])("finds %s wrong", (_name, text) => {
    expect(issuesOf(text)).not.toEqual([]);
  });

  test("knows every kind and every field with its label and its source of law", () => {
    const text = JSON.stringify(schema);
    for (const kind of kindNames) {
      expect(text).toContain(`"title":${JSON.stringify(kinds[kind].label)}`);
      for (const { label, source } of Object.values(kinds[kind].fields)) {
        expect(text).toContain(JSON.stringify(label));
        expect(text).toContain(source === undefined ? "" : JSON.stringify(source).slice(1, -1));
      }
    }
  });
});

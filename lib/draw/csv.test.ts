import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { csvRows, withoutFormulaMark } from "./csv";

describe("CSV of ours", () => {
  const formulas = [
    "=1+1",
    "+1",
    "-1",
    "@a",
    "\tx",
    "\r=1",
    "\n=1",
    "\u2028=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
  ];

  test.each(formulas)("runs no formula, and gives the cell back as it was: %j", (cell) => {
    const written = csvRows([[cell]]);
    expect(written.replace(/^"/, "").startsWith("'")).toBe(true);
    const read = written.trimEnd().replace(/^"|"$/g, "");
    expect(withoutFormulaMark(read)).toBe(cell.trimEnd());
  });

  test("leaves an apostrophe that belongs to a text", () => {
    expect(withoutFormulaMark("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  });

  test("quotes what would break a row, and ends rows as spreadsheets do", () => {
    expect(
      csvRows([
        ["a,b", 'say "x"'],
        ["c\nd", ""],
      ]),
    ).toBe('"a,b","say ""x"""\r\n"c\nd",\r\n');
  });

  test("is written by one function, at every door that gives any", () => {
    const sources = ["app", "components", "lib"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|generated/.test(name))
        .map((name) => join(folder, name)),
    );
    const using = (pattern: RegExp) =>
      sources.filter((path) => pattern.test(readFileSync(path, "utf8"))).toSorted();
    expect(using(/from "csv-stringify/)).toEqual(["lib/draw/csv.ts"]);
    const read = (path: string) => readFileSync(path, "utf8");
    const writes = (path: string) => /draw\/csv"|"\.\/csv"/.test(read(path));
    const doors = using(/"content-type": "text\/csv/);
    expect(doors.length).toBeGreaterThan(1);
    const others = doors.filter((path) => {
      const imports = [...read(path).matchAll(/from "@\/(lib\/[^"]+)"/g)].map(
        ([, to]) => `${to}.ts`,
      );
      return ![path, ...imports].some(writes);
    });
    expect(others).toEqual([]);
    expect(writes("lib/draw/list-csv.ts")).toBe(true);
  });
});

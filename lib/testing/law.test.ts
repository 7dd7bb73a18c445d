import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** One line of docs/law.md: | provision, as the code names it | `file` | `test`, `test` or none yet | */
type Row = { provision: string; file: string; words: string; tests: string[] };

const rows = readFileSync("docs/law.md", "utf8").split("\n").flatMap(rowOf);

function rowOf(line: string): Row[] {
  const cells = /^\| (.+) \| `(lib\/domain\/[^`]+)` \| (.+) \|$/.exec(line);
  if (cells === null) return [];
  const [, provision = "", file = "", words = ""] = cells;
  return [
    {
      provision,
      file,
      words,
      tests: [...words.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
    },
  ];
}

/** Each `Source:` of a comment, to the end of its line: a provision that goes on has its beginning here. */
function sourcesOf(path: string): string[] {
  return [
    ...readFileSync(path, "utf8").matchAll(/^\s*\/?\*{1,2} .*?\bSource: (.+?)(?: \*\/)?$/gm),
  ].map(([, provision = ""]) => `| ${provision.trim()} | \`${path}\``);
}

describe("docs/law.md", () => {
  const sources = readdirSync("lib/domain", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .flatMap((entry) => sourcesOf(join(entry.parentPath, entry.name)));
  const told = rows.map(({ provision, file }) => `| ${provision} | \`${file}\``);

  test("has a row for every provision that the domain names", () => {
    expect(sources.filter((source) => !told.includes(source))).toEqual([]);
  });

  test("names no provision that the domain does not, and none twice", () => {
    expect(told.filter((row) => !sources.includes(row))).toEqual([]);
    expect(told.filter((row, index) => told.indexOf(row) !== index)).toEqual([]);
  });

  test("points to tests that are there", () => {
    const tests = rows.flatMap((row) => row.tests);
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("says that a provision has no test yet only where none stands beside it", () => {
    const beside = ({ file }: Row) => existsSync(file.replace(/\.tsx?$/, ".test.ts"));
    const silent = rows.filter(({ tests }) => tests.length === 0);
    expect(silent.filter(beside)).toEqual([]);
    expect(silent.every(({ words }) => words === "none yet")).toBe(true);
  });
});

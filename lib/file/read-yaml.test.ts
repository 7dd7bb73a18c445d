import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readYaml } from "./read-yaml";
import { maxBytes } from "./yaml-limits";

function problems(text: string) {
  const read = readYaml(text);
  return read.ok ? [] : read.problems;
}

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi"
    .split("")
    .map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]}, `.repeat(10)}]`),
].join("\n");

describe("a hostile file is refused before it costs anything", () => {
  test.each([
    ["aliases of aliases of aliases", bomb, "aliases (*name) repeat more than 10,000 values"],
    ["an alias of itself", "a: &a [*a]", "*a repeats itself without end"],
    ["an alias of nothing", "a: *nobody", "nothing above is marked &nobody"],
    [
      "a hundred thousand brackets",
      "[".repeat(100_000),
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "brackets that close",
      `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "braces within braces",
      "{a: ".repeat(50_000),
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "hyphens on one line",
      "- ".repeat(100_000),
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "question marks on one line",
      "? ".repeat(100_000),
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "ever deeper lines",
      Array.from({ length: 1_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "lists and mappings are nested more than 20 deep",
    ],
    [
      "21 levels",
      `${"[".repeat(21)}${"]".repeat(21)}`,
      "lists and mappings are nested more than 20 deep",
    ],
    ["more than 8 MB", "#".repeat(maxBytes + 1), "the file is larger than 8 MB"],
    [
      "more than two million words",
      `[${"1,".repeat(1_100_000)}]`,
      "the file has more than two million words and marks",
    ],
  ])("%s", (_name, text, message) => {
    expect(problems(text)).toMatchObject([{ message }]);
  });

  test("twenty levels are read", () => {
    expect(readYaml(`${"[".repeat(20)}${"]".repeat(20)}`).ok).toBe(true);
  });

  test("forty thousand keys take no quadratic time", () => {
    const read = readYaml(Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join("\n"));
    expect(read.ok).toBe(true);
  });
});

describe("one way to write a thing", () => {
  test.each([
    [
      "a merge key",
      "a: &a { x: 1 }\nb: { <<: *a, y: 2 }",
      { line: 2, column: 6, message: "merge keys (<<) are not read" },
    ],
    [
      "several documents",
      "a: 1\n---\nb: 2\n",
      { line: 2, hint: expect.stringContaining("one file holds one document") },
    ],
    ["an own tag", "a: !secret x", { line: 1, column: 4, hint: "leave tags such as !name out" }],
    [
      "a tag of a language",
      "a: !!js/function 'x'",
      { line: 1, column: 4, hint: "leave tags such as !name out" },
    ],
    ["a set", "a: !!set { x }", { line: 1, hint: "leave tags such as !name out" }],
    ["the older YAML", "%YAML 1.1\n---\na: yes\n", { message: "YAML 1.1 is not read" }],
    ["a key that is a list", "[a]: 1", { message: "a key must be a plain word" }],
    ["a key that is a number", "1: a", { message: "a key must be a plain word" }],
  ])("%s is refused", (_name, text, problem) => {
    expect(problems(text)).toMatchObject([problem]);
  });

  test("a key named __proto__ is a key like any other", () => {
    const read = readYaml('{"__proto__": {"polluted": true}}');
    expect(read.ok && Object.keys(Object(read.value))).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("positions lead through lists, mappings and aliases", () => {
    const read = readYaml("a: &a\n  - x\n  - { k: v }\nb: *a\n");
    expect(read.ok && read.positionOf(["b"], "value")).toEqual({ line: 4, column: 4 });
    expect(read.ok && read.positionOf(["b", 1, "k"], "value")).toEqual({ line: 3, column: 10 });
    expect(read.ok && read.positionOf(["a", 1, "missing"], "value")).toEqual({
      line: 3,
      column: 5,
    });
  });
});

test("no text whatever makes reading throw", () => {
  const mark = fc.constantFrom(
    ..."[]{}-?:,#&*!|>'\"%@`~ \n\t\r\\ab1<\u0000\u2028".split(""),
    "\n  ",
    "\n- ",
    ": ",
    "&a ",
    "*a",
    "!!map ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
  );
  const texts = fc.array(mark, { maxLength: 60 }).map((marks) => marks.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const read = readYaml(text);
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    { seed: 20_261_121, numRuns: 2_000 },
  );
});

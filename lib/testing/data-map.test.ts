import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const page = readFileSync("docs/data-map.md", "utf8");

/** | `Model` | what | of whom | what for, on which ground | how long | */
const rows = [...page.matchAll(/^\| `(\w+)` \|(.+)\|$/gm)].map(([, model = "", rest = ""]) => ({
  model,
  cells: rest.split("|").map((cell) => cell.trim()),
}));

const [, without = ""] = page.split("## Tables without personal data");
const empty = [...without.matchAll(/`(\w+)`/g)].map(([, model = ""]) => model);

describe("docs/data-map.md", () => {
  const models = readdirSync("prisma/schema")
    .flatMap((file) => [
      ...readFileSync(join("prisma/schema", file), "utf8").matchAll(/^model (\w+)/gm),
    ])
    .map(([, model = ""]) => model);
  const told = [...rows.map(({ model }) => model), ...empty];

  test("says of every table whether it holds personal data", () => {
    expect(models.length).toBeGreaterThan(40);
    expect(models.filter((model) => !told.includes(model))).toEqual([]);
  });

  test("names no table that is not there, and none twice", () => {
    expect(told.filter((model) => !models.includes(model))).toEqual([]);
    expect(told.filter((model, index) => told.indexOf(model) !== index)).toEqual([]);
  });

  test("says of each table with personal data what, whose, what for and how long", () => {
    expect(rows.filter(({ cells }) => cells.length !== 4 || cells.includes(""))).toEqual([]);
  });
});

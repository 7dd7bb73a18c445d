import { afterAll, expect, test } from "vitest";
import { readTableApart, stopReading } from "./read-table-apart";

afterAll(stopReading);

test("a list is read in a thread of its own, a refusal comes back as it is", async () => {
  const text = (content: string) => new TextEncoder().encode(content);
  expect(await readTableApart(text("name\nA\n"), "list.csv")).toMatchObject({
    ok: true,
    table: { rows: [{ line: 2, cells: ["A"] }] },
  });
  expect(await readTableApart(text('name\n"A\n'), "list.csv")).toMatchObject({
    ok: false,
    problems: [{ message: "a quotation mark opens a cell and is never closed" }],
  });
  expect(await readTableApart(new Uint8Array(2_000_001), "list.csv")).toMatchObject({
    ok: false,
    problems: [{ message: "the file is larger than 2 MB" }],
  });
});

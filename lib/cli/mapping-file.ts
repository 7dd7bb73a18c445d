import { readFile } from "node:fs/promises";
import { z } from "zod";
import {
  type ImportDraft,
  type ImportMapping,
  layoutSchema,
  mappingSchema,
  type Reading,
} from "@/lib/domain/import/import-draft";
import type { Book } from "@/lib/domain/table";
import type { ImportTable } from "@/lib/file/import/import-table";
import { mappingFor, tableOf } from "@/lib/file/import/recognise";
import { targetsOf } from "@/lib/file/import/targets";
import { nearest } from "@/lib/file/nearest";
import { WrongUse } from "./answer";
import { unreadable } from "./files";

/** What the columns of a spreadsheet say, as a file: what it leaves out stays as it is recognised. */
const mappingFile = z.strictObject({
  layout: layoutSchema.optional(),
  sheet: z.string().optional(),
  headingLine: z.number().int().min(1).optional(),
  register: mappingSchema.shape.register.optional(),
  regime: mappingSchema.shape.regime.optional(),
  /** By heading: the target, or null for a column that is not read. */
  columns: z.record(z.string(), z.string().nullable()).default({}),
  /** By the name in the list: the ref of the vendor that it stands for. */
  vendors: z.record(z.string(), z.string()).default({}),
});
type Asked = z.infer<typeof mappingFile>;

/** A draft whose sheet, headings and columns a file says. */
export async function mappedBy(book: Book, draft: ImportDraft, path: string): Promise<ImportDraft> {
  const asked = await readMapping(path);
  const reading = readingAsked(book, draft.reading, path, asked);
  const table = tableOf(book, reading);
  const layout = asked.layout ?? draft.mapping.layout;
  const isSame = layout === draft.mapping.layout && reading.sheet === draft.reading.sheet;
  const usual = isSame ? draft.mapping : mappingFor(layout, table);
  checkColumns(table, layout, path, asked);
  const columns = table.headings.map((heading, index) => {
    const said = asked.columns[heading];
    return said === undefined ? (usual.columns[index] ?? null) : said;
  });
  const { register = usual.register, regime = usual.regime } = asked;
  const takenAs = Object.entries(asked.vendors).map(([name, ref]) => ({ name, ref }));
  return { ...draft, reading, mapping: { layout, register, regime, columns }, takenAs };
}

async function readMapping(path: string): Promise<Asked> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const read = mappingFile.safeParse(jsonIn(path, text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongUse(
    `${path}:1:1 ${issue?.path.join(".")}: ${issue?.message} (write {"layout": "vendors", "columns": {"Heading": "vendor.name"}})`,
  );
}

function jsonIn(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUse(`${path}:1:1 the mapping is no JSON`);
  }
}

function readingAsked(book: Book, usual: Reading, path: string, asked: Asked): Reading {
  const named = book.sheets.findIndex(({ name }) => name === asked.sheet);
  if (asked.sheet !== undefined && named < 0)
    throw new WrongUse(
      `${path}: there is no sheet "${asked.sheet}" (there are ${book.sheets.map(({ name }) => `"${name}"`).join(", ")})`,
    );
  const sheet = asked.sheet === undefined ? usual.sheet : named;
  const { headingLine } = asked;
  if (sheet === null || (headingLine === undefined && sheet === usual.sheet)) return usual;
  const rows = book.sheets[sheet]?.rows ?? [];
  const headingRow = rows.findIndex(({ line }) => line >= (headingLine ?? 1));
  if (headingRow >= 0) return { sheet, headingRow };
  throw new WrongUse(`${path}: headingLine: the sheet has nothing on line ${headingLine}`);
}

function checkColumns(
  { headings }: ImportTable,
  layout: ImportMapping["layout"],
  path: string,
  { columns }: Asked,
): void {
  const targets = targetsOf(layout).map(({ name }) => name);
  for (const [heading, target] of Object.entries(columns)) {
    if (!headings.includes(heading))
      throw new WrongUse(
        `${path}: columns."${heading}": the file has no such heading (nearest: ${nearest(heading, headings) ?? "none"})`,
      );
    if (target !== null && !targets.includes(target))
      throw new WrongUse(
        `${path}: columns."${heading}": a column cannot say "${target}" (nearest: ${nearest(target, targets) ?? "none"})`,
      );
  }
}

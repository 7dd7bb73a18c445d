import type { Correction, ImportDraft, ImportMapping } from "@/lib/domain/import/import-draft";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { Book } from "@/lib/domain/table";
import type { ImportTable } from "./import-table";
import { type ImportPlan, planImport } from "./plan-import";
import type { ImportFacts } from "./planning";
import { filledDown, knownForms, type Recognised, tableOf } from "./recognise";
import { plain } from "./words";

/** What is made of a file that was just read: the layout that it seems to have, open to be changed. */
export function newDraft({ form, reading, mapping }: Recognised): ImportDraft {
  return {
    form,
    reading,
    mapping,
    isMapped: false,
    corrections: [],
    leftOut: [],
    standing: { type: "open" },
  };
}

/** Headings in their order, by which a mapping is remembered. */
export function headingsHash({ headings }: ImportTable): string {
  return sha256(canonicalJson(headings.map(plain)));
}

/** A mapping that was remembered, where it still fits the columns. */
export function fittingMapping(
  remembered: ImportMapping | null,
  { headings }: ImportTable,
): ImportMapping | null {
  return remembered !== null && remembered.columns.length === headings.length ? remembered : null;
}

/** The table of a file as it is read now, with the cells that were mended. */
export function openTable(
  book: Book,
  { reading, mapping, corrections }: Pick<ImportDraft, "reading" | "mapping" | "corrections">,
): ImportTable {
  return mended(filledDown(tableOf(book, reading), mapping), corrections);
}

function mended(table: ImportTable, corrections: readonly Correction[]): ImportTable {
  if (corrections.length === 0) return table;
  const rows = [...table.rows];
  for (const { row, column, text } of corrections) {
    const known = rows[row];
    if (known === undefined) continue;
    const cells = [...known.cells];
    while (cells.length <= column) cells.push("");
    cells[column] = text;
    rows[row] = { ...known, cells };
  }
  return { ...table, rows };
}

export type OpenPlan = ImportPlan & { readonly table: ImportTable; readonly hash: string };

/** What importing a file as it stands would do. */
export function openPlan(
  book: Book,
  draft: Pick<ImportDraft, "reading" | "mapping" | "corrections" | "leftOut" | "takenAs">,
  facts: ImportFacts,
  fileName: string,
): OpenPlan {
  const table = openTable(book, draft);
  const plan = planImport(table, draft.mapping, facts, fileName, {
    leftOut: new Set(draft.leftOut),
    takenAs: new Map(draft.takenAs?.map(({ name, ref }) => [plain(name), ref])),
  });
  return { ...plan, table, hash: sha256(canonicalJson(plan.items)) };
}

export function formInWords(form: string): string {
  const known: Readonly<Record<string, string>> = knownForms;
  return known[form] ?? knownForms.OTHER;
}

import type { ImportMapping, Layout, Reading } from "@/lib/domain/import/import-draft";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { listColumns } from "@/lib/domain/list/list-columns";
import type { Book, Sheet } from "@/lib/domain/table";
import { cnilForms, isCnilForm } from "./cnil-form";
import { suggestedColumns } from "./headings";
import type { ImportRow, ImportTable } from "./import-table";
import { targetsOf } from "./targets";
import { plain } from "./words";

/** The forms that are known by name. */
export const knownForms = {
  CNIL_FORMS: "Register of the CNIL: one sheet for each activity",
  CNIL_TABLE: "Register of the CNIL: one row for each activity",
  CNIL_PROCESSOR: "Register of the CNIL for processors",
  ICO_CONTROLLER: "Template of the ICO for controllers",
  ICO_PROCESSOR: "Template of the ICO for processors",
  VENDOR_LIST: "List of vendors",
  OWN_EXPORT: "A list exported from here",
  OTHER: "A list of another form",
} as const;
export type KnownForm = keyof typeof knownForms;

export type Recognised = {
  readonly form: KnownForm;
  readonly reading: Reading;
  readonly mapping: ImportMapping;
};

/** How far down the headings are looked for: templates have a title, and who the controller is, above them. */
const mostLinesAbove = 30;

/** What a file probably is: which sheet, which row of headings, which layout, and what each column says. */
export function recognise(book: Book): Recognised {
  const forms = book.sheets.filter(isCnilForm);
  if (forms.length > 0 && cnilForms(forms).rows.length > 0) {
    const reading = { sheet: null, headingRow: 0 };
    return {
      form: "CNIL_FORMS",
      reading,
      mapping: mappingFor("activities", tableOf(book, reading)),
    };
  }
  const [best] = book.sheets
    .flatMap((sheet, index) => candidates(sheet, index))
    .toSorted((one, other) => other.score - one.score);
  const reading = best?.reading ?? { sheet: 0, headingRow: 0 };
  const table = tableOf(book, reading);
  const layout = best?.layout ?? "vendors";
  return { form: formOf(layout, table.headings), reading, mapping: mappingFor(layout, table) };
}

/** The table that a reading gives: headings, and the rows below them. */
export function tableOf(book: Book, { sheet, headingRow }: Reading): ImportTable {
  if (sheet === null) return cnilForms(book.sheets);
  const chosen = book.sheets[sheet] ?? book.sheets[0];
  const headings = chosen?.rows[headingRow]?.cells ?? [];
  const rows = (chosen?.rows ?? []).slice(headingRow + 1);
  return { headings, rows: rows.map((row) => ({ ...row, sheet: chosen?.name ?? "" })) };
}

/** A register whose activity stands on the first of several rows alone, as merged cells have it, says it on each. */
export function filledDown(table: ImportTable, { layout, columns }: ImportMapping): ImportTable {
  const key = columns.indexOf("activity.name");
  if (layout !== "activities" || key < 0) return table;
  const ref = columns.indexOf("activity.ref");
  let above: { name: string; ref: string } | null = null;
  const rows: ImportRow[] = table.rows.map((row) => {
    const name = row.cells[key]?.trim() ?? "";
    const own = row.cells[ref]?.trim() ?? "";
    if (name !== "" || own !== "") above = { name, ref: own };
    if (name !== "" || own !== "" || above === null) return row;
    const cells = [...row.cells];
    while (cells.length <= Math.max(key, ref)) cells.push("");
    cells[key] = above.name;
    if (ref >= 0) cells[ref] = above.ref;
    return { ...row, cells };
  });
  return { ...table, rows };
}

/** The mapping that headings suggest, for a layout. */
export function mappingFor(layout: Layout, { headings }: ImportTable): ImportMapping {
  const words = headings.map(plain);
  const isProcessor =
    words.includes("categories of processing") ||
    words.some((word) => word.startsWith("categories de traitements effectues"));
  const isIco = words.some(
    (word) => word.includes("if applicable") || word.includes("article 6 lawful"),
  );
  return {
    layout,
    register: isProcessor ? "PROCESSOR" : "CONTROLLER",
    regime: isIco ? "UK_GDPR" : "EU_GDPR",
    columns: suggestedColumns(layout, headings),
  };
}

type Candidate = { reading: Reading; layout: Layout; score: number };

function candidates(sheet: Sheet, index: number): Candidate[] {
  return sheet.rows.slice(0, mostLinesAbove).flatMap(({ cells }, headingRow) => {
    const filled = cells.filter((cell) => cell.trim() !== "").length;
    if (filled < 1) return [];
    const below = Math.min(sheet.rows.length - headingRow - 1, 5) / 100;
    return layoutsOf(cells).map(({ layout, score }) => ({
      reading: { sheet: index, headingRow },
      layout,
      score: score + below - headingRow / 1_000,
    }));
  });
}

/** How well each layout explains a row of headings. */
function layoutsOf(cells: readonly string[]): { layout: Layout; score: number }[] {
  const found = (layout: Layout) => suggestedColumns(layout, cells).filter((name) => name !== null);
  const vendors = found("vendors");
  const activities = found("activities");
  const own = ownExport(cells);
  return [
    {
      layout: "vendors",
      score: vendors.some((name) => /^(vendor|entity|service)\./.test(name ?? ""))
        ? vendors.length
        : vendors.length / 2,
    },
    { layout: "activities", score: activities.length },
    ...(own === null ? [] : [{ layout: own, score: cells.length + 1 }]),
  ];
}

/** The kind whose list, as it is exported here, has just these headings. */
function ownExport(cells: readonly string[]): KindName | null {
  const words = cells.map(plain).filter((word) => word !== "");
  if (words.length < 2) return null;
  const fitting = kindNames.find((kind) => {
    const known = [
      ...targetsOf(kind).flatMap(({ fieldName, field }) => [plain(fieldName), plain(field.label)]),
      ...listColumns(kind).map(({ label }) => plain(label)),
    ];
    return words.every((word) => known.includes(word)) && words.includes(plain(titleLabel(kind)));
  });
  return fitting ?? null;
}

function titleLabel(kind: KindName): string {
  const { titleField } = kinds[kind];
  return targetsOf(kind).find(({ fieldName }) => fieldName === titleField)?.field.label ?? "";
}

function formOf(layout: Layout, headings: readonly string[]): KnownForm {
  if (layout === "vendors")
    return suggestedColumns(layout, headings).includes("vendor.name") ? "VENDOR_LIST" : "OTHER";
  if (layout !== "activities") return "OWN_EXPORT";
  const words = headings.map(plain);
  const has = (...all: readonly string[]) =>
    all.every((one) => words.some((word) => word.startsWith(one)));
  if (has("categories of processing", "name and contact details of controller"))
    return "ICO_PROCESSOR";
  if (has("business function", "purpose of processing", "categories of individuals"))
    return "ICO_CONTROLLER";
  if (has("categories de traitements")) return "CNIL_PROCESSOR";
  return has("nom d") || has("nom de l activite") ? "CNIL_TABLE" : "OTHER";
}

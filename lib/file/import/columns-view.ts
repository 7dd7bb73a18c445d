import type { ImportDraft, Layout } from "@/lib/domain/import/import-draft";
import type { ImportColumnsView, ImportOption } from "@/lib/domain/import/import-view";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import type { Book } from "@/lib/domain/table";
import { columnLetters } from "./import-table";
import { formInWords, openTable } from "./open-import";
import { partLabels, targetsOf } from "./targets";

const samplesShown = 3;
const longestSample = 60;
/** The value of a form for all forms of a workbook together, where others have the number of a sheet. */
export const allForms = "forms";

/** What is read of a file, and what each of its columns says. */
export function columnsView(
  { book, draft, fileName }: { book: Book; draft: ImportDraft; fileName: string },
  isRemembered: boolean,
): ImportColumnsView {
  const { reading, mapping } = draft;
  const table = openTable(book, draft);
  const sheet = reading.sheet === null ? undefined : book.sheets[reading.sheet];
  return {
    fileName,
    form: formInWords(draft.form),
    isRemembered,
    rows: table.rows.length,
    sheets: sheetOptions(book, draft),
    sheet: reading.sheet === null ? allForms : String(reading.sheet),
    headingLine: sheet === undefined ? null : String(sheet.rows[reading.headingRow]?.line ?? 1),
    layouts: layoutOptions(),
    layout: mapping.layout,
    register: mapping.register,
    regime: mapping.regime,
    columns: table.headings.map((heading, index) => ({
      index,
      letters: columnLetters(index + 1),
      heading,
      samples: samplesOf(table.rows.map(({ cells }) => cells[index] ?? "")),
      target: mapping.columns[index] ?? "",
    })),
    targets: targetGroups(mapping.layout),
  };
}

/** A closed list shows one entry alone, which therefore names its part too: several have a name and a country. */
function targetGroups(layout: Layout): ImportColumnsView["targets"] {
  const targets = targetsOf(layout);
  return [...new Set(targets.map(({ part }) => part))].map((part) => {
    const group = partLabels[part] ?? labelOf(layout);
    const items = targets
      .filter((target) => target.part === part)
      .map(({ name, field }) => ({ value: name, label: `${group}: ${field.label}` }));
    return { group, items };
  });
}

function sheetOptions({ sheets }: Book, { form }: ImportDraft): ImportOption[] {
  const all = form === "CNIL_FORMS" ? [{ value: allForms, label: "All forms" }] : [];
  const each = sheets.map(({ name }, index) => ({
    value: String(index),
    label: name === "" ? "The whole file" : name,
  }));
  return [...all, ...each];
}

export function layoutOptions(): ImportOption[] {
  return [
    { value: "vendors", label: "Vendors, one service on each row" },
    { value: "activities", label: "Processing activities" },
    ...kindNames.map((kind) => ({
      value: kind,
      label: `${kinds[kind].labelPlural}, one on each row`,
    })),
  ];
}

export function labelOf(layout: string): string {
  return layoutOptions().find(({ value }) => value === layout)?.label ?? layout;
}

function samplesOf(cells: readonly string[]): string[] {
  const filled = new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""));
  return [...filled]
    .slice(0, samplesShown)
    .map((cell) => (cell.length > longestSample ? `${cell.slice(0, longestSample)}…` : cell));
}

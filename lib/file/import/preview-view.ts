import type { ImportDraft } from "@/lib/domain/import/import-draft";
import type {
  ImportCellProblem,
  ImportOutcome,
  ImportPreviewView,
  ImportRecordView,
  ImportRowView,
  ImportShown,
} from "@/lib/domain/import/import-view";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { recordTitle, titlesOf } from "@/lib/domain/record/record-title";
import { apply, type Register } from "@/lib/domain/register";
import type { TitleOf } from "@/lib/domain/value-words";
import { differenceInWords } from "../difference-in-words";
import type { FileProblem } from "../file-problem";
import { fieldsOf } from "../record-fields";
import { labelOf } from "./columns-view";
import { type ImportTable, placeOf } from "./import-table";
import type { OpenPlan } from "./open-import";
import { columnsRead } from "./plan-import";
import type { ImportFacts, PlannedRecord } from "./planning";
import { vendorInWords } from "./vendor-in-words";

const rowsOnPage = 50;
const problemsOnPage = 25;
const longestValue = 200;

type Asked = {
  readonly show: ImportShown;
  readonly page: number;
  /** How many rows are told at once, where that is not what a page shows. */
  readonly size?: number;
};

/** What would become of each row, one page of it in words. */
export function previewView(
  plan: OpenPlan,
  draft: ImportDraft,
  facts: ImportFacts,
  { fileName, show, page, size: asked }: Asked & { fileName: string },
): ImportPreviewView {
  const { table } = plan;
  const outcomes = outcomesOf(plan, new Set(draft.leftOut));
  const isSimilar = (row: number) => (plan.vendors.get(row + 1)?.near.length ?? 0) > 0;
  const shown = [...outcomes.entries()].flatMap(([row, outcome]) =>
    show === "all" || outcome === show || (show === "similar" && isSimilar(row)) ? [row] : [],
  );
  const size = asked ?? (show === "wrong" ? problemsOnPage : rowsOnPage);
  const pages = Math.max(1, Math.ceil(shown.length / size));
  const here = Math.min(Math.max(1, page), pages);
  const wanted = shown.slice((here - 1) * size, here * size);
  const read = columnsRead(draft.mapping);
  const inWords = rowInWords(plan, outcomes, facts);
  return {
    fileName,
    layout: labelOf(draft.mapping.layout),
    counts: countsOf(outcomes),
    records: plan.items.length,
    unread: table.headings.filter((heading, index) => heading.trim() !== "" && !read.has(index)),
    mended: draft.corrections.length,
    makes: madeByKind(plan.records),
    similar: [...outcomes.keys()].filter(isSimilar).length,
    show,
    page: here,
    pages,
    rows: wanted.map(inWords),
    planHash: plan.hash,
  };
}

export function countsOf(outcomes: readonly ImportOutcome[]): Record<ImportOutcome, number> {
  const counts = { wrong: 0, created: 0, updated: 0, unchanged: 0, leftOut: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

/** The outcome of each row: what is wrong counts before what is new, and that before what changes. */
export function outcomesOf(
  { table, records, problems }: Pick<OpenPlan, "table" | "records" | "problems">,
  leftOut: ReadonlySet<number>,
): ImportOutcome[] {
  const outcomes: ImportOutcome[] = table.rows.map((_row, index) =>
    leftOut.has(index) ? "leftOut" : "unchanged",
  );
  for (const wanted of ["updated", "created"] as const) {
    for (const { rows, outcome } of records)
      if (outcome === wanted) for (const row of rows) outcomes[row - 1] = wanted;
  }
  for (const { line } of problems) outcomes[line - 1] = "wrong";
  return outcomes;
}

/** "2 new, 1 changed" of each kind, in the order in which kinds are listed. */
function madeByKind(records: readonly PlannedRecord[]): ImportPreviewView["makes"] {
  return kindNames.flatMap((kind) => {
    const counted = (wanted: PlannedRecord["outcome"]) =>
      records.filter((record) => record.kind === kind && record.outcome === wanted).length;
    const words = [
      [counted("created"), "new"] as const,
      [counted("updated"), "changed"] as const,
    ].flatMap(([count, word]) => (count === 0 ? [] : [`${count.toLocaleString("en")} ${word}`]));
    return words.length === 0 ? [] : [{ what: kinds[kind].labelPlural, words: words.join(", ") }];
  });
}

function rowInWords(
  plan: OpenPlan,
  outcomes: readonly ImportOutcome[],
  { register, today }: ImportFacts,
): (row: number) => ImportRowView {
  const next = apply(
    register,
    plan.items.map(({ kind, ref, body }) => ({ kind, ref, body, validFrom: today })),
  );
  const titles = titlesOf(next);
  const recordsOf = new Map<number, PlannedRecord[]>();
  for (const record of plan.records) {
    const [row = 0] = record.rows;
    recordsOf.set(row, [...(recordsOf.get(row) ?? []), record]);
  }
  const problemsOf = new Map<number, FileProblem[]>();
  for (const problem of plan.problems)
    problemsOf.set(problem.line, [...(problemsOf.get(problem.line) ?? []), problem]);
  return (row) => {
    const place = placeOf(plan.table, row, 0);
    const records = recordsOf.get(row + 1) ?? [];
    return {
      row,
      place: place.sheet === "" ? `Line ${place.line}` : `${place.sheet}, line ${place.line}`,
      title: plan.table.rows[row]?.cells.find((cell) => cell.trim() !== "")?.slice(0, 120) ?? "",
      outcome: outcomes[row] ?? "unchanged",
      records: records.flatMap((record) => recordInWords(record, titles, next)),
      problems: (problemsOf.get(row + 1) ?? []).map((problem) =>
        problemInWords(plan.table, problem),
      ),
      vendor: vendorInWords(plan.vendors.get(row + 1), register),
    };
  };
}

function recordInWords(
  { kind, ref, outcome, differences }: PlannedRecord,
  titleOf: TitleOf,
  next: Register,
): ImportRecordView[] {
  if (outcome === "unchanged") return [];
  const fields = fieldsOf(kind);
  return [
    {
      what: kinds[kind].label,
      title: recordTitle(next, { kind, ref }),
      outcome,
      differences:
        outcome === "created"
          ? []
          : differences.flatMap((difference) =>
              differenceInWords(fields, difference, titleOf, longestValue),
            ),
    },
  ];
}

/** Where something is wrong, as people find it in the file. */
export function problemPlace(table: ImportTable, { line, column, path }: FileProblem): string {
  const place = placeOf(table, line - 1, column - 1);
  const within = place.sheet === "" ? "Line" : `${place.sheet}, line`;
  const heading = place.heading === "" ? path : place.heading;
  return `${within} ${place.line}, column ${place.column}${heading === "" ? "" : ` (${heading})`}`;
}

function problemInWords(table: ImportTable, problem: FileProblem): ImportCellProblem {
  const { line, column, message, hint } = problem;
  const heading = table.headings[column - 1];
  return {
    place: problemPlace(table, problem),
    message,
    hint,
    cell:
      heading === undefined
        ? null
        : { column: column - 1, heading, text: table.rows[line - 1]?.cells[column - 1] ?? "" },
  };
}

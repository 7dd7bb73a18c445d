import type { ReactNode } from "react";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import type { CellView } from "@/lib/domain/list/list-cells";
import type { ListColumn } from "@/lib/domain/list/list-columns";
import type { ListQuery } from "@/lib/domain/list/list-query";
import type { Severity } from "@/lib/domain/reference/enums";
import classes from "./list.module.css";
import { ListCell } from "./list-cell";

/** How many findings a record has, and how much the heaviest weighs. */
export type FoundView = { readonly count: number; readonly worst: Severity };

export type RowView = {
  readonly ref: string;
  readonly cells: readonly CellView[];
  readonly found: FoundView | null;
};

const tones = { error: "bad", warning: "warn", info: "neutral" } as const;

/** The rows of one page, under headings that sort. */
export function RecordTable({
  caption,
  query,
  hrefOf,
  columns,
  rows,
  selectedBy,
}: {
  caption: string;
  query: ListQuery;
  hrefOf: (changes: Partial<ListQuery>) => string;
  columns: readonly ListColumn[];
  rows: readonly RowView[];
  /** The id of the form that takes the ticked records; null where none may be ticked. */
  selectedBy: string | null;
}) {
  return (
    <div className={classes.list}>
      <DataTable
        caption={caption}
        columns={columns.map((column) => headOf(query, hrefOf, column))}
        rows={rows.map(({ ref, cells, found }) => ({
          key: ref,
          cells: cells.map((cell, index) =>
            index === 0 ? (
              <Name key="title" cell={cell} found={found} tick={tickOf(ref, cell, selectedBy)} />
            ) : (
              <ListCell key={columns[index]?.name} cell={cell} />
            ),
          ),
        }))}
      />
    </div>
  );
}

function headOf(
  query: ListQuery,
  hrefOf: (changes: Partial<ListQuery>) => string,
  { name, label, field }: ListColumn,
) {
  const { column, descending } = query.sort;
  const isSorted = column === name;
  const sort = { column: name, descending: isSorted && !descending };
  const direction = isSorted ? (descending ? "descending" : "ascending") : null;
  const align = field.type === "number" ? ("right" as const) : undefined;
  return {
    key: name,
    label,
    align,
    sort: { href: hrefOf({ sort }), direction },
  } as const;
}

function tickOf(ref: string, cell: CellView, form: string | null): ReactNode {
  if (form === null) return null;
  const title = "text" in cell ? cell.text : ref;
  return (
    <input
      type="checkbox"
      name="ref"
      value={ref}
      form={form}
      aria-label={`Select ${title}`}
      className={classes.tick}
    />
  );
}

/** What names the row, and what is found of it. */
function Name({ cell, found, tick }: { cell: CellView; found: FoundView | null; tick: ReactNode }) {
  return (
    <span className={classes.name}>
      {tick}
      <ListCell cell={cell} />
      {found === null ? null : <Found found={found} />}
    </span>
  );
}

function Found({ found: { count, worst } }: { found: FoundView }) {
  return (
    <ToneBadge tone={tones[worst]} title={worst === "info" ? "hints" : `the heaviest: ${worst}`}>
      {count} {count === 1 ? "finding" : "findings"}
    </ToneBadge>
  );
}

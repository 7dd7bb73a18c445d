import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { CellView } from "@/lib/domain/list-cells";
import type { ListColumn } from "@/lib/domain/list-columns";
import { type ListQuery, listHref } from "@/lib/domain/list-query";
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
  kind,
  query,
  columns,
  rows,
}: {
  caption: string;
  kind: KindName;
  query: ListQuery;
  columns: readonly ListColumn[];
  rows: readonly RowView[];
}) {
  return (
    <div className={classes.list}>
      <DataTable
        caption={caption}
        columns={columns.map((column) => headOf(kind, query, column))}
        rows={rows.map(({ ref, cells, found }) => ({
          key: ref,
          cells: cells.map((cell, index) =>
            index === 0 ? (
              <Name key="title" cell={cell} found={found} />
            ) : (
              <ListCell key={columns[index]?.name} cell={cell} />
            ),
          ),
        }))}
      />
    </div>
  );
}

function headOf(kind: KindName, query: ListQuery, { name, label, field }: ListColumn) {
  const { column, descending } = query.sort;
  const isSorted = column === name;
  const sort = { column: name, descending: isSorted && !descending };
  const direction = isSorted ? (descending ? "descending" : "ascending") : null;
  const align = field.type === "number" ? ("right" as const) : undefined;
  return {
    key: name,
    label,
    align,
    sort: { href: listHref(kind, query, { sort }), direction },
  } as const;
}

/** What names the row, and what is found of it. */
function Name({ cell, found }: { cell: CellView; found: FoundView | null }) {
  return (
    <span className={classes.name}>
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

import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./data-table.module.css";

export type Sorting = { href: string; direction: "ascending" | "descending" | null };
export type Column = { key: string; label: ReactNode; align?: "right"; sort?: Sorting };
export type TableRow = { key: string; cells: readonly ReactNode[] };

/**
 * A list as the server draws it: a table, and below 640 px one card for each row.
 *
 * The first cell of a row names it; a link in it is where the keys j and k lead.
 */
export function DataTable({
  caption,
  columns,
  rows,
  empty,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
  empty?: ReactNode;
}) {
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    // Scrolls sideways within itself, never the page; a keyboard must be able to reach it for that.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs to be focused to be scrolled by keys
    <section className={classes.scroller} aria-label={caption} tabIndex={0}>
      <table className={classes.table} data-list>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, align, sort }) => (
              <th key={key} scope="col" data-align={align} aria-sort={sortOf(sort)}>
                {sort ? <SortLink label={label} sort={sort} /> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <Cell
                  key={columns[index]?.key ?? index}
                  isHeader={index === 0}
                  column={columns[index]}
                >
                  {cell}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span data-whole />
    </section>
  );
}

function Cell({
  isHeader,
  column,
  children,
}: {
  isHeader: boolean;
  column: Column | undefined;
  children: ReactNode;
}) {
  if (isHeader) return <th scope="row">{children}</th>;
  return (
    <td data-align={column?.align}>
      <span className={classes.cardLabel} aria-hidden="true">
        {column?.label}
      </span>
      <div className={classes.cardValue}>{children}</div>
    </td>
  );
}

function SortLink({ label, sort }: { label: ReactNode; sort: Sorting }) {
  return (
    <Link href={sort.href} prefetch={false} scroll={false} className={classes.sort}>
      {label}
      <span aria-hidden="true" data-direction={sort.direction ?? undefined}>
        {arrowOf(sort.direction)}
      </span>
    </Link>
  );
}

function sortOf(sort: Sorting | undefined): "ascending" | "descending" | "none" | undefined {
  return sort === undefined ? undefined : (sort.direction ?? "none");
}

function arrowOf(direction: Sorting["direction"]): string {
  if (direction === null) return "↕";
  return direction === "ascending" ? "↑" : "↓";
}

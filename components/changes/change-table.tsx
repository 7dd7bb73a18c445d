import Link from "next/link";
import { ClassBadge, StateBadge, ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Day, Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ChangeRow } from "@/lib/domain/change/change-view";
import classes from "./changes.module.css";

export type ShownGroup = {
  readonly name: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly isShown: boolean;
};

/** The groups of changes, as links. */
export function ChangeGroups({ groups }: { groups: readonly ShownGroup[] }) {
  return (
    <nav aria-label="Changes by state">
      <ul className={classes.filters}>
        {groups.map(({ name, label, count, href, isShown }) => (
          <li key={name}>
            <Link href={href} prefetch={false} aria-current={isShown ? "page" : undefined}>
              {label} ({count.toLocaleString("en-GB")})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Looks for a change by its title or number. */
export function ChangeSearch({ group, sought }: { group: string; sought: string }) {
  return (
    <form className={classes.search} method="get">
      <input type="hidden" name="state" value={group} />
      <label htmlFor="change-find">Find by title or number</label>
      <input id="change-find" type="search" name="find" defaultValue={sought} />
      <button type="submit">Find</button>
    </form>
  );
}

/** A list of changes, the newest first. */
export function ChangeTable({
  rows,
  sought,
  empty,
}: {
  rows: readonly ChangeRow[];
  sought: string;
  empty: { title: string; text: string };
}) {
  return (
    <DataTable
      caption="Changes, the newest first"
      columns={[
        { key: "title", label: "Change" },
        { key: "state", label: "State" },
        { key: "class", label: "Class" },
        { key: "records", label: "Records", align: "right" },
        { key: "authors", label: "By" },
        { key: "planned", label: "Planned" },
        { key: "last", label: "Last step" },
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))}
      empty={
        sought === "" ? (
          <EmptyState
            title={empty.title}
            action={<LinkButton href="/staff/changes/new">Propose a change</LinkButton>}
          >
            {empty.text}
          </EmptyState>
        ) : (
          <EmptyState title={`No change here has “${sought}” in its title or number.`} />
        )
      }
    />
  );
}

function cellsOf(row: ChangeRow) {
  return [
    <>
      <Link href={`/staff/changes/${row.id}`} prefetch={false}>
        {row.title}
      </Link>
      <span className={classes.under}>{row.id}</span>
    </>,
    <StateBadge key="state" state={row.state} isRollingOut={row.isRollingOut} />,
    row.class === null ? (
      <ToneBadge key="class" tone="neutral">
        nothing changes
      </ToneBadge>
    ) : (
      <ClassBadge key="class" changeClass={row.class} />
    ),
    row.records,
    row.authors.join(", "),
    <Day key="planned" on={row.plannedOn} />,
    <Moment key="last" at={row.lastStepAt} zone="UTC" />,
  ];
}

/** From one page of a list to the next. */
export function ChangePages({
  page,
  pages,
  hrefOf,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
}) {
  if (pages === 1) return null;
  return (
    <nav className={classes.pages} aria-label="Pages of changes">
      {page > 1 && <LinkButton href={hrefOf(page - 1)}>Newer</LinkButton>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <LinkButton href={hrefOf(page + 1)}>Older</LinkButton>}
    </nav>
  );
}

import Link from "next/link";
import { MomentBar } from "@/components/moment/moment-bar";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { PageTitle } from "@/components/ui/page-title";
import { Unverified } from "@/components/ui/unverified";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import type { Verification } from "@/lib/domain/reference/provenance";
import { isUnverified, type RecheckReason } from "@/lib/domain/reference/rechecking";
import type { ReferenceRow, ReferenceTable } from "@/lib/domain/reference/reference-tables";
import classes from "./reference.module.css";

const path = "/staff/reference";

/** The law that rules and documents rest on: what it is, who says so, and what is due to be looked up again. */
export function ReferenceView({
  table,
  tables,
  isDueAlone,
  moment,
  day,
}: {
  table: ReferenceTable;
  tables: readonly ReferenceTable[];
  isDueAlone: boolean;
  moment: Moment;
  day: string;
}) {
  const rows = isDueAlone ? table.rows.filter(({ due }) => due !== null) : table.rows;
  const href = (words: Record<string, string>, at: Moment = moment) =>
    `${path}?${new URLSearchParams({ ...words, ...momentQuery(at) })}`;
  const shown = { of: table.name, ...(isDueAlone && { due: "yes" }) };
  return (
    <>
      <PageTitle title="Reference data" />
      <p className={classes.about}>
        What Recital ships of the law, and rules and documents rest on. It changes with a new
        version of Recital, never by itself. What is due to be looked up again is marked here. What
        nobody has looked up is marked as unverified wherever staff work with it: on records and
        their forms, in lists, changes, findings, pictures and their files, and at the front of
        records for the authority. What customers and the public read bears no such mark: it says
        what the organisation does, and whoever approves it sees the marks beforehand.
      </p>
      <MomentBar
        moment={moment}
        day={day}
        presentHref={href(shown, present)}
        action={path}
        kept={Object.entries(shown)}
      />
      <nav aria-label="Tables">
        <ul className={classes.tables}>
          {tables.map(({ name, title, rows: own }) => {
            const due = own.filter((row) => row.due !== null).length;
            return (
              <li key={name}>
                <Link
                  href={href({ of: name })}
                  prefetch={false}
                  aria-current={name === table.name ? "page" : undefined}
                >
                  {title} <span className={classes.small}>{due === 0 ? "" : `${due} due`}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <p className={classes.small} role="status">
        {rows.length} of {table.rows.length}.{" "}
        {isDueAlone ? (
          <Link href={href({ of: table.name })} prefetch={false}>
            Show all
          </Link>
        ) : (
          <Link href={href({ of: table.name, due: "yes" })} prefetch={false}>
            Show what is due alone
          </Link>
        )}
      </p>
      <DataTable
        caption={table.title}
        columns={[
          ...table.heads.map((label) => ({ key: label, label })),
          { key: "source", label: "Source, and when to look again" },
        ]}
        rows={rows.map((row) => ({ key: row.key, cells: cellsOf(row) }))}
      />
    </>
  );
}

function cellsOf({ cells, provenance, due }: ReferenceRow) {
  const [name, ...others] = cells;
  return [
    <div key="name">
      {name}
      {isUnverified(provenance) ? <Unverified note={provenance} /> : null}
    </div>,
    ...others,
    <div key="source" className={classes.small}>
      {provenance.source} ({marks[provenance.verification]}, <Day on={provenance.checkedOn} />)
      {due === null ? null : (
        <>
          {" "}
          <ToneBadge tone="warn">{reasons[due.why]}</ToneBadge> due since <Day on={due.since} />
        </>
      )}
    </div>,
  ];
}

const marks: Readonly<Record<Verification, string>> = {
  V: "read in the official text",
  V2: "read in a second source",
  R: "recalled",
  U: "unsure",
};

const reasons: Readonly<Record<RecheckReason, string>> = {
  unverified: "never looked up",
  old: "looked up long ago",
  ending: "ends soon",
};

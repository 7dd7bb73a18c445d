import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import type {
  ComparedRow,
  CrossCheckView,
  MismatchView,
} from "@/lib/domain/cross-check/cross-check-view";
import { findingsPath } from "@/lib/domain/findings/findings-query";
import classes from "./findings.module.css";

/** Whom the records, the public list, the annexes and the notices name, side by side, and why where they differ. */
export function CrossCheckPage({ view }: { view: CrossCheckView }) {
  const { mismatches, rows, publication, asOf } = view;
  return (
    <>
      <PageTitle title="Recipients compared" kicker={<Link href={findingsPath}>Findings</Link>}>
        <LinkButton href={findingsPath}>All findings</LinkButton>
      </PageTitle>
      <p>
        Whoever gets customers’ data is named in the records of processing, on the public list, in
        the annexes and in the notices. Here is whom each of them really names on <Day on={asOf} />
        {publication === null
          ? "; nothing was published yet."
          : `, the list and the annexes by publication ${publication}.`}
      </p>
      {mismatches.length === 0 ? (
        <Callout tone="good" title="All four name the same recipients">
          <p>What is held back for a customer, or left out for it, counts as agreed there.</p>
        </Callout>
      ) : (
        <section aria-label="Differences">
          <h2>{mismatches.length === 1 ? "One difference" : `${mismatches.length} differences`}</h2>
          <ul className={classes.items}>
            {mismatches.map((one) => (
              <Difference key={one.key} difference={one} />
            ))}
          </ul>
        </section>
      )}
      <h2>Each recipient</h2>
      <DataTable
        caption="Recipients of customers’ data and who names them"
        columns={[
          { key: "recipient", label: "Recipient" },
          { key: "records", label: "Records" },
          { key: "list", label: "Public list" },
          { key: "annexes", label: "Annexes" },
          { key: "notices", label: "Notices" },
          { key: "agrees", label: "Compared" },
        ]}
        rows={rows.map((row) => ({ key: row.ref, cells: cellsOf(row) }))}
        empty={
          <EmptyState title="No recipient of customers’ data">
            No engagement serves an activity that we carry out for customers.
          </EmptyState>
        }
      />
    </>
  );
}

function cellsOf({ title, href, inRecords, onList, annexes, notices, agrees }: ComparedRow) {
  return [
    href === null ? (
      title
    ) : (
      <Link key="recipient" href={href} prefetch={false}>
        {title}
      </Link>
    ),
    inRecords ? "Named" : "Not named",
    onList ? "Named" : "Not named",
    annexes,
    notices,
    <ToneBadge key="agrees" tone={agrees ? "good" : "bad"}>
      {agrees ? "Same" : "Differs"}
    </ToneBadge>,
  ];
}

function Difference({ difference: one }: { difference: MismatchView }) {
  return (
    <li className={classes.finding}>
      <ToneBadge tone="bad">Differs</ToneBadge>
      <div>
        <p className={classes.where}>
          <Link href={one.about.href} prefetch={false}>
            {one.about.title}
          </Link>
        </p>
        <p>{one.difference}</p>
        <p>{one.why}</p>
        {one.agreements.length === 0 ? null : (
          <p>
            {"Agreements: "}
            {one.agreements.map(({ href, title }, index) => (
              <span key={href}>
                {index === 0 ? "" : ", "}
                <Link href={href} prefetch={false}>
                  {title}
                </Link>
              </span>
            ))}
            {one.moreAgreements === 0
              ? "."
              : ` and ${one.moreAgreements.toLocaleString("en-GB")} more.`}
          </p>
        )}
        <p>
          <Link href={one.mend.href} prefetch={false}>
            {one.mend.title}
          </Link>
        </p>
      </div>
    </li>
  );
}

import Link from "next/link";
import { Fragment } from "react";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { AffectedPage } from "@/lib/domain/change/affected-page";
import type { AffectedRow, ChangeView } from "@/lib/domain/change/change-view";
import type { Timeline } from "@/lib/domain/change/timeline";
import type { Reasons } from "@/lib/domain/change/why-affected";
import { longDate } from "@/lib/domain/language/en-date";
import { materialityLabels } from "@/lib/domain/reference/enums";
import { languageInWords } from "@/lib/domain/value-words";
import { counted } from "./change-items";
import { ChangeTimeline, type ShownDays } from "./change-timeline";
import classes from "./changes.module.css";

const namedAtMost = 20;

/** Who is affected: every agreement with its days, first as a picture, then as a table. */
export function ChangeAffected({
  view,
  line,
  shown,
  sought,
  hrefOf,
  kept,
  reasons = null,
}: {
  view: ShownDays & Pick<ChangeView, "affected" | "perCustomer">;
  line: Timeline | null;
  shown: AffectedPage;
  sought: string;
  /** The address of this page with other values in its query. */
  hrefOf: (changed: Readonly<Record<string, string>>) => string;
  /** What the address of a drill asks, which every search keeps; a drill writes no mail. */
  kept?: Readonly<Record<string, string>>;
  /** Why it concerns whom; left out where that is not told. */
  reasons?: Reasons | null;
}) {
  const { affected, isAnnounced: isTold } = view;
  if (affected.length === 0)
    return (
      <Panel title="Who is affected" id="affected">
        <p className={classes.quiet}>
          No customer has to be told in person. What the public list shows of it appears there and
          in its feeds.
        </p>
      </Panel>
    );
  return (
    <Panel
      title="Who is affected"
      id="affected"
      aside={<span className={classes.quiet}>{counted(affected.length, "agreement")}</span>}
    >
      <p>
        {whenOf(view)}{" "}
        {view.earliestForAll !== null && (
          <>
            The earliest day for all is{" "}
            <strong>
              <Day on={view.earliestForAll} />
            </strong>
            {view.isAnnounced ? "." : `, ${mailGoes(view.toldOn)}.`}
          </>
        )}
      </p>
      <Uncountable rows={affected.filter(({ uncountable }) => uncountable !== null)} />
      <Unreachable rows={affected.filter(({ contacts }) => contacts === 0)} />
      {line !== null && <ChangeTimeline view={view} line={line} />}
      {isTold ? (
        // Where each stands is told below; their days are for whoever asks.
        <details className={classes.more} open={sought !== "" || shown.page > 1}>
          <summary>Every agreement with its days, and its mail</summary>
          <Agreements {...{ view, shown, sought, hrefOf, kept, reasons }} />
        </details>
      ) : (
        <Agreements {...{ view, shown, sought, hrefOf, kept, reasons }} />
      )}
      {reasons === null ? null : <Others others={reasons.others} />}
    </Panel>
  );
}

function mailGoes(toldOn: ShownDays["toldOn"]): string {
  return toldOn == null
    ? "if the mail goes out today"
    : `counted from ${longDate(toldOn)}, for which the announcement is ordered`;
}

function whenOf({ affected, perCustomer }: Pick<ChangeView, "affected" | "perCustomer">): string {
  if (affected.every((row) => row.class === "A"))
    return "An adverse fact waits for no period: customers are told of it without delay.";
  return perCustomer
    ? "Each customer can follow on its own day."
    : "It takes effect for all at once, when the last customer can follow.";
}

function Agreements({
  view: { isAnnounced: isTold },
  shown,
  sought,
  hrefOf,
  kept,
  reasons,
}: {
  view: Pick<ChangeView, "isAnnounced">;
  shown: AffectedPage;
  sought: string;
  hrefOf: (changed: Readonly<Record<string, string>>) => string;
  kept: Readonly<Record<string, string>> | undefined;
  reasons: Reasons | null;
}) {
  // From the announcement on, what stands in the way is told further down, with what can be done about it.
  return (
    <>
      <form className={classes.search} action="#affected" method="get">
        {Object.entries(kept ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="affected-find">Find a customer, an agreement or a zone</label>
        <input id="affected-find" type="search" name="find" defaultValue={sought} />
        <button type="submit">Find</button>
      </form>
      <DataTable
        caption="Agreements affected, the latest first"
        columns={columns.slice(0, isTold ? -1 : undefined)}
        rows={shown.rows.map((row) => ({
          key: row.agreement,
          cells: cellsOf(
            row,
            kept === undefined ? hrefOf : null,
            reasons?.of.get(row.agreement),
          ).slice(0, isTold ? -1 : undefined),
        }))}
        empty={<p className={classes.quiet}>No agreement matches “{sought}”.</p>}
      />
      <Pages shown={shown} hrefOf={hrefOf} />
    </>
  );
}

const columns = [
  { key: "customer", label: "Customer" },
  { key: "class", label: "Class" },
  { key: "starts", label: "Notice starts" },
  { key: "objection", label: "May object until" },
  { key: "earliest", label: "Earliest" },
  { key: "way", label: "In the way" },
];

function cellsOf(
  row: AffectedRow,
  mailHrefOf: ((changed: Record<string, string>) => string) | null,
  why: string | undefined,
) {
  return [
    <>
      <Link href={`/staff/customers/${encodeURIComponent(row.customer)}`} prefetch={false}>
        {row.name}
      </Link>
      <span className={classes.under}>
        {row.title}; {row.zone}
        {`; mail in ${row.languages.map(({ language }) => languageInWords(language)).join(" and ")}`}
        {mailHrefOf === null ? null : (
          <>
            {" "}
            ·{" "}
            <Link
              href={`${mailHrefOf({ mail: row.customer })}#mail`}
              prefetch={false}
              aria-label={`The mail to ${row.name}`}
            >
              The mail
            </Link>
          </>
        )}
      </span>
      {why === undefined ? null : <span className={classes.under}>{why}</span>}
    </>,
    <Fragment key="class">
      <abbr title={materialityLabels[row.class]}>{row.class}</abbr>
      {row.basis !== null && (
        <span className={classes.under}>{row.basis === "LAW" ? "by law" : "by contract"}</span>
      )}
    </Fragment>,
    <Day key="starts" on={row.startsOn} />,
    <Day key="objection" on={row.objectionLastDay} />,
    <>
      <Day on={row.earliestEffectiveOn} />
      {row.counted === null ? null : <span className={classes.under}>{row.counted}</span>}
    </>,
    row.blockers.length === 0 ? "nothing" : row.blockers.join("; "),
  ];
}

/** Agreements whose days are not guessed: the change cannot be announced before what is missing is there. */
function Uncountable({ rows }: { rows: readonly AffectedRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Callout
      tone="bad"
      title={`${counted(rows.length, "agreement")}: the days cannot be counted, and the change cannot be announced`}
    >
      <ul>
        {rows.slice(0, namedAtMost).map(({ agreement, name, title, uncountable }) => (
          <li key={agreement}>
            <Link
              href={`/staff/customerAgreements/${encodeURIComponent(agreement)}`}
              prefetch={false}
            >
              {name}, {title}
            </Link>
            : {uncountable}.
          </li>
        ))}
      </ul>
      <p>
        Complete the calendar under <Link href="/staff/holidayCalendars">holiday calendars</Link>,
        or correct the terms, in a change of its own.
      </p>
    </Callout>
  );
}

function Unreachable({ rows }: { rows: readonly AffectedRow[] }) {
  if (rows.length === 0) return null;
  const customers = [...new Map(rows.map((row) => [row.customer, row.name]))];
  const rest = customers.length - namedAtMost;
  return (
    <Callout tone="bad" title={`${counted(customers.length, "customer")} cannot be told`}>
      <p>
        Without a confirmed contact no notice starts to run, and the change stays held back:{" "}
        {customers.slice(0, namedAtMost).map(([ref, name], index) => (
          <span key={ref}>
            {index > 0 && ", "}
            <Link href={`/staff/customers/${encodeURIComponent(ref)}`} prefetch={false}>
              {name}
            </Link>
          </span>
        ))}
        {rest > 0 && ` and ${rest.toLocaleString("en-GB")} more`}. Name a contact there first.
      </p>
    </Callout>
  );
}

/** Whom it does not concern, by the reason: who is missing above is looked for here. */
function Others({ others }: { others: Reasons["others"] }) {
  const count = others.reduce((sum, { agreements }) => sum + agreements.length, 0);
  if (count === 0) return null;
  return (
    <details className={classes.more}>
      <summary>{counted(count, "other agreement")}: why it does not concern them</summary>
      <ul>
        {others.map(({ why, agreements }) => (
          <li key={why}>
            {why}{" "}
            <span className={classes.quiet}>
              {agreements
                .slice(0, namedAtMost)
                .map(({ name }) => name)
                .join(", ")}
              {agreements.length > namedAtMost &&
                ` and ${(agreements.length - namedAtMost).toLocaleString("en-GB")} more`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Pages({
  shown,
  hrefOf,
}: {
  shown: AffectedPage;
  hrefOf: (changed: Record<string, string>) => string;
}) {
  const { page, pages, matching, rows } = shown;
  if (pages === 1) return null;
  const rest = matching - rows.length;
  return (
    <nav className={classes.pages} aria-label="Pages of agreements">
      {page > 1 && (
        <LinkButton href={`${hrefOf({ page: String(page - 1) })}#affected`}>Previous</LinkButton>
      )}
      <span>
        Page {page} of {pages.toLocaleString("en-GB")}
        {page === 1 && `, and ${rest.toLocaleString("en-GB")} more`}
      </span>
      {page < pages && (
        <LinkButton href={`${hrefOf({ page: String(page + 1) })}#affected`}>Next</LinkButton>
      )}
    </nav>
  );
}

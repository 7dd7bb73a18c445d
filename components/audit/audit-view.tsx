import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Narrowing, NarrowingChoice, NarrowingText } from "@/components/ui/narrowing";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { auditHref, auditPath, auditWords, wholeLog } from "@/lib/domain/audit/audit-query";
import type { AuditLine, AuditPage } from "@/lib/domain/audit/audit-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./audit.module.css";

/** Everything that was ever done, the newest first, and the proof that it is whole. */
export function AuditView({
  page,
  notes,
  verify,
}: {
  page: AuditPage;
  notes: readonly string[];
  verify: FormAction;
}) {
  const { query, lines, older } = page;
  return (
    <>
      <PageTitle title="Audit log">
        <LinkButton href={exportHref(page, "csv")} download>
          Export CSV
        </LinkButton>
        <LinkButton href={exportHref(page, "json")} download>
          Export JSON
        </LinkButton>
      </PageTitle>
      {notes.length === 0 ? null : (
        <Callout tone="warn" title="A part of the address was left out">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
      )}
      <p className={classes.about}>
        Each entry is chained to the one before by its hash. Reading, exporting and verifying the
        log are entries themselves.
      </p>
      <Tools page={page} />
      {lines.length === 0 ? (
        <EmptyState
          title="No entry has all of what is asked for"
          action={<LinkButton href={auditPath}>Show the whole log</LinkButton>}
        >
          Take away one part of it, or all.
        </EmptyState>
      ) : (
        <DataTable
          caption="Entries, the newest first"
          columns={[
            { key: "position", label: "Entry" },
            { key: "at", label: "When" },
            { key: "who", label: "Who" },
            { key: "what", label: "What" },
            { key: "says", label: "What it says" },
          ]}
          rows={lines.map((line) => ({ key: String(line.position), cells: cellsOf(line, page) }))}
        />
      )}
      <nav className={classes.pages} aria-label="Pages">
        {query.before === null ? (
          <span />
        ) : (
          <LinkButton href={auditHref(query)}>The newest entries</LinkButton>
        )}
        {older === null ? null : (
          <LinkButton href={auditHref(query, { before: older })}>Older entries →</LinkButton>
        )}
      </nav>
      <Panel title="Verify the chain" id="verify">
        <p>
          Every entry is hashed anew and compared with what is stored, with the one before, and with
          the heads that publications have shown to the world. A million entries take some seconds.
        </p>
        <ActionForm action={verify} submit="Verify now" tone="quiet">
          {null}
        </ActionForm>
      </Panel>
    </>
  );
}

function exportHref({ query }: AuditPage, format: "csv" | "json"): string {
  const words = new URLSearchParams([...auditWords(query), ["format", format]]);
  return `${auditPath}/export?${words}`;
}

function Tools({ page: { query, actors, events } }: { page: AuditPage }) {
  const { record } = query;
  return (
    <Narrowing action={auditPath}>
      <NarrowingChoice
        name="actor"
        label="Who"
        value={query.actor}
        any="Anybody"
        options={actors}
      />
      <NarrowingChoice
        name="event"
        label="What"
        value={query.event}
        any="Anything"
        options={events.map((value) => ({ value, label: value }))}
      />
      <NarrowingText
        name="record"
        label="Record"
        value={record === null ? "" : `${record.kind}/${record.ref}`}
        placeholder="Vendor/acme"
      />
      <NarrowingText name="change" label="Change" value={query.change ?? ""} placeholder="CS-12" />
      <NarrowingText name="from" label="From" type="date" value={query.from ?? ""} />
      <NarrowingText name="to" label="To the end of" type="date" value={query.to ?? ""} />
    </Narrowing>
  );
}

function cellsOf(line: AuditLine, { zone }: AuditPage) {
  return [
    <span key="position" title={line.hash}>
      {line.position}
    </span>,
    <Moment key="at" at={line.at} zone={zone} />,
    <span key="who">
      <Link href={auditHref(wholeLog, { actor: line.actor })} prefetch={false}>
        {line.actorName}
      </Link>{" "}
      <span className={classes.small}>via {line.via}</span>
    </span>,
    <Link key="what" href={auditHref(wholeLog, { event: line.event })} prefetch={false}>
      {line.event}
    </Link>,
    <Says key="says" line={line} />,
  ];
}

function Says({ line: { payload, records, moreRecords } }: { line: AuditLine }) {
  if (payload === null) return <span className={classes.small}>Erased; its hash is kept.</span>;
  const said = Object.entries(payload).filter(([name]) => name !== "via" && name !== "revisions");
  return (
    <div className={classes.says}>
      {records.length === 0 ? null : (
        <p>
          {records.map(({ title, href }, index) => (
            <span key={href}>
              {index === 0 ? "" : ", "}
              <Link href={href} prefetch={false}>
                {title}
              </Link>
            </span>
          ))}
          {moreRecords > 0 ? ` and ${moreRecords} more` : ""}
        </p>
      )}
      {said.length === 0 ? null : (
        <dl>
          {said.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Said name={name} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const longest = 120;

function Said({ name, value }: { name: string; value: unknown }) {
  if (name === "changeSetId" && typeof value === "string")
    return (
      <Link href={`/staff/changes/${value}`} prefetch={false}>
        {value}
      </Link>
    );
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "none";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

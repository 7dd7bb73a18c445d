import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type ImportOutcome,
  type ImportPreviewView,
  type ImportRowView,
  importOutcomes,
} from "@/lib/domain/import/import-view";
import classes from "./import.module.css";
import { RowProblems } from "./row-problems";
import { RowVendor } from "./row-vendor";

type Actions = {
  readonly mend: FormAction;
  readonly leaveOut: FormAction;
  readonly takeVendor: FormAction;
  readonly confirm: FormAction;
  readonly discard: FormAction;
};

const outcomes: Readonly<
  Record<ImportOutcome, { label: string; tone: "bad" | "good" | "neutral" }>
> = {
  wrong: { label: "Wrong", tone: "bad" },
  created: { label: "New", tone: "good" },
  updated: { label: "Changed", tone: "neutral" },
  unchanged: { label: "The same", tone: "neutral" },
  leftOut: { label: "Left out", tone: "neutral" },
};

const page = "/staff/import";

/** The third step: what would become of each row, and whether it shall. */
export function ImportPreview({ view, actions }: { view: ImportPreviewView; actions: Actions }) {
  const { fileName, layout, unread, mended } = view;
  return (
    <>
      <Panel title={fileName}>
        <p>
          {layout}.{" "}
          {mended === 0 ? "" : `${mended} ${mended === 1 ? "cell is" : "cells are"} mended here. `}
          {unread.length === 0 ? "" : `Not read: ${unread.join(", ")}.`}
        </p>
        <div className={classes.actions}>
          <LinkButton href={`${page}?step=columns`}>What the columns say</LinkButton>
        </div>
      </Panel>
      <Decision view={view} actions={actions} />
      <Panel title="Row by row">
        <Filters view={view} />
        <DataTable
          caption="What would become of each row"
          columns={[
            { key: "title", label: "Row" },
            { key: "place", label: "Where" },
            { key: "outcome", label: "Outcome" },
            { key: "what", label: "What" },
          ]}
          rows={view.rows.map((row) => ({
            key: String(row.row),
            cells: [
              row.title,
              row.place,
              <ToneBadge key="outcome" tone={outcomes[row.outcome].tone}>
                {outcomes[row.outcome].label}
              </ToneBadge>,
              <Details key="what" row={row} actions={actions} />,
            ],
          }))}
          empty={<p>No row is of this kind.</p>}
        />
        <Pages view={view} />
      </Panel>
    </>
  );
}

function addressOf(show: string, number = 1): string {
  return `${page}?show=${show}${number > 1 ? `&page=${number}` : ""}`;
}

function Filters({ view: { counts, show, similar } }: { view: ImportPreviewView }) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { show: "all", label: "All", count: all },
    ...importOutcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => ({
        show: outcome,
        label: outcomes[outcome].label,
        count: counts[outcome],
      })),
    ...(similar > 0 ? [{ show: "similar", label: "Like one that is there", count: similar }] : []),
  ];
  return (
    <nav className={classes.actions} aria-label="Rows shown">
      {choices.map((choice) => (
        <LinkButton
          key={choice.show}
          href={addressOf(choice.show)}
          variant={choice.show === show ? "filled" : "default"}
        >
          {choice.label}: {choice.count.toLocaleString("en")}
        </LinkButton>
      ))}
    </nav>
  );
}

function Pages({ view: { page: here, pages, show } }: { view: ImportPreviewView }) {
  if (pages === 1) return null;
  return (
    <div className={classes.pages}>
      {here > 1 ? <LinkButton href={addressOf(show, here - 1)}>Before</LinkButton> : null}
      <span>
        Page {here} of {pages}
      </span>
      {here < pages ? <LinkButton href={addressOf(show, here + 1)}>Next</LinkButton> : null}
    </div>
  );
}

function Details({ row, actions }: { row: ImportRowView; actions: Actions }) {
  return (
    <>
      <ul className={classes.list}>
        {row.records.map(({ what, title, outcome, differences }) => (
          <li key={`${what} ${title} ${outcome}`}>
            {outcome === "created" ? "New" : "Changed"}: {what} <b>{title}</b>
            {differences.length === 0 ? null : (
              <ul className={classes.differences}>
                {differences.map((difference) => (
                  <li key={difference}>{difference}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <RowVendor row={row} take={actions.takeVendor} />
      <RowProblems row={row} mend={actions.mend} leaveOut={actions.leaveOut} />
    </>
  );
}

/** How many records of each kind the draft would make and change. */
function Makes({ view }: { view: ImportPreviewView }) {
  const { makes } = view;
  if (makes.length === 0) return null;
  return (
    <>
      <p>What the draft {view.counts.wrong > 0 ? "would hold" : "holds"}:</p>
      <ul>
        {makes.map(({ what, words }) => (
          <li key={what}>
            {what}: {words}
          </li>
        ))}
      </ul>
    </>
  );
}

function Similar({ count }: { count: number }) {
  if (count === 0) return null;
  const title =
    count === 1
      ? "1 row names a vendor that looks like one that is there"
      : `${count.toLocaleString("en")} rows name vendors that look like some that are there`;
  return (
    <Callout tone="warn" title={title}>
      <LinkButton href={addressOf("similar")}>Show them, and choose</LinkButton>
    </Callout>
  );
}

function Decision({ view, actions }: { view: ImportPreviewView; actions: Actions }) {
  const { counts, records, planHash, fileName } = view;
  const isPossible = counts.wrong === 0 && records > 0;
  return (
    <Panel title={isPossible ? "Make the draft" : "Not ready"}>
      {counts.wrong > 0 ? (
        <Callout
          tone="bad"
          title={`${counts.wrong.toLocaleString("en")} ${counts.wrong === 1 ? "row is" : "rows are"} wrong: mend ${counts.wrong === 1 ? "it" : "them"} below, or leave ${counts.wrong === 1 ? "it" : "them"} out`}
        >
          <LinkButton href={addressOf("wrong")}>Show what is wrong</LinkButton>
        </Callout>
      ) : (
        <p>
          {records === 0
            ? "Everything reads as the file says already: there is nothing to import."
            : `${records.toLocaleString("en")} ${records === 1 ? "record becomes" : "records become"} one draft. Nothing is in effect before somebody else approves it; withdrawing the draft takes all of it back.`}
        </p>
      )}
      <Makes view={view} />
      <Similar count={view.similar} />
      <div className={classes.forms}>
        {isPossible ? (
          <ActionForm
            action={actions.confirm}
            submit="Make the draft"
            hidden={{ plan: planHash }}
            initial={{ title: `Import of ${fileName}` }}
            label="Make the draft"
          >
            <TextField name="title" label="Title of the change" maxLength={300} required />
            <TextAreaField name="reason" label="Reason" rows={2} maxLength={4000} />
          </ActionForm>
        ) : null}
        <ActionForm
          action={actions.discard}
          submit="Choose another file"
          tone="quiet"
          label="Choose another file"
        />
      </div>
    </Panel>
  );
}

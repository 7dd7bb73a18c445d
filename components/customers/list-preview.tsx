import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import { ProblemsByPlace } from "@/components/forms/problems-by-place";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import type { CustomerImportView, ImportEffect } from "@/lib/domain/customer/customer-import-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./customers.module.css";

type Actions = { readonly confirm: FormAction; readonly discard: FormAction };

/** The second step: what the list would do, and whether it shall. */
export function ListPreview({ view, actions }: { view: CustomerImportView; actions: Actions }) {
  const { fileName, readAs, caution, rows, allProblems } = view;
  return (
    <>
      <Panel title={fileName}>
        <p className={classes.about}>
          {readAs}; {rows} {rows === 1 ? "row" : "rows"}.
        </p>
        {caution === null ? null : <Callout tone="warn" title={caution} />}
        <Columns view={view} />
        {allProblems > 0 ? <Problems view={view} /> : <Counts view={view} />}
      </Panel>
      {allProblems === 0 && view.changes.length > 0 ? <Changes view={view} /> : null}
      <Decision view={view} actions={actions} />
    </>
  );
}

function Columns({ view: { columnsRead, columnsUnread } }: { view: CustomerImportView }) {
  return (
    <>
      {columnsUnread.length === 0 ? null : (
        <Callout tone="info" title="Columns that are not read">
          <ul>
            {columnsUnread.map(({ heading, nearest }) => (
              <li key={heading}>
                {heading}
                {nearest === null ? null : (
                  <>
                    {" "}
                    (nearest: <code>{nearest}</code>)
                  </>
                )}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {columnsRead.length === 0 ? null : (
        <p className={classes.silent}>Columns read: {columnsRead.join(", ")}.</p>
      )}
    </>
  );
}

function Problems({ view: { problems, allProblems } }: { view: CustomerImportView }) {
  const further = allProblems - problems.length;
  return (
    <Callout
      tone="bad"
      title={
        allProblems === 1
          ? "One thing is wrong, so nothing can be imported"
          : `${allProblems.toLocaleString("en")} things are wrong, so nothing can be imported`
      }
    >
      <ProblemsByPlace problems={problems} className={classes.problems} />
      {further > 0 ? <p>And {further.toLocaleString("en")} more.</p> : null}
    </Callout>
  );
}

function Counts({ view: { counts } }: { view: CustomerImportView }) {
  return (
    <DataTable
      caption="What the list would do"
      columns={[
        { key: "label", label: "Records" },
        { key: "created", label: "New", align: "right" },
        { key: "updated", label: "Changed", align: "right" },
        { key: "unchanged", label: "The same", align: "right" },
      ]}
      rows={counts.map(({ label, created, updated, unchanged }) => ({
        key: label,
        cells: [label, ...[created, updated, unchanged].map((count) => count.toLocaleString("en"))],
      }))}
    />
  );
}

function Changes({ view: { changes, allChanges } }: { view: CustomerImportView }) {
  const further = allChanges - changes.length;
  return (
    <Panel title="New and changed">
      <DataTable
        caption="New and changed records"
        columns={[
          { key: "title", label: "Record" },
          { key: "line", label: "Line", align: "right" },
          { key: "what", label: "What" },
          { key: "outcome", label: "Outcome" },
        ]}
        rows={changes.map(({ line, what, title, outcome, differences }) => ({
          key: `${line} ${what} ${title}`,
          cells: [
            title,
            line,
            what,
            <div key="outcome">
              <ToneBadge tone={outcome === "created" ? "good" : "neutral"}>
                {outcome === "created" ? "New" : "Changed"}
              </ToneBadge>
              <ul className={classes.list}>
                {differences.map((difference) => (
                  <li key={difference}>{difference}</li>
                ))}
              </ul>
            </div>,
          ],
        }))}
      />
      {further > 0 ? <p>And {further.toLocaleString("en")} more.</p> : null}
    </Panel>
  );
}

const effects: Readonly<Record<ImportEffect, string>> = {
  draft:
    "The customers and agreements become one draft, which somebody else approves. The contacts are saved at once.",
  atOnce: "No output changes, so everything is saved at once.",
  contacts: "No record changes: the contacts are saved at once.",
  nothing: "Everything reads as the list says already: there is nothing to import.",
  refused: "Put the list right, and choose it again.",
};

function Decision({ view, actions }: { view: CustomerImportView; actions: Actions }) {
  const { effect, planHash, fileName } = view;
  const isPossible = effect !== "nothing" && effect !== "refused";
  return (
    <Panel title={isPossible ? "Import it" : "Choose another list"}>
      <p>{effects[effect]}</p>
      <div className={classes.forms}>
        {isPossible ? (
          <ActionForm
            action={actions.confirm}
            submit="Import"
            hidden={{ plan: planHash }}
            initial={{ title: `Import of ${fileName}` }}
            label="Import the list"
          >
            {effect === "draft" ? (
              <>
                <TextField name="title" label="Title of the change" maxLength={300} required />
                <TextAreaField name="reason" label="Reason" rows={2} maxLength={4000} />
              </>
            ) : null}
          </ActionForm>
        ) : null}
        <ActionForm
          action={actions.discard}
          submit="Choose another list"
          tone="quiet"
          label="Choose another list"
        />
      </div>
    </Panel>
  );
}

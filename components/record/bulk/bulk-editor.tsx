import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { AskingForm } from "@/components/forms/asking-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import { kinds } from "@/lib/domain/kinds/kinds";
import { mostAtOnce } from "@/lib/domain/record/bulk-edit";
import type { BulkView } from "@/lib/domain/record/bulk-view";
import { listPath, recordPath } from "@/lib/domain/record/record-address";
import { RecordField } from "../form/record-field";
import classes from "./bulk.module.css";

/** Edits one field of many records: which field, its value, what would become of each, and then one change set. */
export function BulkEditor({ view, action }: { view: BulkView; action: FormAction }) {
  const { kind, count, isTooMany, chosen, preview } = view;
  const { labelPlural } = kinds[kind];
  const name = labelPlural.toLowerCase();
  const kicker = (
    <Link href={listPath(kind)} prefetch={false}>
      {labelPlural}
    </Link>
  );
  if (count === 0)
    return (
      <>
        <PageTitle title={`Edit ${name}`} kicker={kicker} />
        <EmptyState
          title="Nothing is selected"
          action={<LinkButton href={listPath(kind)}>To the list</LinkButton>}
        >
          Tick records in the list, or filter it and take all that match.
        </EmptyState>
      </>
    );
  if (isTooMany)
    return (
      <>
        <PageTitle title={`Edit ${name}`} kicker={kicker} />
        <Callout tone="warn" title={`More than ${mostAtOnce.toLocaleString("en-GB")} records`}>
          <p>Nobody reads through so many at once: filter the list and edit them in parts.</p>
        </Callout>
      </>
    );
  return (
    <>
      <PageTitle title={`Edit ${count} ${name}`} kicker={kicker} />
      <Panel title="Which field">
        <FieldChoice view={view} />
      </Panel>
      {chosen === null ? null : (
        <Panel title={`The new value of “${chosen.field.label}”`}>
          <ValueChoice view={view} />
        </Panel>
      )}
      {preview === null ? null : (
        <Panel title="What would become of each">
          <Preview view={view} preview={preview} action={action} />
        </Panel>
      )}
    </>
  );
}

function FieldChoice({ view: { kind, selection, fields, chosen } }: { view: BulkView }) {
  return (
    <form action={`${listPath(kind)}/bulk`} method="get" className={classes.line}>
      <Selection selection={selection} />
      <label>
        <span className={classes.label}>Field</span>
        <select
          key={chosen?.field.name}
          name="field"
          defaultValue={chosen?.field.name}
          className={classes.input}
        >
          {fields.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={classes.button}>
        {chosen === null ? "Go on" : "Take this field"}
      </button>
    </form>
  );
}

function ValueChoice({ view: { kind, selection, chosen, way } }: { view: BulkView }) {
  if (chosen === null) return null;
  const { field, isMany, typed } = chosen;
  return (
    <AskingForm
      key={JSON.stringify([field.name, typed])}
      action={`${listPath(kind)}/bulk`}
      prefix="bulk"
      typed={typed}
      submit="Preview"
      label="The new value"
    >
      <Selection selection={selection} />
      <input type="hidden" name="field" value={field.name} />
      <input type="hidden" name="preview" value="yes" />
      {isMany ? (
        <fieldset className={classes.ways}>
          <legend className={classes.label}>What to do with the entries</legend>
          {(["set", "add", "remove"] as const).map((one) => (
            <label key={`${one} ${one === way}`}>
              <input type="radio" name="way" value={one} defaultChecked={one === way} />
              {ways[one]}
            </label>
          ))}
        </fieldset>
      ) : null}
      <RecordField field={field} within={null} />
    </AskingForm>
  );
}

const ways = {
  set: "These and no others",
  add: "Add these",
  remove: "Take these away",
} as const;

function Selection({ selection }: Pick<BulkView, "selection">) {
  return selection.map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}

const columns = [
  { key: "record", label: "Record" },
  { key: "before", label: "Now" },
  { key: "after", label: "Then" },
  { key: "outcome", label: "What happens" },
];

function Preview({
  view: { kind },
  preview: { rows, counts, hash, asked, title },
  action,
}: {
  view: BulkView;
  preview: NonNullable<BulkView["preview"]>;
  action: FormAction;
}) {
  return (
    <>
      <p role="status">
        {counts.changes} would change, {counts.same} read so already, {counts.refused} would be
        refused.
      </p>
      <DataTable
        caption="Before and after"
        columns={columns}
        rows={rows.map((row) => ({
          key: row.ref,
          cells: [
            <Link key="title" href={recordPath({ kind, ref: row.ref })} prefetch={false}>
              {row.title}
            </Link>,
            row.before || "–",
            row.after || "–",
            <Outcome key="outcome" row={row} />,
          ],
        }))}
      />
      {counts.changes === 0 ? (
        <Callout tone="warn" title="Nothing would change: choose another value." />
      ) : (
        <div className={classes.confirm}>
          <ActionForm
            action={action}
            submit={`Change ${counts.changes} ${counts.changes === 1 ? "record" : "records"}`}
            hidden={{ kind: kinds[kind].plural, asked, hash }}
            initial={{ title }}
            label="One change for all"
          >
            <p className={classes.hint}>
              All of it becomes one change. What alters nothing that others see is saved at once;
              else it is a draft that somebody else approves, and withdrawing it undoes all.
            </p>
            <TextField name="title" label="Title of the change" maxLength={200} required />
            <TextAreaField name="reason" label="Reason" rows={2} maxLength={2000} />
          </ActionForm>
        </div>
      )}
    </>
  );
}

type Row = NonNullable<BulkView["preview"]>["rows"][number];

function Outcome({ row: { outcome, why, underWay } }: { row: Row }) {
  return (
    <>
      {outcome === "changes" ? <ToneBadge tone="good">Changes</ToneBadge> : null}
      {outcome === "same" ? <ToneBadge tone="neutral">Reads so already</ToneBadge> : null}
      {outcome === "refused" ? <ToneBadge tone="bad">Refused</ToneBadge> : null}
      {why === null ? null : <span className={classes.why}>{why}</span>}
      {underWay.length === 0 ? null : (
        <span className={classes.why}>Under way in {underWay.join(", ")}</span>
      )}
    </>
  );
}

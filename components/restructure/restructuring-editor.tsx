import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type RestructuringRow,
  type RestructuringView,
  restructuringWords,
} from "@/lib/domain/record/restructuring-view";
import { ActionForm } from "../forms/action-form";
import { AskingForm } from "../forms/asking-form";
import { TextAreaField, TextField } from "../forms/fields";
import { Difference } from "../record/details/difference";
import { ToneBadge } from "../ui/badges";
import { Callout } from "../ui/callout";
import { DataTable } from "../ui/data-table";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import { RestructuringFields } from "./restructuring-fields";

/** One guided form: what happens, what would become of each record, and the draft. */
export function RestructuringEditor({
  view,
  action,
}: {
  view: RestructuringView;
  action: FormAction;
}) {
  const { what, typed, errors, preview } = view;
  const { title, about } = restructuringWords[what];
  const isFirst = what === "vendorSplit" && !typed.vendorRef;
  return (
    <>
      <PageTitle
        title={title}
        kicker={<Link href="/staff/restructure">Companies that merge, split or begin</Link>}
      />
      <p>{about}</p>
      <Panel title="What happens">
        <AskingForm
          key={JSON.stringify(typed)}
          action={`/staff/restructure/${what}`}
          prefix="restructure"
          typed={typed}
          errors={errors}
          submit={isFirst ? "Go on" : "Preview"}
          label={title}
        >
          <RestructuringFields view={view} />
        </AskingForm>
      </Panel>
      {preview === null ? null : <Preview what={what} preview={preview} action={action} />}
    </>
  );
}

const columns = [
  { key: "record", label: "Record" },
  { key: "does", label: "What happens" },
  { key: "fields", label: "Before and after" },
];

function Preview({
  what,
  preview: { title, rows, hash, asked },
  action,
}: {
  what: RestructuringView["what"];
  preview: NonNullable<RestructuringView["preview"]>;
  action: FormAction;
}) {
  const marked = rows.filter(({ changesParty }) => changesParty).length;
  return (
    <Panel title="What would become of each record">
      {marked === 0 ? null : (
        <Callout
          tone="warn"
          title={
            marked === 1
              ? "In one record another company becomes party to a contract or provides a service."
              : `In ${marked} records another company becomes party to a contract or provides a service.`
          }
        >
          <p>
            Look at their papers: who signs, who is told. The change itself says which customers get
            notice.
          </p>
        </Callout>
      )}
      <DataTable
        caption={rows.length === 1 ? "1 record" : `${rows.length} records`}
        columns={columns}
        rows={rows.map((row) => ({ key: row.key, cells: cellsOf(row) }))}
      />
      <ActionForm
        action={action}
        submit="Make the draft"
        hidden={{ what, asked, hash }}
        initial={{ title }}
        label="Make the draft"
      >
        <p>
          All of it becomes one draft, in which each record can still be edited. Somebody else
          approves it; withdrawing it undoes all.
        </p>
        <TextField name="title" label="Title of the change" maxLength={200} required />
        <TextAreaField name="reason" label="Reason" rows={2} maxLength={2000} />
      </ActionForm>
    </Panel>
  );
}

const doings = {
  makes: { tone: "good", words: "New" },
  changes: { tone: "neutral", words: "Changes" },
  ends: { tone: "bad", words: "Ends" },
} as const;

function cellsOf({ key, kindLabel, title, does, differences, changesParty }: RestructuringRow) {
  const { tone, words } = doings[does];
  return [
    `${title}, ${kindLabel.toLowerCase()}`,
    <span key="does">
      <ToneBadge tone={tone}>{words}</ToneBadge>{" "}
      {changesParty ? <ToneBadge tone="warn">Another party</ToneBadge> : null}
    </span>,
    <div key="fields">
      {differences.map((difference) => (
        <div key={`${key} ${difference.field}`}>
          {difference.label}: <Difference difference={difference} />
        </div>
      ))}
    </div>,
  ];
}

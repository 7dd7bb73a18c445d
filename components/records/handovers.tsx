import { ActionForm } from "@/components/forms/action-form";
import { DateField, TextAreaField, TextField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { HandoverView } from "@/lib/domain/record/authority-record-view";
import classes from "./records.module.css";
import { registerNames } from "./words";

/** Which records were handed over, to whom and when, each with its file; and the form for one more. */
export function Handovers({
  handovers,
  given,
  today,
  isDone,
  action,
}: {
  handovers: readonly HandoverView[];
  /** The question of the page: what is handed over is the record that it shows. */
  given: Readonly<Record<string, string>>;
  today: string;
  isDone: boolean;
  action: FormAction | null;
}) {
  return (
    <Panel title="Handed over" id="handed-over">
      {isDone ? (
        <div role="status">
          <Callout tone="good" title="The hand-over is recorded, and its file is kept." />
        </div>
      ) : null}
      <DataTable
        caption="Records that were handed over"
        columns={["Handed over", "To", "Asked for by", "Record", "File"].map((label) => ({
          key: label,
          label,
        }))}
        rows={handovers.map((one) => ({ key: one.id, cells: cellsOf(one) }))}
        empty={<p>No record was handed over yet.</p>}
      />
      {action === null ? null : (
        <details className={classes.fold}>
          <summary>Record a hand-over of this record</summary>
          <ActionForm
            action={action}
            submit="Record the hand-over"
            hidden={question(given)}
            label="Record a hand-over"
          >
            <p>
              The file that the question above asks for is drawn and kept, with its hash. Choose day
              and file there first.
            </p>
            <TextField
              name="askedBy"
              label="Asked for by"
              help="The authority, with its file number if there is one."
              maxLength={300}
              required
            />
            <TextField name="receivedBy" label="Received by" maxLength={300} required />
            <DateField
              name="handedOn"
              label="Handed over on"
              max={today}
              defaultValue={today}
              required
            />
            <TextAreaField name="note" label="Note" rows={2} maxLength={1000} />
          </ActionForm>
        </details>
      )}
    </Panel>
  );
}

const asked = ["register", "entity", "asOf", "recordedOn", "language", "layout", "format"];

function question(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => asked.includes(name)));
}

function cellsOf(one: HandoverView) {
  const register = registerNames.find(([code]) => code === one.register)?.[1];
  return [
    <Day key="on" on={one.handedOn} />,
    <span key="to">
      {one.receivedBy}
      {one.note === null ? null : <span className={classes.quiet}>{one.note}</span>}
    </span>,
    one.askedBy,
    <span key="record">
      {one.entity}, {register}
      <span className={classes.quiet}>
        as of <Day on={one.asOf} />, recorded by {one.enteredBy}
      </span>
    </span>,
    <span key="file">
      <a href={`/staff/records/handed-over/${one.id}`} download>
        {one.fileName}
      </a>
      <span className={classes.hash}>SHA-256 {one.sha256}</span>
    </span>,
  ];
}

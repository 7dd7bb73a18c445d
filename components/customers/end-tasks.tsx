import { ActionForm } from "@/components/forms/action-form";
import { DateField, FileField, SelectField, TextAreaField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import type { CustomerRecord } from "@/lib/domain/customer/customer-view";
import type { FormAction } from "@/lib/domain/form-state";
import { recordPath } from "@/lib/domain/record/record-address";
import { taskOutcomes } from "@/lib/domain/termination/task";
import {
  outcomeLabels,
  type TaskView,
  type TerminationView,
} from "@/lib/domain/termination/termination-view";
import classes from "./customers.module.css";

const outcomes = taskOutcomes.map((value) => ({ value, label: outcomeLabels[value] }));

/** What each holder of the data has to do, and has done. */
export function EndTasks({
  customer,
  ending,
  action,
}: {
  customer: CustomerRecord;
  ending: TerminationView;
  /** Null: the reader may not, or it is certified already. */
  action: FormAction | null;
}) {
  return (
    <ul className={classes.list}>
      {ending.tasks.map((task) => (
        <li key={task.id} className={classes.entry}>
          <Task ending={ending} task={task} />
          {action === null ? null : (
            <details className={classes.fold}>
              <summary>
                {task.settled === null ? "Record what was done" : "Record it anew"}: {task.holder}
              </summary>
              <div className={classes.foldBody}>
                <Settling customer={customer} task={task} action={action} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Task({ ending, task }: { ending: TerminationView; task: TaskView }) {
  const { holder, engagementRef, evidence, file } = task;
  return (
    <>
      <p>
        {engagementRef === null ? (
          <strong>{holder}</strong>
        ) : (
          <a href={recordPath({ kind: "Engagement", ref: engagementRef })}>{holder}</a>
        )}{" "}
        <Standing task={task} />
      </p>
      <p className={classes.silent}>
        <When task={task} />
        {evidence === null ? "" : `. ${evidence}`}
        {file === null ? null : (
          <>
            {" "}
            <a
              href={`${recordPath({ kind: "CustomerAgreement", ref: ending.agreement })}/files/${file.id}`}
              download
            >
              {file.name}
            </a>
          </>
        )}
      </p>
    </>
  );
}

function Standing({ task: { settled, isOverdue } }: { task: TaskView }) {
  if (settled !== null)
    return (
      <ToneBadge tone={settled.outcome === "RETAINED" ? "warn" : "good"}>
        {outcomeLabels[settled.outcome]}
      </ToneBadge>
    );
  return <ToneBadge tone={isOverdue ? "bad" : "warn"}>{isOverdue ? "Overdue" : "Open"}</ToneBadge>;
}

function When({ task: { settled, settledBy, dueOn, owner } }: { task: TaskView }) {
  if (settled === null)
    return (
      <>
        Due by <Day on={dueOn} />
        {owner === null ? "" : `, ${owner}`}
      </>
    );
  return (
    <>
      On <Day on={settled.doneOn} />
      {settled.outcome === "RETAINED" && (
        <>
          , {settled.law}, until <Day on={settled.until} />
        </>
      )}
      {settledBy === null ? "" : `, recorded by ${settledBy}`}
    </>
  );
}

function Settling({
  customer,
  task,
  action,
}: {
  customer: CustomerRecord;
  task: TaskView;
  action: FormAction;
}) {
  return (
    <ActionForm
      action={action}
      submit="Record it"
      tone="quiet"
      hidden={{ customerRef: customer.ref, taskId: task.id }}
      label={`What ${task.holder} did`}
    >
      <SelectField
        name="outcome"
        label="What was done"
        required
        emptyLabel="Choose"
        options={outcomes}
        defaultValue={task.settled?.outcome ?? ""}
      />
      <DateField
        name="doneOn"
        label="On"
        required
        defaultValue={task.settled?.doneOn ?? ""}
        {...(task.earliestOn === null ? {} : { help: `${task.earliestOn} at the earliest.` })}
      />
      <TextAreaField
        name="evidence"
        label="What shows it"
        help="A confirmation, a ticket, the record of a deletion: words that let others find it. A file will do, too."
        rows={2}
        maxLength={2000}
        defaultValue={task.evidence ?? ""}
      />
      <FileField name="file" label="A file that shows it" help="At most 10 MB." />
      <TextAreaField
        name="law"
        label="Kept: the law that requires it"
        help="Only where it is kept: a law of the Union or of a member state, such as § 147 AO."
        rows={1}
        maxLength={500}
        defaultValue={task.settled?.outcome === "RETAINED" ? task.settled.law : ""}
      />
      <DateField
        name="until"
        label="Kept: until"
        defaultValue={task.settled?.outcome === "RETAINED" ? task.settled.until : ""}
      />
    </ActionForm>
  );
}

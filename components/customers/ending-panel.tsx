import { ActionForm } from "@/components/forms/action-form";
import { DateField, PasswordField, SelectField, TextAreaField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { CustomerRecord } from "@/lib/domain/customer/customer-view";
import type { FormAction } from "@/lib/domain/form-state";
import { endingRefusals } from "@/lib/domain/termination/refusals";
import { onEndLabels, type TerminationView } from "@/lib/domain/termination/termination-view";
import classes from "./customers.module.css";
import { EndTasks } from "./end-tasks";

/** What staff can do when a customer leaves. */
export type EndingActions = {
  readonly endAgreement: FormAction;
  readonly settle: FormAction;
  readonly certify: FormAction;
};

const doneSentences: Readonly<Record<string, string>> = {
  ending:
    "The end is proposed and waits for an approver. Each holder of the data gets its task once it is approved.",
  settled: "What was done is recorded.",
  certified: "The certificate is given out. The customer finds it in the portal.",
};

const choices = [
  { value: "DELETE", label: onEndLabels.DELETE },
  { value: "RETURN", label: onEndLabels.RETURN },
];

/** The end of the customer's agreements: who holds data, what was done with them, and the certificate. */
export function EndingPanel({
  customer,
  actions,
  done,
}: {
  customer: CustomerRecord;
  actions: EndingActions;
  done: string | null;
}) {
  const { endings, may } = customer;
  const said = done === null ? undefined : doneSentences[done];
  const shown = endings.filter(({ onEnd }) => onEnd !== null || may.editRecord);
  if (shown.length === 0) return null;
  return (
    <Panel title="When the customer leaves" id="ending">
      {said === undefined ? null : (
        <div role="status">
          <Callout tone="good" title={said} />
        </div>
      )}
      {shown.map((ending) => (
        <section key={ending.agreement} className={classes.agreement} aria-label={ending.title}>
          <div className={classes.agreementHead}>
            <h3>{ending.title}</h3>
          </div>
          {ending.onEnd === null ? (
            <Beginning customer={customer} ending={ending} action={actions.endAgreement} />
          ) : (
            <Ending customer={customer} ending={ending} actions={actions} />
          )}
        </section>
      ))}
    </Panel>
  );
}

function Beginning({
  customer,
  ending,
  action,
}: {
  customer: CustomerRecord;
  ending: TerminationView;
  action: FormAction;
}) {
  const { agreement, title, endsOn, proposedBy } = ending;
  if (proposedBy !== null)
    return (
      <p className={classes.about}>
        A change of it is open: <a href={`/staff/changes/${proposedBy}`}>{proposedBy}</a>.
      </p>
    );
  return (
    <details className={classes.fold}>
      <summary>Record its end</summary>
      <div className={classes.foldBody}>
        <ActionForm
          action={action}
          submit="Propose the end"
          tone="quiet"
          hidden={{ customerRef: customer.ref, agreementRef: agreement }}
          label={`End of ${title}`}
        >
          <p>
            Until its data are gone, the customer is told of every change that concerns it. An
            approver has to agree.
          </p>
          <DateField
            name="endsOn"
            label="Last day of the agreement"
            required
            defaultValue={endsOn ?? ""}
          />
          <SelectField
            name="onEnd"
            label="The customer chose"
            required
            options={choices}
            emptyLabel="Choose"
          />
          <DateField
            name="dataDueOn"
            label="Data are to be gone by"
            help="Left empty: 30 days after the end."
          />
          <TextAreaField name="reason" label="Reason" rows={2} maxLength={4000} />
        </ActionForm>
      </div>
    </details>
  );
}

function Ending({
  customer,
  ending,
  actions,
}: {
  customer: CustomerRecord;
  ending: TerminationView;
  actions: EndingActions;
}) {
  const { endsOn, onEnd, dueOn, heldUntil, tasks, certificates, proposedBy } = ending;
  return (
    <>
      <p className={classes.about}>
        It ends on <Day on={endsOn} />. {onEnd === null ? "" : onEndLabels[onEnd]}, by{" "}
        <Day on={dueOn} />.{" "}
        {heldUntil === null ? (
          "Until then the customer is told of changes."
        ) : (
          <>
            Data were held until <Day on={heldUntil} />.
          </>
        )}
        {proposedBy === null ? null : (
          <>
            {" "}
            A change of it is open: <a href={`/staff/changes/${proposedBy}`}>{proposedBy}</a>.
          </>
        )}
      </p>
      {tasks.length === 0 ? (
        <p>The tasks of those who hold data are made in a moment.</p>
      ) : (
        <EndTasks
          customer={customer}
          ending={ending}
          action={customer.may.settle && certificates.length === 0 ? actions.settle : null}
        />
      )}
      {certificates.length > 0 ? (
        <Certificates customer={customer} ending={ending} />
      ) : customer.may.certify && tasks.length > 0 ? (
        <Certifying customer={customer} ending={ending} action={actions.certify} />
      ) : null}
    </>
  );
}

function Certificates({ customer, ending }: { customer: CustomerRecord; ending: TerminationView }) {
  const path = `/staff/customers/${encodeURIComponent(customer.ref)}/certificate/${encodeURIComponent(ending.agreement)}`;
  return (
    <ul className={classes.list}>
      {ending.certificates.map(({ language, sha256, issuedAt }) => (
        <li key={language} className={classes.entry}>
          <p>
            <LinkButton href={`${path}/${language}`} download>
              Certificate as PDF ({language === "de" ? "German" : "English"})
            </LinkButton>{" "}
            of <Moment at={issuedAt} zone={customer.zone} />
          </p>
          <p className={classes.hash}>SHA-256 {sha256}</p>
        </li>
      ))}
    </ul>
  );
}

function Certifying({
  customer,
  ending,
  action,
}: {
  customer: CustomerRecord;
  ending: TerminationView;
  action: FormAction;
}) {
  const { agreement, title, trouble } = ending;
  if (trouble !== null)
    return <p className={classes.silent}>To be certified: {endingRefusals[trouble]}</p>;
  return (
    <ActionForm
      action={action}
      submit="Certify that the data are gone"
      hidden={{ customerRef: customer.ref, agreementRef: agreement }}
      label={`Certify ${title}`}
    >
      <p>
        The certificate names each holder, the day, and what is kept by law. It is given out in
        English and German, with its hash in the audit log, and cannot be taken back.
      </p>
      <PasswordField
        name="password"
        label="Your password"
        help="Asked again, since this step binds the organisation."
        required
      />
    </ActionForm>
  );
}

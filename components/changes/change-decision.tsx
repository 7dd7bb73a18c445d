import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField, TextAreaField } from "@/components/forms/fields";
import { MailsAhead, ShowMailButton } from "@/components/forms/mail-ahead";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { ChangeView } from "@/lib/domain/change/change-view";
import type { StepName } from "@/lib/domain/change/next-steps";
import type { FormAction } from "@/lib/domain/form-state";
import { AnnounceFields } from "./announce-fields";
import { counted } from "./change-items";
import classes from "./changes.module.css";
import { stepLabels, stepMeanings, stepReasons } from "./step-words";

export type StepActions = Readonly<Record<StepName, FormAction>>;

/** The one step that leads on, then what else is possible, then what is not and why. */
export function ChangeDecision({ view, actions }: { view: ChangeView; actions: StepActions }) {
  const { steps, main, obstacle } = view.next;
  const others = steps.filter(({ step, allowed }) => allowed && step !== main);
  const closed = steps.flatMap((one) => (one.allowed ? [] : [one]));
  return (
    <Panel title="Next step" id="decision">
      {obstacle !== null && (
        <Callout tone="warn" title="Nobody can approve it as it is.">
          {stepReasons[obstacle]}
        </Callout>
      )}
      <Beside view={view} />
      {main === null ? (
        <p>{waiting(view)}</p>
      ) : (
        <div className={classes.mainStep}>
          <Step step={main} view={view} action={actions[main]} isMain />
        </div>
      )}
      {others.map(({ step }) => (
        <details key={step} className={classes.more}>
          <summary>{stepLabels[step]} …</summary>
          <Step step={step} view={view} action={actions[step]} />
        </details>
      ))}
      {closed.length > 0 && (
        <details className={classes.more} open={main === null}>
          <summary>What is not possible now, and why</summary>
          <dl className={classes.facts}>
            {closed.map(({ step, reason }) => (
              <div key={step}>
                <dt>{stepLabels[step]}</dt>
                <dd>{stepReasons[reason]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Taken view={view} />
    </Panel>
  );
}

function Beside({ view: { beside } }: { view: ChangeView }) {
  if (beside.length === 0) return null;
  return (
    <Callout tone="warn" title="Another announced change is about the same">
      <ul className={classes.plainList}>
        {beside.map(({ id, title, plannedOn }) => (
          <li key={id}>
            <Link href={`/staff/changes/${encodeURIComponent(id)}`} prefetch={false}>
              {id}
            </Link>
            : {title}
            {plannedOn !== null && (
              <>
                , planned for <Day on={plannedOn} />
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        Notices list how a sub-processor reads after their own change alone. Whichever takes effect
        first makes that list untrue in the notices of the other.
      </p>
    </Callout>
  );
}

function waiting({ state, items, order, carryOver }: ChangeView): string {
  if (order !== null && order.stoppedBecause === null) return "Its announcement is ordered.";
  switch (state) {
    case "DRAFT":
      return items.length === 0
        ? "It is empty. An editor puts something into it, or withdraws it."
        : "It is being written. An editor submits it.";
    case "IN_REVIEW":
      return "It waits for an approver who wrote none of it.";
    case "APPROVED":
      return "It waits for an approver to announce it or to put it into effect.";
    case "ANNOUNCED":
      if (carryOver !== null)
        return "Others changed a record of it since. An approver who wrote none of it looks at it again.";
      return "Customers have been told. It takes effect on the planned day for everyone whose way is clear; nothing needs to be done.";
    case "ACTIVE":
      return "It is in effect. Whoever follows later is taken up by itself.";
    case "REJECTED":
      return "It was rejected. Its authors may take it up again.";
    case "WITHDRAWN":
      return "It was withdrawn. Nothing comes of it.";
  }
}

const withPassword: readonly StepName[] = ["approve", "announce", "carryOver"];
const dangerous: readonly StepName[] = ["reject", "withdraw"];

function Step({
  step,
  view,
  action,
  isMain = false,
}: {
  step: StepName;
  view: ChangeView;
  action: FormAction;
  isMain?: boolean;
}) {
  const tone = dangerous.includes(step) ? ("danger" as const) : ("quiet" as const);
  const told = step === "withdraw" ? view.toldByWithdrawal : null;
  return (
    <>
      <p>{stepMeanings[step]}</p>
      {told !== null && (
        <p>
          {counted(told.contacts, "contact")} of {counted(told.customers, "customer")} get a mail of
          it at once, which cannot be called back. The mail does not quote the reason that you give
          here: it stands in the history of this change. Open objections to it are settled by that.
        </p>
      )}
      {isMain && step === "approve" && <BeforeApproval view={view} />}
      <ActionForm
        action={action}
        submit={submitWords(step, view)}
        label={stepLabels[step]}
        hidden={{ id: view.id, seen: String(view.position), outlook: view.outlookHash }}
        {...(isMain ? {} : { tone })}
        {...(told === null ? {} : { aside: <ShowMailButton /> })}
      >
        {fieldsFor(step, view)}
        {told !== null && (
          <MailsAhead
            isFixed
            nobody="No mail would go: no mail of this change has reached anybody yet, or nobody who was told can be told by mail now."
          />
        )}
        {(withPassword.includes(step) || told !== null) && (
          <PasswordField
            name="password"
            label="Your password"
            help="Asked again, since this step binds the organisation."
            required
          />
        )}
      </ActionForm>
    </>
  );
}

function fieldsFor(step: StepName, view: ChangeView): ReactNode {
  if (step === "announce") return <AnnounceFields view={view} />;
  if (step === "return")
    return (
      <TextAreaField name="reason" label="Reason (its authors read it)" rows={2} maxLength={2000} />
    );
  if (step === "reject" || step === "withdraw")
    return <TextAreaField name="reason" label="Reason" required rows={3} maxLength={2000} />;
  return null;
}

/** A button says what it does, and to how many. */
function submitWords(step: StepName, { affected }: ChangeView): string {
  if (step !== "announce") return stepLabels[step];
  const contacts = new Map(affected.map(({ customer, contacts: count }) => [customer, count]));
  const mails = [...contacts.values()].reduce((sum, count) => sum + count, 0);
  return `Announce to ${counted(contacts.size, "customer")}, ${counted(mails, "contact")}`;
}

function BeforeApproval({ view }: { view: ChangeView }) {
  const { items, affected, newErrors, advice, adviceWanted } = view;
  return (
    <ul className={classes.plainList}>
      <li>
        {counted(items.length, "record")}, class {view.class ?? "internal"};{" "}
        {affected.length === 0
          ? "nobody has to be told, so it takes effect with the approval when its day has come."
          : `${counted(affected.length, "agreement")} will be told when it is announced.`}
      </li>
      {view.emergencyGround !== null && (
        <li>
          It is an emergency; {affected.filter(({ emergency }) => emergency?.isCovered).length} of{" "}
          {counted(affected.length, "agreement")} cover it. You answer for that, with the reason
          given above.
        </li>
      )}
      {newErrors > 0 && <li>It brings {counted(newErrors, "new error")}.</li>}
      {adviceWanted && advice.length === 0 && (
        <li>The data protection officer has given no advice.</li>
      )}
      {advice.some(({ inFavour }) => !inFavour) && (
        <li>The data protection officer has advised against it.</li>
      )}
    </ul>
  );
}

function Taken({ view: { taken, zone } }: { view: ChangeView }) {
  return (
    <section>
      <h3>So far</h3>
      <ol className={classes.taken}>
        {taken.map(({ at, by, words, reason }) => (
          <li key={`${at} ${words}`}>
            <span>
              {by} {words}
              {reason !== null && <>: “{reason}”</>}
            </span>
            <span className={classes.quiet}>
              <Moment at={at} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

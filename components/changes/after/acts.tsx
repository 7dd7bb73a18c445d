import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import {
  ChoicesField,
  DateField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from "@/components/forms/fields";
import { MailsAhead, ShowMailButton } from "@/components/forms/mail-ahead";
import type { AgreementStanding, ObjectionView, RollOutView } from "@/lib/domain/change/standing";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./after.module.css";
import { decisionWords } from "./words";

/** What staff can record after an announcement. */
export type AfterActions = {
  readonly tell: FormAction;
  readonly tellNext: FormAction;
  readonly letter: FormAction;
  readonly receipt: FormAction;
  readonly object: FormAction;
  readonly approve: FormAction;
  readonly decide: FormAction;
  readonly fileReply: FormAction;
  readonly eraseReply: FormAction;
};

/** The forms of one agreement, each folded until it is asked for. */
export function Acts({
  view,
  agreement,
  actions,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  actions: AfterActions;
}) {
  const { may, opened } = view;
  const isOver = agreement.standing === "CLOSED";
  if (isOver || !(may.record || may.object)) return null;
  const hidden = {
    changeSetId: view.changeSetId,
    customerRef: agreement.customer,
    agreementRef: agreement.agreement,
  };
  const contacts = (opened?.contacts ?? []).map(({ id, label }) => ({ value: id, label }));
  const isEffective = agreement.standing === "EFFECTIVE";
  return (
    <div className={classes.acts}>
      {may.record ? (
        <Act title="Send the notice to a contact">
          {contacts.length === 0 ? (
            <NoContact customer={agreement.customer} />
          ) : (
            <ActionForm
              action={actions.tell}
              submit="Send the notice"
              hidden={hidden}
              label="Send the notice to a contact"
            >
              <SelectField name="contactId" label="Contact" options={contacts} required />
            </ActionForm>
          )}
        </Act>
      ) : null}
      {may.record && !isEffective ? (
        <Act title="Record a letter">
          {contacts.length === 0 ? (
            <NoContact customer={agreement.customer} />
          ) : (
            <ActionForm
              action={actions.letter}
              submit="Record the letter"
              hidden={hidden}
              label="Record a letter"
            >
              <SelectField name="contactId" label="Addressed to" options={contacts} required />
              <DateField
                name="on"
                label="Handed over for delivery on"
                help={`The day in ${agreement.zone}. It starts the periods as an accepted mail does.`}
                required
              />
              <SelectField
                name="channel"
                label="How"
                options={[
                  { value: "LETTER", label: "By letter" },
                  { value: "HAND", label: "By hand" },
                ]}
              />
              <TextField name="text" label="Tracking number or other evidence" maxLength={500} />
            </ActionForm>
          )}
        </Act>
      ) : null}
      {may.record ? (
        <ReceiptAct
          agreement={agreement}
          contacts={contacts}
          action={actions.receipt}
          hidden={hidden}
        />
      ) : null}
      {may.object ? (
        <Act title="Record an objection">
          <ActionForm
            action={actions.object}
            submit="Record the objection"
            hidden={hidden}
            label="Record an objection"
          >
            <Received zone={agreement.zone} />
            <TextAreaField name="text" label="What the customer says" maxLength={10_000} required />
          </ActionForm>
        </Act>
      ) : null}
      {may.record && !isEffective ? (
        <Act title="Record an approval in writing">
          <ActionForm
            action={actions.approve}
            submit="Record the approval"
            hidden={hidden}
            label="Record an approval"
          >
            <Received zone={agreement.zone} />
            <TextAreaField
              name="text"
              label="What the customer says, or where the paper is kept"
              maxLength={10_000}
              required
            />
          </ActionForm>
        </Act>
      ) : null}
    </div>
  );
}

/** Where the periods begin with the customer's confirmation, and it came by another way than the portal. */
function ReceiptAct({
  agreement: { blockers, zone },
  contacts,
  action,
  hidden,
}: {
  agreement: AgreementStanding;
  contacts: { value: string; label: string }[];
  action: FormAction;
  hidden: Record<string, string>;
}) {
  if (!blockers.some(({ code }) => code === "RECEIPT_NOT_CONFIRMED")) return null;
  return (
    <Act title="Record a confirmation of receipt">
      <ActionForm
        action={action}
        submit="Record the confirmation"
        hidden={hidden}
        label="Record a confirmation of receipt"
      >
        <SelectField name="contactId" label="Confirmed by" options={contacts} required />
        <Received zone={zone} />
      </ActionForm>
    </Act>
  );
}

/** One form, folded until it is asked for. */
export function Act({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={classes.act}>
      <summary>{title}</summary>
      <div className={classes.actBody}>{children}</div>
    </details>
  );
}

function NoContact({ customer }: { customer: string }) {
  return (
    <p>
      This customer has no confirmed contact for notices.{" "}
      <a href={`/staff/customers/${encodeURIComponent(customer)}#contacts`}>Name or confirm one</a>.
    </p>
  );
}

function Received({ zone }: { zone: string }) {
  return (
    <>
      <DateField name="on" label="Received on" help={`The day in ${zone}.`} required />
      <SelectField
        name="channel"
        label="How it came"
        options={[
          { value: "EMAIL", label: "By e-mail" },
          { value: "LETTER", label: "By letter" },
          { value: "PHONE", label: "By phone" },
          { value: "HAND", label: "By hand" },
        ]}
      />
    </>
  );
}

const notSwitched =
  "Of this change the register does not say that: not all of it can be switched per customer, and it comes for all. Say below how the product does without it for this customer; else leave it out for all and withdraw it, or settle the objection otherwise.";

/** Decides one objection; only what is possible is offered, each outcome with what it means. */
export function DecideObjection({
  view,
  agreement,
  objection,
  action,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  objection: ObjectionView;
  action: FormAction;
}) {
  const isEffective = agreement.effectiveOn !== null;
  const options = Object.entries(decisionWords)
    .filter(([value]) => !(value === "UNTIMELY" && objection.isTimely))
    .filter(
      ([value]) =>
        !(isEffective && value === "ACCOMMODATED_BY_LEAVING_OUT") &&
        !(value === "REMEDY_RUN" && objection.decision !== "REFUSED"),
    )
    .map(([value, { label, help }]) => ({
      value,
      label,
      help:
        value === "ACCOMMODATED_BY_LEAVING_OUT" && !view.perCustomer
          ? `${help} ${notSwitched}`
          : help,
    }));
  return (
    <details className={classes.act}>
      <summary>Decide this objection</summary>
      <div className={classes.actBody}>
        <ActionForm
          action={action}
          submit="Decide"
          label="Decide this objection"
          aside={<ShowMailButton />}
          hidden={{
            changeSetId: view.changeSetId,
            agreementRef: agreement.agreement,
            objectionId: objection.id,
          }}
        >
          <p>
            The customer is told at once: one mail goes to each of its contacts whose address is
            confirmed, with the outcome, the clause, and your reason word for word unless it was the
            customer who withdrew. It cannot be called back.
          </p>
          <ChoicesField name="decision" label="Outcome" options={options} required />
          <TextAreaField
            name="reason"
            label="Reason"
            help="The customer reads it in that mail, in the portal and in the letter; it stands in the evidence of this change."
            maxLength={5_000}
            required
          />
          <TextAreaField
            name="clause"
            label="The clause, quoted"
            help="Needed where the customer is overruled: outside the agreed ground, or after the remedy. Left empty, the clause in the agreement’s terms counts."
            rows={2}
            maxLength={2_000}
          />
          {view.perCustomer || isEffective ? null : (
            <TextAreaField
              name="doneWithout"
              label="How the product does without it for this customer"
              help="Needed where it is left out for this customer, or its agreement ends over it while its data are held: the register says of no switch for one customer alone. It is kept with the decision."
              rows={2}
              maxLength={2_000}
            />
          )}
          {objection.decision === "REFUSED" ? (
            <DateField
              name="remedyRanOn"
              label="The remedy’s last day"
              help="Only for “The agreed remedy has run”. Left empty, it is counted from the agreement’s terms."
            />
          ) : null}
          <MailsAhead nobody="No mail would go: this customer has no contact with a confirmed address. Tell it by letter." />
          <PasswordField
            name="password"
            label="Your password"
            help="Asked again, since this step binds the organisation. Showing the mail does not ask for it."
            required
          />
        </ActionForm>
      </div>
    </details>
  );
}

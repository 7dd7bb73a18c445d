import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { ContactView, CustomerRecord } from "@/lib/domain/customer/customer-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./customers.module.css";

/** What staff can do about contacts. */
export type ContactActions = {
  readonly save: FormAction;
  readonly askToConfirm: FormAction;
  readonly confirmByHand: FormAction;
  readonly digest: FormAction;
  readonly erase: FormAction;
};

const doneSentences: Readonly<Record<string, string>> = {
  saved: "The contact is saved. It is told of nothing until it is confirmed.",
  changed: "The contact is saved.",
  moved:
    "The contact is saved. Mail that waited for its old address does not go out: it is told at the new one once that is confirmed.",
  asked: "The mail with the link is ordered. The contact counts once the link is opened.",
  confirmed: "The contact is confirmed: the next notice goes there, too.",
  told: "The contact is confirmed. What never arrived at its old address goes to the new one now.",
  digest: "The contact gets the monthly digest, when there is something to tell.",
  noDigest: "The contact gets no monthly digest any more. Notices still go there.",
  erased: "The contact is erased. What was sent stays provable by its hashes.",
};

/** Whom this customer named for notices; only the confirmed are told. */
export function ContactsPanel({
  customer,
  actions,
  done,
}: {
  customer: CustomerRecord;
  actions: ContactActions;
  done: string | null;
}) {
  const { contacts, may, ref, zone } = customer;
  const said = done === null ? undefined : doneSentences[done];
  return (
    <Panel title="Contacts" id="contacts">
      {said === undefined ? null : (
        <div role="status">
          <Callout tone="good" title={said} />
        </div>
      )}
      {contacts.some(isReachable) ? null : (
        <Callout tone="warn" title="Nobody of this customer can be told of a change">
          A change that needs notice waits for this customer until a contact is confirmed, or a
          letter is recorded.
        </Callout>
      )}
      <ul className={classes.list}>
        {contacts.map((contact) => (
          <li key={contact.id} className={classes.entry}>
            <Contact contact={contact} zone={zone} />
            {may.editContacts ? (
              <ContactForms contact={contact} customerRef={ref} actions={actions} />
            ) : null}
          </li>
        ))}
      </ul>
      {may.editContacts ? (
        <div className={classes.forms}>
          <details className={classes.fold}>
            <summary>Add a contact</summary>
            <div className={classes.foldBody}>
              <EntryForm customerRef={ref} contact={null} action={actions.save} />
            </div>
          </details>
        </div>
      ) : null}
    </Panel>
  );
}

function isReachable({ confirmedAt, bouncedAt, isForNotices }: ContactView): boolean {
  return isForNotices && confirmedAt !== null && bouncedAt === null;
}

function Contact({ contact, zone }: { contact: ContactView; zone: string }) {
  const { email, name, language, confirmedAt, bouncedAt, isForNotices, wantsDigest } = contact;
  return (
    <>
      <p>
        <b>{email}</b>
        {name === null ? "" : `, ${name}`}
        {language === null ? "" : ` (${language})`}{" "}
        <ToneBadge tone={confirmedAt === null ? "warn" : "good"}>
          {confirmedAt === null ? "Not confirmed" : "Confirmed"}
        </ToneBadge>{" "}
        {bouncedAt === null ? null : <ToneBadge tone="bad">Mail came back</ToneBadge>}
      </p>
      <p className={classes.silent}>
        {confirmedAt === null ? (
          "It is told of nothing yet"
        ) : (
          <>
            Confirmed <Moment at={confirmedAt} zone={zone} />
          </>
        )}
        {bouncedAt === null ? (
          ""
        ) : (
          <>
            ; mail came back <Moment at={bouncedAt} zone={zone} />
          </>
        )}
        {isForNotices ? "" : "; not named for notices"}
        {wantsDigest ? "" : "; wants no monthly digest"}.
      </p>
    </>
  );
}

function ContactForms({
  contact,
  customerRef,
  actions,
}: {
  contact: ContactView;
  customerRef: string;
  actions: ContactActions;
}) {
  const hidden = { customerRef, contactId: contact.id };
  return (
    <div className={classes.forms}>
      {contact.confirmedAt === null ? (
        <details className={classes.fold}>
          <summary>Confirm {contact.email}</summary>
          <div className={classes.foldBody}>
            <ActionForm
              action={actions.askToConfirm}
              submit="Send a mail with a link"
              hidden={hidden}
              label={`Ask ${contact.email} to confirm`}
            >
              <p>The contact opens the link in the mail and confirms with one click.</p>
            </ActionForm>
            <hr />
            <ActionForm
              action={actions.confirmByHand}
              submit="Confirm by hand"
              hidden={hidden}
              label={`Confirm ${contact.email} by hand`}
            >
              <TextAreaField
                name="reason"
                label="From where is it known whom the customer named?"
                help="For example: Annex I.A of the signed agreement. It stands in the audit."
                rows={2}
                required
              />
            </ActionForm>
          </div>
        </details>
      ) : null}
      <details className={classes.fold}>
        <summary>Change or erase {contact.email}</summary>
        <div className={classes.foldBody}>
          <EntryForm customerRef={customerRef} contact={contact} action={actions.save} />
          <hr />
          <ActionForm
            action={actions.digest}
            submit={contact.wantsDigest ? "Stop the monthly digest" : "Send the monthly digest"}
            tone="quiet"
            hidden={{ ...hidden, wanted: contact.wantsDigest ? "no" : "yes" }}
            label={`Digest for ${contact.email}`}
          >
            <p>
              Once a month, when there is something to tell, it says what changed for information.
              Notices come in any case.
            </p>
          </ActionForm>
          <hr />
          <ActionForm
            action={actions.erase}
            submit="Erase this contact"
            tone="danger"
            hidden={hidden}
            label={`Erase ${contact.email}`}
          >
            <p>
              The data of this person go for good. That a notice was sent stays provable by its
              hashes.
            </p>
          </ActionForm>
        </div>
      </details>
    </div>
  );
}

function EntryForm({
  customerRef,
  contact,
  action,
}: {
  customerRef: string;
  contact: ContactView | null;
  action: FormAction;
}) {
  return (
    <ActionForm
      action={action}
      submit={contact === null ? "Add the contact" : "Save the contact"}
      hidden={{ customerRef, contactId: contact?.id ?? "" }}
      initial={{
        email: contact?.email ?? "",
        name: contact?.name ?? "",
        language: contact?.language ?? "",
      }}
      label={contact === null ? "Add a contact" : `Change ${contact.email}`}
    >
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        help={
          contact === null
            ? "A role mailbox outlives a person."
            : "Another address has to be confirmed again."
        }
        required
      />
      <TextField name="name" label="Name" maxLength={200} />
      <TextField
        name="language"
        label="Language of mails"
        help="As de or pt-BR; empty: English."
        maxLength={6}
      />
    </ActionForm>
  );
}

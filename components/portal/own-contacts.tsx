import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { LinkButton } from "@/components/ui/link-button";
import type { FormAction } from "@/lib/domain/form-state";
import type { PortalContact } from "@/lib/domain/portal-view";
import classes from "./portal.module.css";

const standings = {
  CONFIRMED: { tone: "good", mark: "Is told of changes" },
  UNCONFIRMED: { tone: "warn", mark: "Not confirmed yet" },
  BOUNCED: { tone: "bad", mark: "Our mail came back" },
} as const;

/** The customer's contacts, each with the way to change it. */
export function OwnContacts({
  contacts,
  remind,
  chooseDigest,
}: {
  contacts: readonly PortalContact[];
  remind: FormAction;
  chooseDigest: FormAction;
}) {
  return (
    <ul className={classes.plainList}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          <div className={classes.line}>
            <div>
              <strong>{contact.name ?? contact.email}</strong>
              {contact.isOwn ? " (you)" : ""}
              <p className={classes.small}>{contact.email}</p>
              <p className={classes.small}>
                {contact.wantsDigest
                  ? "Gets the monthly digest of what changes for your information, when there is any."
                  : "Gets no monthly digest."}
              </p>
            </div>
            <ToneBadge tone={standings[contact.standing].tone}>
              {standings[contact.standing].mark}
            </ToneBadge>
          </div>
          <div className={classes.acts}>
            <LinkButton href={`/portal/contacts/${contact.id}`} variant="subtle">
              Change or remove
            </LinkButton>
            <ActionForm
              action={chooseDigest}
              submit={contact.wantsDigest ? "Stop the digest" : "Send the digest"}
              tone="quiet"
              hidden={{ id: contact.id, wanted: contact.wantsDigest ? "no" : "yes" }}
              label={`Digest for ${contact.email}`}
            />
            {contact.standing === "UNCONFIRMED" ? (
              <ActionForm
                action={remind}
                submit="Send the confirmation mail again"
                tone="quiet"
                hidden={{ id: contact.id }}
                label={`Confirmation of ${contact.email}`}
              />
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The fields of one contact. */
export function ContactFields({ contact }: { contact?: PortalContact }) {
  return (
    <>
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        help="A mailbox that several people read, such as privacy@, outlasts holidays and leavers."
        maxLength={254}
        defaultValue={contact?.email ?? ""}
        required
      />
      <TextField
        name="name"
        label="Name"
        help="Of the person or the team. You may leave it empty."
        maxLength={200}
        defaultValue={contact?.name ?? ""}
      />
    </>
  );
}

import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { Callout } from "@/components/ui/callout";
import { Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { FormAction } from "@/lib/domain/form-state";
import { longDate } from "@/lib/domain/language/en-date";
import { languageInWords } from "@/lib/domain/value-words";
import { counted } from "./change-items";
import classes from "./changes.module.css";

/** The mail to one customer, drawn; the HTML comes by an address of its own. */
export type ShownMail = {
  readonly customer: { readonly ref: string; readonly name: string };
  readonly recipients: readonly string[];
  readonly from: string;
  readonly replyTo: string | null;
  /** Tag of the language in which it is shown. */
  readonly language: string;
  /** The languages in which the mails of this change are read, by how many contacts, and where each is shown. */
  readonly languages: readonly {
    readonly language: string;
    readonly contacts: number;
    readonly href: string;
  }[];
  readonly subject: string;
  readonly text: string;
  readonly htmlAddress: string;
  /** The other changes that the same mail tells this customer of. */
  readonly together: readonly string[];
};

/** The mail exactly as that customer will read it, in both its forms. */
export function ChangeMail({
  mail,
  changeSetId,
  isAnnounced,
  toldOn,
  testSend,
}: {
  mail: ShownMail | null;
  isAnnounced: boolean;
  /** The day for which its announcement is ordered; null: none is. */
  toldOn: CalendarDate | null;
  changeSetId: string;
  /** null: this person may not send one. */
  testSend: FormAction | null;
}) {
  if (mail === null)
    return (
      <Panel title="The mail" id="mail">
        <p className={classes.quiet}>Nobody has to be told in person, so no mail goes out.</p>
      </Panel>
    );
  return (
    <Panel
      title={`The mail to ${mail.customer.name}`}
      id="mail"
      aside={<LinkButton href="#affected">Choose another customer</LinkButton>}
    >
      <p className={classes.quiet}>
        This is the mail itself, with the days{" "}
        {isAnnounced
          ? "counted from the announcement"
          : toldOn === null
            ? "as they would be if it went out now"
            : `counted from ${longDate(toldOn)}, for which it is ordered`}
        . <Together ids={mail.together} />
        It is shown in {languageInWords(mail.language)}; each contact gets it in the language named
        beside its address. Its link to object opens nothing here.
      </p>
      <Languages mail={mail} />
      <Facts
        items={[
          {
            label: "To",
            value: mail.recipients.length === 0 ? "nobody yet" : mail.recipients.join("; "),
          },
          { label: "From", value: mail.from },
          ...(mail.replyTo === null ? [] : [{ label: "Answers go to", value: mail.replyTo }]),
          { label: "Subject", value: <strong lang={mail.language}>{mail.subject}</strong> },
        ]}
      />
      {mail.recipients.length === 0 && (
        <Callout
          tone="bad"
          title="This customer has no confirmed contact: nobody will get this mail."
        />
      )}
      <iframe
        className={classes.mailFrame}
        src={mail.htmlAddress}
        sandbox=""
        title={`The mail to ${mail.customer.name}, as HTML`}
        loading="lazy"
      />
      <details className={classes.more}>
        <summary>The same mail as plain text</summary>
        <pre className={classes.mailText} lang={mail.language}>
          {mail.text}
        </pre>
      </details>
      {testSend !== null && (
        <ActionForm
          action={testSend}
          submit="Send a test to me"
          tone="quiet"
          label="Test mail"
          hidden={{ id: changeSetId, customer: mail.customer.ref, language: mail.language }}
        />
      )}
    </Panel>
  );
}

/** Where nobody reads another language, there is nothing to choose. */
function Languages({ mail: { language: shown, languages } }: { mail: ShownMail }) {
  if (languages.length < 2) return null;
  return (
    <nav aria-label="Languages of the mails of this change">
      <ul className={classes.filters}>
        {languages.map(({ language, contacts, href }) => (
          <li key={language}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={language === shown ? "true" : undefined}
            >
              {languageInWords(language)}: {counted(contacts, "contact")}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Together({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <>
      It tells of{" "}
      {ids.map((id) => (
        <span key={id}>
          <Link href={`/staff/changes/${id}`} prefetch={false}>
            {id}
          </Link>{" "}
        </span>
      ))}
      together with this one.{" "}
    </>
  );
}

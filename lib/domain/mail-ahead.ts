import type { Language } from "./language/catalogue";
import { formNames } from "./record/record-form-names";

/** Whom one mail would go to. */
export type MailReader = {
  readonly customer: string;
  readonly name: string | null;
  readonly address: string;
};

/** A mail that an act would send, as its first reader would read it; the others who read it in the same language. */
export type MailAhead = {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly readers: readonly MailReader[];
  /** How many readers there are, also those that are not named. */
  readonly count: number;
};

/** On a page nobody reads thousands of names. */
const mostNamed = 30;

/** The same mails with as many readers as a page names. */
export function inShort(mails: readonly MailAhead[]): MailAhead[] {
  return mails.map(({ readers, ...mail }) => ({ ...mail, readers: readers.slice(0, mostNamed) }));
}

/** Whether more than one customer gets this mail: then each has words of its own in it. */
export function isForSeveral({ readers }: Pick<MailAhead, "readers">): boolean {
  return new Set(readers.map(({ customer }) => customer)).size > 1;
}

/** "Ada Lovelace <ada@client.example>" */
export function readerInWords({ name, address }: Pick<MailReader, "name" | "address">): string {
  return name === null ? address : `${name} <${address}>`;
}

/** The button of a form that asks for the mail that sending the form would cause, and for nothing else. */
export const showMail = { name: formNames.intent, value: "mail" } as const;

/** Whether a form was sent to be shown its mail. */
export function asksForMail(form: FormData): boolean {
  return form.get(showMail.name) === showMail.value;
}

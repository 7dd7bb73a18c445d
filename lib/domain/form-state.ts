import type { ForeseenView } from "./change/foreseen-view";
import type { MailAhead } from "./mail-ahead";

/** What was typed into a form, as the browser sent it: shown again, so that nothing is lost. Never holds passwords. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/**
 * How a form stands after it was sent. A form that went through mostly leads to another page instead.
 *
 * `errors` holds sentences by the name of the field; the name "" is the form as a whole.
 */
export type FormState =
  | { readonly status: "untouched" }
  | {
      readonly status: "invalid";
      readonly errors: Readonly<Record<string, readonly string[]>>;
      readonly typed: Typed;
    }
  | {
      readonly status: "refused";
      /** Why, as the data layer has it. Told to staff alone: others learn no more than the sentence says. */
      readonly reason?: string;
      readonly message: string;
      readonly typed: Typed;
    }
  | { readonly status: "done"; readonly message: string }
  /** Nothing was done: what would follow if the form were sent as it stands. */
  | { readonly status: "foreseen"; readonly view: ForeseenView; readonly typed: Typed }
  /** Nothing was done: the mails that would go if the form were sent as it stands. */
  | { readonly status: "shown"; readonly mails: readonly MailAhead[]; readonly typed: Typed };

export const untouched: FormState = { status: "untouched" };

/** What a form sends to the server: `useActionState` calls it, and so does a browser without script. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

import { ActionForm } from "@/components/forms/action-form";
import { ChoicesField, TextAreaField, TextField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./portal.module.css";

/** Where a customer says no, with the ground that its agreement names. Needs no script. */
export function ObjectForm({
  action,
  hidden,
  isLate,
  clause,
  name,
  notices,
}: {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  isLate: boolean;
  clause: string | null;
  /** Whose name stands in the form at first; null where nobody is signed in. */
  name: string | null;
  /** To be chosen from, where one mail told several. */
  notices?: readonly { value: string; label: string }[];
}) {
  return (
    <>
      {isLate ? (
        <Callout tone="warn" title="The last day to object is over">
          <p>
            You can still write to us here. It is recorded with today’s date, as late, and answered;
            it does not hold the change back.
          </p>
        </Callout>
      ) : null}
      {clause === null ? null : (
        <blockquote className={classes.clause}>
          <p>“{clause}”</p>
          <footer>Your agreement on objections</footer>
        </blockquote>
      )}
      <ActionForm
        action={action}
        submit={isLate ? "Send this late objection" : "Object to this change"}
        hidden={hidden}
        label="Object"
      >
        {notices === undefined ? null : (
          <ChoicesField
            name="notices[]"
            label="Under which agreements you object"
            options={notices}
            defaultValue={notices.map(({ value }) => value)}
            required
          />
        )}
        <TextAreaField
          name="text"
          label="Why do you object?"
          help="You may leave this empty. A reason in data protection helps us to find a solution."
          maxLength={10_000}
        />
        <TextField
          name="name"
          label="Your name"
          help="Stands under the objection, for your company."
          autoComplete="name"
          maxLength={200}
          required
          {...(name === null ? {} : { defaultValue: name })}
        />
      </ActionForm>
    </>
  );
}

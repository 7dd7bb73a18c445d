import { DateField, SelectField, TextAreaField, TextField } from "@/components/forms/fields";
import { formNames } from "@/lib/domain/record/record-form-names";
import type { RecordForm } from "@/lib/domain/record/record-form-view";
import { HiddenFields } from "./hidden-fields";
import classes from "./record-form.module.css";

/** Into which change a proposal goes, and from when it is true. */
export function ChangeFields({
  form,
  needsReason = false,
}: {
  form: RecordForm;
  needsReason?: boolean;
}) {
  const { drafts, draft } = form;
  const isInDraft =
    draft !== null && drafts.some(({ id, hasRecord }) => id === draft.id && hasRecord);
  const choices = drafts.filter(({ hasRecord }) => !hasRecord);
  const reason = (
    <TextAreaField
      name={formNames.reason}
      label="Reason"
      help="Why it changes. Stands in the change, and in the mail to customers if they are told."
      required={needsReason}
      rows={2}
      maxLength={2000}
    />
  );
  return (
    <fieldset className={`${classes.group} ${classes.where}`}>
      <legend>The change</legend>
      {isInDraft ? (
        <p className={classes.help}>
          Goes into the draft {draft.id} “{draft.title}”, in the place of what it says now.
          <HiddenFields names={[formNames.changeSetId]} />
        </p>
      ) : choices.length === 0 ? (
        <p className={classes.help}>
          Becomes a draft that somebody else approves. What alters nothing that others see is saved
          at once.
        </p>
      ) : (
        <SelectField
          name={formNames.changeSetId}
          label="Put it into"
          help="What alters nothing that others see is saved at once, whatever is chosen here."
          emptyLabel="A new change"
          options={choices.map(({ id, title, isOwn, authors }) => ({
            value: id,
            label: `${id} ${title}${isOwn ? "" : ` (by ${authors.join(", ")})`}`,
          }))}
        />
      )}
      {isInDraft ? null : (
        <div className={classes.newChange}>
          <TextField
            name={formNames.title}
            label="Title of the change"
            help="Left empty, it is named after the record."
            maxLength={200}
          />
          {needsReason ? null : reason}
        </div>
      )}
      {needsReason ? reason : null}
      <div className={classes.short}>
        <DateField
          name={formNames.validFrom}
          label="True from"
          help="Left empty: the day on which the change takes effect. An earlier day corrects the past."
        />
      </div>
    </fieldset>
  );
}

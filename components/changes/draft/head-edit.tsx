import { ActionForm } from "@/components/forms/action-form";
import { DateField, SelectField, TextAreaField, TextField } from "@/components/forms/fields";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { emergencyGroundLabels, emergencyGrounds } from "@/lib/domain/reference/enums";
import type { Drafting } from "./drafting";
import { Folded } from "./folded";

const grounds = emergencyGrounds.map((value) => ({ value, label: emergencyGroundLabels[value] }));

/** What the draft says of itself, to be put otherwise. */
export function HeadEdit({ view, drafting }: { view: ChangeView; drafting: Drafting }) {
  if (drafting === null) return null;
  const { title, reason, plannedOn, emergencyGround, today } = view;
  const { id, seen, actions } = drafting;
  const earliest = plannedOn !== null && plannedOn < today ? plannedOn : today;
  return (
    // Once it is saved it folds up again, with what is there now.
    <Folded
      key={`${title} ${reason} ${plannedOn} ${emergencyGround}`}
      title="Edit title, reason, day and emergency"
    >
      <ActionForm
        action={actions.rename}
        submit="Save title, reason and day"
        tone="quiet"
        hidden={{ id, seen }}
        label="Title, reason and planned day"
      >
        <TextField name="title" label="Title" required maxLength={300} defaultValue={title} />
        <TextAreaField
          name="reason"
          label="Reason"
          help="Why it changes. Whoever approves it reads this first."
          rows={3}
          maxLength={4000}
          defaultValue={reason ?? ""}
        />
        <DateField
          name="plannedOn"
          label="Planned day"
          help="The day on which it is to take effect, as far as it is known. It is settled with the announcement."
          min={earliest}
          defaultValue={plannedOn ?? ""}
        />
        <SelectField
          name="emergencyGround"
          label="Emergency"
          help="Why it cannot wait for the notice periods. It counts only for customers whose agreement covers it."
          emptyLabel="No emergency"
          options={grounds}
          defaultValue={emergencyGround ?? ""}
        />
      </ActionForm>
    </Folded>
  );
}

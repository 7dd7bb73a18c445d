import type { FormAction } from "@/lib/domain/form-state";
import type { IncidentView } from "@/lib/domain/incident/incident-view";
import { ActionForm } from "../forms/action-form";
import { DateField, TextAreaField, TextField } from "../forms/fields";
import { Panel } from "../ui/panel";

type Props = { incident: IncidentView; action: FormAction };

/** Corrects the two days of an incident; folded, since it is seldom needed. */
export function CorrectDays({ incident, action }: Props) {
  return (
    <details>
      <summary>Correct the days</summary>
      <ActionForm
        action={action}
        submit="Correct the days"
        tone="quiet"
        hidden={{ id: incident.id }}
        label="Correct the days"
      >
        <DateField name="trueSince" label="True since" defaultValue={incident.trueSince} required />
        <DateField name="knownOn" label="Known on" defaultValue={incident.knownOn} required />
        <TextField name="reason" label="Why" maxLength={500} required />
      </ActionForm>
    </details>
  );
}

/** Closes an incident, with what came of it. */
export function CloseIncident({ incident, action }: Props) {
  return (
    <Panel title="Close the incident" id="close">
      <ActionForm
        action={action}
        submit="Close the incident"
        hidden={{ id: incident.id }}
        label="Close the incident"
      >
        <TextAreaField
          name="reason"
          label="What came of it"
          help="A closed incident stays as it is: nothing is recorded in it any more."
          rows={3}
          maxLength={5_000}
          required
        />
      </ActionForm>
    </Panel>
  );
}

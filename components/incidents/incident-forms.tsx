import type { FormAction } from "@/lib/domain/form-state";
import {
  type DueStep,
  dueSteps,
  type IncidentView,
  incidentStepWords,
} from "@/lib/domain/incident/incident-view";
import { ActionForm } from "../forms/action-form";
import { DateField, TextAreaField, TextField } from "../forms/fields";
import { Callout } from "../ui/callout";
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

/** Closes an incident, with what came of it; what is due and undone is named, and asks for a reason each. */
export function CloseIncident({ incident, action }: Props) {
  const undone = dueSteps.filter((step) => incident.steps.includes(step));
  return (
    <Panel title="Close the incident" id="close">
      {undone.length === 0 ? null : (
        <Callout tone="warn" title="Not everything that is due is done.">
          Do it first. Where a step is left undone for good, say why: the reason is kept with your
          name.
        </Callout>
      )}
      <ActionForm
        action={action}
        submit="Close the incident"
        hidden={{ id: incident.id }}
        label="Close the incident"
      >
        <TextAreaField
          name="reason"
          label="What came of it"
          help="Nothing is recorded in a closed incident, until somebody who may close it opens it again."
          rows={3}
          maxLength={5_000}
          required
        />
        {undone.map((step) => (
          <TextAreaField
            key={step}
            name={`undone.${step}`}
            label={undoneLabels[step]}
            help={incidentStepWords[step]}
            rows={2}
            maxLength={2_000}
          />
        ))}
      </ActionForm>
    </Panel>
  );
}

const undoneLabels: Readonly<Record<DueStep, string>> = {
  TELL: "Why customers are left untold",
  SUSPEND: "Why suspension is left undecided",
  DECIDE_OBJECTION: "Why the objection is left undecided",
};

/** Opens a closed incident again. */
export function ReopenIncident({ incident, action }: Props) {
  return (
    <Panel title="Open the incident again" id="reopen">
      <ActionForm
        action={action}
        submit="Open it again"
        tone="quiet"
        hidden={{ id: incident.id }}
        label="Open the incident again"
      >
        <TextAreaField name="reason" label="Why" rows={2} maxLength={5_000} required />
      </ActionForm>
    </Panel>
  );
}

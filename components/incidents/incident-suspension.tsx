import type { FormAction } from "@/lib/domain/form-state";
import { suspensions, suspensionWords } from "@/lib/domain/incident/incident-view";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, TextAreaField } from "../forms/fields";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import type { IncidentProps } from "./incident-props";

const help = {
  PROPOSED: "Nobody has decided yet, or the customers are asked.",
  DONE: "What depends on it was stopped, for these customers or for all.",
  NOT_POSSIBLE: "It cannot be stopped: say why, and what is done instead.",
} as const;

/** Suspension: proposed by itself, then done or not possible, with the reason. */
export function IncidentSuspension({
  incident,
  today,
  action,
}: Pick<IncidentProps, "incident" | "today"> & { action: FormAction | null }) {
  const { suspension, suspensionOn, suspensionReason } = incident;
  return (
    <Panel title="Suspension" id="suspension">
      <p>
        {suspension === null ? "Not decided." : suspensionWords[suspension]}
        {suspensionOn === null ? "" : ", "}
        {suspensionOn === null ? null : <Day on={suspensionOn} />}
        {suspensionReason === null ? "" : `: ${suspensionReason}`}
      </p>
      {action === null ? null : (
        <ActionForm
          action={action}
          submit="Record it"
          tone="quiet"
          hidden={{ id: incident.id }}
          label="Record what became of suspension"
        >
          <ChoicesField
            name="suspension"
            label="What became of it"
            options={suspensions.map((value) => ({
              value,
              label: suspensionWords[value],
              help: help[value],
            }))}
            required
          />
          <DateField name="on" label="On" defaultValue={today} max={today} required />
          <TextAreaField name="reason" label="Reason" rows={2} maxLength={5_000} required />
        </ActionForm>
      )}
    </Panel>
  );
}

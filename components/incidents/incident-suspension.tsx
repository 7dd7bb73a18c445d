import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type IncidentView,
  type Suspension,
  suspensions,
  suspensionWords,
} from "@/lib/domain/incident/incident-view";
import { recordPath } from "@/lib/domain/record-address";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, TextAreaField } from "../forms/fields";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import type { IncidentProps } from "./incident-props";

const help: Readonly<Record<Suspension, string>> = {
  PROPOSED: "Nobody has decided yet, or the customers are asked.",
  DONE: "What depends on it was stopped, for these customers or for all.",
  NOT_POSSIBLE: "It cannot be stopped: say why, and what is done instead.",
  LIFTED: "What was stopped is in use again.",
};

/** Suspension: proposed by itself, then done or not possible, with the reason. */
export function IncidentSuspension({
  incident,
  today,
  action,
}: Pick<IncidentProps, "incident" | "today"> & { action: FormAction | null }) {
  const { suspension, suspensionOn, suspensionReason } = incident;
  const offered = suspensions.filter((one) => one !== "LIFTED" || suspension === "DONE");
  return (
    <Panel title="Suspension" id="suspension">
      <p>
        {suspension === null ? "Not decided." : suspensionWords[suspension]}
        {suspensionOn === null ? "" : ", "}
        {suspensionOn === null ? null : <Day on={suspensionOn} />}
        {suspensionReason === null ? "" : `: ${suspensionReason}`}
      </p>
      <Suspends incident={incident} />
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
            options={offered.map((value) => ({
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

/** What suspending it does, and what it does not: a program that asks is answered by this. */
function Suspends({ incident: { suspension, suspends } }: { incident: IncidentView }) {
  if (suspends.length === 0)
    return (
      <p>
        The incident names no sub-processor, so suspending it takes no authorisation away by itself.
      </p>
    );
  const names = suspends.map(({ ref, title }, index) => (
    <span key={ref}>
      {index > 0 && ", "}
      <Link href={recordPath({ kind: "Engagement", ref })}>{title}</Link>
    </span>
  ));
  return suspension === "DONE" ? (
    <p>
      Not authorised for these customers until the suspension is lifted: {names}. Programs that ask
      are told so.
    </p>
  ) : (
    <p>
      Once it is suspended, these are not authorised for these customers until that is lifted:{" "}
      {names}.
    </p>
  );
}

import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type IncidentView,
  type Suspension,
  suspensions,
  suspensionWords,
} from "@/lib/domain/incident/incident-view";
import { recordPath } from "@/lib/domain/record/record-address";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, PasswordField, TextAreaField } from "../forms/fields";
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
  may,
  action,
}: Pick<IncidentProps, "incident" | "today" | "may"> & { action: FormAction | null }) {
  const { suspension, suspensionOn, suspensionReason } = incident;
  const isDone = suspension === "DONE";
  const offered = suspensions.filter((one) =>
    isDone ? one === "DONE" || may.lift : one !== "LIFTED",
  );
  return (
    <Panel title="Suspension" id="suspension">
      <p>
        {suspension === null ? "Not decided." : suspensionWords[suspension]}
        {suspensionOn === null ? "" : ", "}
        {suspensionOn === null ? null : <Day on={suspensionOn} />}
        {suspensionReason === null ? "" : `: ${suspensionReason}`}
      </p>
      <Suspends incident={incident} />
      <SuspendedFor customers={incident.customers} />
      <CameLater later={incident.cameLater} />
      {isDone && (
        <p>
          To lift it, for all or for some, is for an approver who did not record the suspension
          {may.lift ? ", and takes your password" : ""}.
        </p>
      )}
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
          <ForWhom incident={incident} />
          <DateField name="on" label="On" defaultValue={today} max={today} required />
          <TextAreaField name="reason" label="Reason" rows={2} maxLength={5_000} required />
          {isDone && may.lift ? <PasswordField name="password" label="Your password" /> : null}
        </ActionForm>
      )}
    </Panel>
  );
}

const mostTicked = 100;

/** For some of the customers alone: a part of them may want it stopped, and others not. */
function ForWhom({ incident }: { incident: IncidentView }) {
  const { suspension, cameLater } = incident;
  const customers = [...incident.customers, ...cameLater];
  if (customers.length < 2) return null;
  const some = customers.filter(({ suspendedSince }) => suspendedSince !== null);
  const isSome = suspension === "DONE" && some.length < customers.length;
  const common = {
    name: "agreementRefs[]",
    label: "Only for these customers",
    help: "For “Suspended”. None: for all that the incident concerns. Recorded again with others, it is suspended for these alone, and lifted for the rest.",
  };
  if (customers.length > mostTicked)
    return (
      <TextAreaField
        {...common}
        help={`${common.help} One agreement a line, by its ref.`}
        rows={3}
        defaultValue={isSome ? some.map(({ ref }) => ref).join("\n") : ""}
      />
    );
  return (
    <ChoicesField
      {...common}
      options={customers.map(({ ref, title, customerName }) => ({
        value: ref,
        label: title === customerName ? title : `${customerName}, ${title}`,
      }))}
      defaultValue={isSome ? some.map(({ ref }) => ref) : []}
    />
  );
}

/** For whom it is suspended, where not for all. */
function SuspendedFor({ customers }: { customers: IncidentView["customers"] }) {
  const some = customers.filter(({ suspendedSince }) => suspendedSince !== null);
  if (some.length === 0 || some.length === customers.length) return null;
  return (
    <p>
      For {some.length} of {customers.length}:{" "}
      {some.slice(0, mostTicked).map(({ ref, customerName, suspendedSince }, index) => (
        <span key={ref}>
          {index > 0 && ", "}
          {customerName}
          {suspendedSince === null ? null : (
            <>
              {" "}
              since <Day on={suspendedSince} />
            </>
          )}
        </span>
      ))}
      {some.length > mostTicked ? " and others" : ""}.
    </p>
  );
}

/** Who came to use it after the incident was opened: held under what was suspended for all, and left out where some were named. */
function CameLater({ later }: { later: IncidentView["cameLater"] }) {
  const held = later.filter(({ suspendedSince }) => suspendedSince !== null);
  const free = later.filter(({ suspendedSince }) => suspendedSince === null);
  return (
    <>
      {held.length === 0 ? null : (
        <p>
          Came later, and suspended for them, too: <LaterNames of={held} />.
        </p>
      )}
      {free.length === 0 ? null : (
        <p>
          Came later, and <strong>not suspended for them</strong>, since customers were named:{" "}
          <LaterNames of={free} />. Record it again with them if it has to be.
        </p>
      )}
    </>
  );
}

function LaterNames({ of }: { of: IncidentView["cameLater"] }) {
  return (
    <>
      {of.slice(0, mostTicked).map(({ ref, customerRef, customerName, suspendedSince }, index) => (
        <span key={ref}>
          {index > 0 && ", "}
          <Link href={`/staff/customers/${encodeURIComponent(customerRef)}`}>{customerName}</Link>
          {suspendedSince === null ? null : (
            <>
              {" "}
              since <Day on={suspendedSince} />
            </>
          )}
        </span>
      ))}
      {of.length > mostTicked ? " and others" : ""}
    </>
  );
}

/** What suspending it does, and what it does not: a program that asks is answered by this. */
function Suspends({ incident: { suspension, suspends, engagement } }: { incident: IncidentView }) {
  if (suspends.length === 0 && engagement !== null)
    return (
      <p>
        It is on no agreement’s list any more and authorised for nobody, so suspending it takes no
        authorisation away. It may hold data all the same.
      </p>
    );
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

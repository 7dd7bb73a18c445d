import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import { AccessUntilField } from "./access-until-field";
import classes from "./people.module.css";

type Person = {
  readonly id: string;
  readonly email: string;
  readonly disabledAt: string | null;
  readonly accessUntil: string | null;
  readonly isOver: boolean;
  readonly hasPassword: boolean;
};

type Actions = Readonly<Record<"disable" | "enable" | "sendLink" | "setEnd", FormAction>>;

/** Whether somebody may come in, and what an administrator can do about it. */
export function AccessPanel({
  person,
  isSelf,
  left,
  actions,
}: {
  person: Person;
  isSelf: boolean;
  /** How much they answer for, wrote or share that somebody else would have to take over. */
  left: number;
  actions: Actions;
}) {
  const { id, email, disabledAt, hasPassword } = person;
  if (disabledAt !== null) {
    return (
      <Panel title="Access">
        <p>{email} cannot sign in. Their roles and their password are kept.</p>
        <HandOverLink id={id} left={left} />
        <ActionForm action={actions.enable} submit="Let them in again" hidden={{ email }} />
      </Panel>
    );
  }
  return (
    <Panel title="Access">
      <div className={classes.forms}>
        <div>
          <p>
            {hasPassword
              ? `${email} signs in with a password. Whoever forgot it gets a link to choose another.`
              : `${email} was invited and has not chosen a password yet.`}
          </p>
          <ActionForm
            action={actions.sendLink}
            submit={hasPassword ? "Send a link for a new password" : "Send the invitation again"}
            tone="quiet"
            hidden={{ userId: id }}
          />
        </div>
        {isSelf ? null : <AccessEnd person={person} action={actions.setEnd} />}
        {isSelf ? null : (
          <div>
            <HandOverLink id={id} left={left} />
            <p>Disabling ends all their sessions at once. What they did stays on record.</p>
            <ActionForm
              action={actions.disable}
              submit="Disable"
              tone="danger"
              hidden={{ email }}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

function HandOverLink({ id, left }: { id: string; left: number }) {
  if (left === 0) return null;
  return (
    <p>
      {left === 1
        ? "One record, change or shared view is theirs."
        : `${left} records, changes and shared views are theirs.`}{" "}
      <Link href={`/staff/people/${id}/hand-over`} prefetch={false}>
        Hand over what they have
      </Link>{" "}
      first.
    </p>
  );
}

/** The last day on which somebody may come: an auditor's access always has one. */
function AccessEnd({
  person: { email, accessUntil, isOver },
  action,
}: {
  person: Person;
  action: FormAction;
}) {
  return (
    <div>
      <p>
        {accessUntil === null ? (
          "Their access has no end."
        ) : (
          <>
            {isOver ? "Their access ended on " : "Their access ends with "}
            <Day on={accessUntil} />.
          </>
        )}
      </p>
      <ActionForm action={action} submit="Set the last day" tone="quiet" hidden={{ email }}>
        <AccessUntilField defaultValue={accessUntil} />
      </ActionForm>
    </div>
  );
}

import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { ChangeView } from "@/lib/domain/change/change-view";
import type { OrderView } from "@/lib/domain/change/order-view";
import type { FormAction } from "@/lib/domain/form-state";
import { longDate } from "@/lib/domain/language/en-date";
import { counted } from "./change-items";
import classes from "./changes.module.css";

export type OrderActions = { readonly callBack: FormAction; readonly announceNow: FormAction };

/** An announcement that waits for its moment: nothing was sent, and one button calls it back. */
export function OrderedAnnouncement({
  view,
  actions,
}: {
  view: ChangeView;
  actions: OrderActions;
}) {
  const { id, order, zone } = view;
  if (order === null) return null;
  const mayAct = view.next.steps.some(
    (one) => one.step === "announce" && (one.allowed || one.reason === "isOrdered"),
  );
  return (
    <Panel title="The announcement that was ordered" id="ordered">
      {order.stoppedBecause === null ? (
        <Callout tone="info" title="Nothing has been sent yet">
          <p>
            It is announced on <Moment at={order.sendAt} zone={zone} />: then recipients and terms
            are frozen, and the mail goes. {order.by} ordered it on{" "}
            <Moment at={order.orderedAt} zone={zone} />.
          </p>
          <p>{recipientsOf(view)}</p>
        </Callout>
      ) : (
        <Callout tone="bad" title="It did not go">
          <p>
            It was to be announced on <Moment at={order.sendAt} zone={zone} />, and nothing was
            sent. {order.stoppedBecause}
          </p>
        </Callout>
      )}
      <Together order={order} own={id} />
      {mayAct ? (
        <>
          <ActionForm
            action={actions.callBack}
            submit={order.stoppedBecause === null ? "Call it back" : "Put it away"}
            label="Call the announcement back"
            hidden={{ id }}
          />
          {order.stoppedBecause === null ? (
            <details className={classes.more}>
              <summary>Announce it now …</summary>
              <ActionForm
                action={actions.announceNow}
                submit="Announce it now"
                tone="quiet"
                label="Announce it now"
                hidden={{ id }}
              >
                <PasswordField
                  name="password"
                  label="Your password"
                  help="Asked again, since this step binds the organisation."
                  required
                />
              </ActionForm>
            </details>
          ) : null}
        </>
      ) : null}
    </Panel>
  );
}

/** Whom it tells of this change, and for which day that is planned. */
function recipientsOf({ affected, plannedOn, earliestForAll }: ChangeView): string {
  const contacts = new Map(affected.map((row) => [row.customer, row.contacts]));
  const mails = [...contacts.values()].reduce((sum, count) => sum + count, 0);
  const day = plannedOn ?? earliestForAll;
  const whom = `It tells ${counted(contacts.size, "customer")} of this change, ${counted(mails, "contact")} in all.`;
  return day === null ? whom : `Planned for ${longDate(day)}. ${whom}`;
}

/** What goes out with it. */
function Together({ order, own }: { order: OrderView; own: string }) {
  const others = order.changes.filter(({ id }) => id !== own);
  if (others.length === 0) return null;
  return (
    <>
      <p>In the same mail:</p>
      <ul className={classes.plainList}>
        {others.map(({ id, title, plannedOn }) => (
          <li key={id}>
            <Link href={`/staff/changes/${id}`} prefetch={false}>
              {id}
            </Link>{" "}
            {title}
            {plannedOn === null ? null : (
              <>
                , planned for <Day on={plannedOn} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

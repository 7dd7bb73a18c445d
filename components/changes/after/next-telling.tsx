import Link from "next/link";
import { Fragment } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { ToldAlong } from "@/lib/domain/change/next-contact";
import type { AgreementStanding, RollOutView } from "@/lib/domain/change/standing";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./after.module.css";

/** Whom to turn to where nobody of a customer was told, with the one button for it. */
export function NextTelling({
  view,
  agreement: { agreement, customer, customerName, next },
  action,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  action: FormAction;
}) {
  if (next === null || !view.may.record) return null;
  if (next.act === "TELL")
    return (
      <div className={classes.next}>
        <p>
          Next contact: {next.contact.label}. The days are counted from that mail.
          <Along of={view.changeSetId} along={next.along} />
        </p>
        <ActionForm
          action={action}
          submit="Send it to this contact"
          tone="quiet"
          label={`Tell the next contact of ${customerName}`}
          hidden={{
            changeSetId: view.changeSetId,
            customerRef: customer,
            agreementRef: agreement,
            contactId: next.contact.id,
          }}
        />
      </div>
    );
  const contacts = `/staff/customers/${encodeURIComponent(customer)}#contacts`;
  return (
    <p className={classes.next}>
      {next.act === "CONFIRM" ? (
        <>
          Nobody else is confirmed: ask {next.contact.label} to{" "}
          <Link href={contacts} prefetch={false}>
            confirm the address
          </Link>
          , or send a letter and record it.
        </>
      ) : (
        <>
          No address is left:{" "}
          <Link href={contacts} prefetch={false}>
            name another contact
          </Link>
          , or send a letter and record it.
        </>
      )}
    </p>
  );
}

/** One mail told of several changes, or for several agreements, and came back: they go together again. */
function Along({ of, along }: { of: string; along: readonly ToldAlong[] }) {
  if (along.length === 0) return null;
  return (
    <>
      {" "}
      As the mail that came back did, it also tells of{" "}
      {along.map(({ changeSetId, agreement }, index) => (
        <Fragment key={`${changeSetId} ${agreement}`}>
          {index === 0 ? "" : ", "}
          <Link
            href={`/staff/changes/${encodeURIComponent(changeSetId)}?agreement=${encodeURIComponent(agreement)}#roll-out`}
            prefetch={false}
          >
            {changeSetId === of ? `agreement ${agreement}` : changeSetId}
          </Link>
        </Fragment>
      ))}
      .
    </>
  );
}

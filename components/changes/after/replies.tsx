import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { Moment } from "@/components/ui/day";
import type { AgreementStanding, RollOutView } from "@/lib/domain/change/standing";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./after.module.css";

/** The answers by mail that were filed, each as a file to keep. */
export function Replies({
  view,
  agreement: { agreement, customer, replies, zone },
  erase,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  erase: FormAction;
}) {
  const path = `/staff/changes/${encodeURIComponent(view.changeSetId)}/replies`;
  return (
    <ul className={classes.plain}>
      {replies.map(({ id, filedAt, writtenAt, said }) => (
        <li key={id}>
          {said === null ? (
            "Erased"
          ) : (
            <a href={`${path}/${id}`}>{said.subject === "" ? "Without a subject" : said.subject}</a>
          )}
          {said === null ? null : `, from ${said.sender}`}
          {writtenAt === null ? null : (
            <>
              , written <Moment at={writtenAt} zone={zone} />
            </>
          )}
          , filed <Moment at={filedAt} zone={zone} />
          {said === null || !view.may.record ? null : (
            <details className={classes.act}>
              <summary>Erase its words</summary>
              <div className={classes.actBody}>
                <ActionForm
                  action={erase}
                  submit="Erase"
                  tone="danger"
                  label={`Erase the reply ${said.subject}`}
                  hidden={{
                    changeSetId: view.changeSetId,
                    customerRef: customer,
                    agreementRef: agreement,
                    replyId: id,
                  }}
                >
                  <TextField name="reason" label="Reason" maxLength={2_000} required />
                </ActionForm>
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

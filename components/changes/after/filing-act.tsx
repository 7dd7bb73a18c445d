import { ActionForm } from "@/components/forms/action-form";
import { FileField } from "@/components/forms/fields";
import type { AgreementStanding, RollOutView } from "@/lib/domain/change/standing";
import type { FormAction } from "@/lib/domain/form-state";
import { Act } from "./acts";
import classes from "./after.module.css";

/** Keeps an answer by mail with an agreement's notice, also after the change was withdrawn or left out for it. */
export function FilingAct({
  view,
  agreement,
  action,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  action: FormAction;
}) {
  if (!view.may.record) return null;
  return (
    <div className={classes.acts}>
      <Act title="File a reply">
        <ActionForm
          action={action}
          submit="File the reply"
          label="File a reply"
          hidden={{
            changeSetId: view.changeSetId,
            customerRef: agreement.customer,
            agreementRef: agreement.agreement,
          }}
        >
          <FileField
            name="file"
            label="The mail (.eml)"
            help="It is kept as it came, and decides nothing: record an objection or an approval in it below."
            accept=".eml,message/rfc822"
            required
          />
        </ActionForm>
      </Act>
    </div>
  );
}

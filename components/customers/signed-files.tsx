import { ActionForm } from "@/components/forms/action-form";
import { DateField, FileField, SelectField, TextAreaField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import type {
  AgreementView,
  CustomerRecord,
  SignedView,
} from "@/lib/domain/customer/customer-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./customers.module.css";

/** What staff can do about countersigned files. */
export type SignedActions = {
  readonly keepSigned: FormAction;
  readonly removeSigned: FormAction;
};

const doneSentences: Readonly<Record<string, string>> = {
  signed: "The countersigned file is kept. The annex is measured by it from now on.",
  unsigned: "The file is gone. That it was here stands in the audit.",
};

/** How keeping a countersigned file, or taking one away, went. */
export function SignedOutcome({ done }: { done: string | null }) {
  const said = done === null ? undefined : doneSentences[done];
  return said === undefined ? null : (
    <div role="status">
      <Callout tone="good" title={said} />
    </div>
  );
}

/** The countersigned files of one agreement, and the form for another. */
export function SignedFiles({
  customer,
  agreement,
  actions,
}: {
  customer: CustomerRecord;
  agreement: AgreementView;
  actions: SignedActions;
}) {
  return (
    <div className={classes.forms}>
      {agreement.signed.length === 0 ? null : (
        <>
          <h4>Countersigned files</h4>
          <ul className={classes.list}>
            {agreement.signed.map((file) => (
              <li key={file.id} className={classes.entry}>
                <SignedEntry customer={customer} file={file} />
                {customer.may.recordSigned ? (
                  <Removal customer={customer} file={file} action={actions.removeSigned} />
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {customer.may.recordSigned ? (
        <details className={classes.fold}>
          <summary>Keep a countersigned file</summary>
          <div className={classes.foldBody}>
            <Keeping customer={customer} agreement={agreement} action={actions.keepSigned} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function SignedEntry({ customer, file }: { customer: CustomerRecord; file: SignedView }) {
  const path = `/staff/customers/${encodeURIComponent(customer.ref)}/signed/${file.id}`;
  return (
    <>
      <p>
        <a href={path} download>
          Signed on <Day on={file.signedOn} />
        </a>
        {file.publication === null
          ? ", not made from a publication"
          : `, made from publication ${file.publication}`}
        ; <Moment at={file.recordedAt} zone={customer.zone} /> as {file.fileName}
      </p>
      <p className={classes.hash}>SHA-256 {file.sha256}</p>
    </>
  );
}

function Removal({
  customer,
  file,
  action,
}: {
  customer: CustomerRecord;
  file: SignedView;
  action: FormAction;
}) {
  return (
    <details className={classes.fold}>
      <summary>Take this file away</summary>
      <div className={classes.foldBody}>
        <ActionForm
          action={action}
          submit="Take the file away"
          tone="danger"
          hidden={{ customerRef: customer.ref, id: file.id }}
          label={`Take away ${file.fileName}`}
        >
          <TextAreaField
            name="reason"
            label="Why should it not be here?"
            help="For example: it is another customer's. The customer cannot reach it any more; the reason stands in the audit."
            rows={2}
            required
          />
        </ActionForm>
      </div>
    </details>
  );
}

function Keeping({
  customer,
  agreement,
  action,
}: {
  customer: CustomerRecord;
  agreement: AgreementView;
  action: FormAction;
}) {
  const { publications } = customer;
  return (
    <ActionForm
      action={action}
      submit="Keep the file"
      hidden={{ customerRef: customer.ref, agreementRef: agreement.ref }}
      label={`Keep a countersigned file of ${agreement.title}`}
    >
      <p>
        It fixes what was agreed on that day: description and measures change only with the next
        signature, and every other difference is listed in the annex.
      </p>
      <FileField
        name="file"
        label="The countersigned file"
        help="A PDF of at most 10 MB."
        accept="application/pdf,.pdf"
        required
      />
      <DateField name="signedOn" label="Signed on" help="The day of the last signature." required />
      <SelectField
        name="publication"
        label="The text was made from"
        help="It stands at the foot of each page."
        emptyLabel="No publication: the text was not made here"
        options={publications.map(({ number, publishedAt }) => ({
          value: String(number),
          label: `Publication ${number} of ${publishedAt.slice(0, 10)}`,
        }))}
        defaultValue={String(publications[0]?.number ?? "")}
      />
      {agreement.toSign.length > 0 && (
        <SelectField
          name="changeSetId"
          label="It signs the change"
          help="Announced, and waiting for this signature: it can take effect for the customer then."
          emptyLabel="No announced change"
          options={agreement.toSign.map(({ id, title }) => ({
            value: id,
            label: `${id}: ${title}`,
          }))}
        />
      )}
    </ActionForm>
  );
}

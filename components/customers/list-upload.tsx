import { ListFileForm } from "@/components/forms/list-file-form";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ListColumn } from "@/lib/domain/customer/customer-import-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./customers.module.css";

const templatePath = "/staff/customers/import/template";

/** The first step: choose a list, or get one to fill in. */
export function ListUpload({
  read,
  columns,
  mostBytes,
}: {
  read: FormAction;
  columns: readonly ListColumn[];
  mostBytes: number;
}) {
  return (
    <>
      <Panel title="Choose a list">
        <p>
          Customers, their agreements and their contacts: CSV or an Excel workbook, one row for each
          contact. Nothing is imported before you have seen what would happen.
        </p>
        <ListFileForm read={read} what="list" label="Customer list" mostBytes={mostBytes} />
      </Panel>
      <Panel title="What a list looks like">
        <ul>
          <li>
            Every row says which customer it is about: by <code>customer.ref</code>, its name in the
            register, or by <code>customer.externalKey</code>, what another program calls it.
          </li>
          <li>
            An empty cell says nothing. <code>(none)</code> takes away what stands there,{" "}
            <code>(unknown)</code> says that nobody knows it.
          </li>
          <li>A row that is missing removes nobody.</li>
          <li>
            A contact is confirmed with a proof alone: from where it is known whom the customer
            named.
          </li>
        </ul>
        <div className={classes.actions}>
          <LinkButton href={templatePath} download>
            Empty list as CSV
          </LinkButton>
          <LinkButton href={`${templatePath}?filled=yes`} download>
            List of the customers as they are
          </LinkButton>
        </div>
        <div className={classes.forms}>
          <details className={classes.fold}>
            <summary>All {columns.length} columns</summary>
            <div className={classes.foldBody}>
              <dl className={classes.columns}>
                {columns.map(({ name, label, takes }) => (
                  <div key={name}>
                    <dt>
                      <code>{name}</code>
                    </dt>
                    <dd>
                      {label}: {takes}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          </details>
        </div>
      </Panel>
    </>
  );
}

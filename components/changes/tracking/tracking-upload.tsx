import { ActionForm } from "@/components/forms/action-form";
import { FileField } from "@/components/forms/file-field";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";

/** The first step: choose the list of a carrier. */
export function TrackingUpload({
  read,
  changeSetId,
  columns,
  mostBytes,
}: {
  read: FormAction;
  changeSetId: string;
  columns: readonly string[];
  mostBytes: number;
}) {
  return (
    <Panel title="Choose a list">
      <p>
        One row for each letter, as its carrier tells of it: CSV or a workbook. Its first row names
        the columns: {columns.join(", ")}. Each row needs the carrier, its number, the day of
        posting, and the customer or its agreement. Days are written as 2027-03-31. Nothing is
        recorded before you have seen what would happen.
      </p>
      <p>
        A letter counts from the day of posting by the agreement’s own rule of receipt, and never
        before the day on which it was delivered. The same list can come again later: it adds what
        has become known.
      </p>
      <ActionForm
        action={read}
        submit="Read the list"
        label="Tracking of letters"
        hidden={{ changeSetId }}
      >
        <FileField
          name="file"
          label="List"
          help="CSV, .xlsx or .ods, at most 2 MB and 5,000 rows."
          accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv"
          mostBytes={mostBytes}
          tooLarge="This file is larger than 2 MB: split the list into several files."
        />
      </ActionForm>
    </Panel>
  );
}

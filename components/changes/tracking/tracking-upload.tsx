import { ListFileForm } from "@/components/forms/list-file-form";
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
      <ListFileForm
        read={read}
        what="list"
        label="Tracking of letters"
        mostBytes={mostBytes}
        hidden={{ changeSetId }}
      />
    </Panel>
  );
}

import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/lib/domain/form-state";
import type { ImportCellProblem, ImportRowView } from "@/lib/domain/import/import-view";
import classes from "./import.module.css";

/** What is wrong with a row, each cell with a field to mend it; or the row can be left out. */
export function RowProblems({
  row: { row, outcome, problems, place },
  mend,
  leaveOut,
}: {
  row: ImportRowView;
  mend: FormAction;
  leaveOut: FormAction;
}) {
  if (outcome !== "wrong" && outcome !== "leftOut") return null;
  const isLeftOut = outcome === "leftOut";
  const words = isLeftOut ? "Take it in" : "Leave it out";
  return (
    <div className={classes.forms}>
      {problems.map((problem) => (
        <Problem
          key={`${problem.place} ${problem.message}`}
          row={row}
          problem={problem}
          mend={mend}
        />
      ))}
      <ActionForm
        action={leaveOut}
        submit={words}
        tone="quiet"
        hidden={{ row: String(row), leave: isLeftOut ? "no" : "yes" }}
        label={`${words}: ${place}`}
      />
    </div>
  );
}

function Problem({
  row,
  problem: { place, message, hint, cell },
  mend,
}: {
  row: number;
  problem: ImportCellProblem;
  mend: FormAction;
}) {
  return (
    <div className={classes.problem}>
      <p>
        <b>{place}:</b> {message} ({hint}).
      </p>
      {cell === null ? null : (
        <ActionForm
          // Another text needs another field: React leaves a field alone when its default changes.
          key={cell.text}
          action={mend}
          submit="Mend"
          tone="quiet"
          hidden={{ row: String(row), column: String(cell.column) }}
          label={`Mend: ${place}`}
        >
          {cell.text.includes("\n") ? (
            <TextAreaField name="text" label={cell.heading} defaultValue={cell.text} />
          ) : (
            <TextField name="text" label={cell.heading} defaultValue={cell.text} />
          )}
        </ActionForm>
      )}
    </div>
  );
}

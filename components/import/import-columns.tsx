import { ActionForm } from "@/components/forms/action-form";
import { NumberField, SelectField } from "@/components/forms/fields";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { ImportColumn, ImportColumnsView } from "@/lib/domain/import/import-view";
import classes from "./import.module.css";

type Actions = {
  readonly reading: FormAction;
  readonly columns: FormAction;
  readonly discard: FormAction;
};

/** The second step: what is read of the file, and what each column says. */
export function ImportColumns({ view, actions }: { view: ImportColumnsView; actions: Actions }) {
  return (
    <>
      <Panel title={view.fileName}>
        <p>
          {view.form}; {view.rows.toLocaleString("en")} {view.rows === 1 ? "row" : "rows"}.
        </p>
        {view.isRemembered ? (
          <Callout tone="info" title="The columns are set as they were for such headings before." />
        ) : null}
        <details className={classes.fold}>
          <summary>Read another part of it, or in another way</summary>
          <div className={classes.foldBody}>
            <Reading view={view} action={actions.reading} />
          </div>
        </details>
      </Panel>
      <Panel title="What the columns say">
        <div className={classes.forms}>
          <ActionForm action={actions.columns} submit="Show what would happen" label="Columns">
            {view.layout === "activities" ? <Law view={view} /> : null}
            <div className={classes.columns}>
              {view.columns.map((column) => (
                <Column key={column.index} column={column} view={view} />
              ))}
            </div>
          </ActionForm>
          <ActionForm
            action={actions.discard}
            submit="Choose another file"
            tone="quiet"
            label="Choose another file"
          />
        </div>
      </Panel>
    </>
  );
}

function Reading({ view, action }: { view: ImportColumnsView; action: FormAction }) {
  return (
    <ActionForm action={action} submit="Read it so" tone="quiet" label="What is read">
      <SelectField name="sheet" label="Sheet" options={view.sheets} defaultValue={view.sheet} />
      {view.headingLine === null ? null : (
        <NumberField
          name="headingLine"
          label="Line of the headings"
          defaultValue={view.headingLine}
        />
      )}
      <SelectField
        name="layout"
        label="What a row is about"
        options={view.layouts}
        defaultValue={view.layout}
      />
    </ActionForm>
  );
}

function Law({ view }: { view: ImportColumnsView }) {
  return (
    <>
      <SelectField
        name="register"
        label="Register"
        options={[
          { value: "CONTROLLER", label: "Controller (Art. 30(1))" },
          { value: "PROCESSOR", label: "Processor (Art. 30(2))" },
        ]}
        defaultValue={view.register}
      />
      <SelectField
        name="regime"
        label="Legal bases are those of"
        options={[
          { value: "EU_GDPR", label: "the GDPR" },
          { value: "UK_GDPR", label: "the UK GDPR" },
        ]}
        defaultValue={view.regime}
      />
    </>
  );
}

function Column({ column, view }: { column: ImportColumn; view: ImportColumnsView }) {
  const { index, letters, heading, samples, target } = column;
  return (
    <div className={classes.column}>
      <SelectField
        name={`column.${index}`}
        label={heading.trim() === "" ? `Column ${letters}` : heading}
        help={samples.length === 0 ? `Column ${letters}, empty` : samples.join(" · ")}
        emptyLabel="Not read"
        options={view.targets}
        defaultValue={target}
      />
    </div>
  );
}

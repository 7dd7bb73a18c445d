import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import { kinds } from "@/lib/domain/kinds/kinds";
import { inputName } from "@/lib/domain/record/record-form";
import { formNames } from "@/lib/domain/record/record-form-names";
import type { FormField, RecordForm } from "@/lib/domain/record/record-form-view";
import { inSentence } from "@/lib/domain/record/record-surroundings";
import { AnnotationFields } from "./annotation-fields";
import { ChangeFields } from "./change-fields";
import { Foreseen } from "./foreseen";
import { HiddenFields } from "./hidden-fields";
import { RecordField } from "./record-field";
import classes from "./record-form.module.css";
import { RefField } from "./ref-field";

export const carried = [formNames.kind, formNames.baseSeq, formNames.itemHash, formNames.openedIn];

/** The form of any record, drawn from its kind. */
export function RecordEditor({
  form,
  action,
  backHref,
  endHref,
}: {
  form: RecordForm;
  action: FormAction;
  backHref: string;
  /** Where the record is ended; null for one that is yet to be made. */
  endHref: string | null;
}) {
  const { kind, ref, fields, values, draft, baseMoved } = form;
  const outside = fields.filter(({ internal }) => !internal);
  const internal = fields.filter((field) => field.internal);
  const within = draft?.id ?? null;
  return (
    <Panel title={ref === null ? "What is to be recorded" : "What is recorded"}>
      {baseMoved ? (
        <Callout tone="warn" title="The record has moved on since this draft was written.">
          <p>
            Open <a href={`/staff/changes/${within}`}>{within}</a> and take the newer register into
            it before you go on.
          </p>
        </Callout>
      ) : null}
      <ActionForm
        action={action}
        initial={values}
        submit={
          ref === null ? `Propose this ${inSentence(kinds[kind].label)}` : "Save the proposal"
        }
        beside={<Foreseen action={action} />}
        aside={
          <LinkButton href={backHref} variant="subtle">
            Cancel
          </LinkButton>
        }
      >
        <HiddenFields names={ref === null ? carried : [...carried, formNames.ref]} />
        <Fields fields={outside} within={within} />
        {ref === null ? <RefField titleInput={titleInput(kind)} /> : null}
        {internal.length === 0 ? null : (
          <fieldset className={classes.group}>
            <legend>Internal: seen by staff only</legend>
            <Fields fields={internal} within={within} />
          </fieldset>
        )}
        <AnnotationFields given={form.annotations} />
        <ChangeFields form={form} />
      </ActionForm>
      {endHref === null ? null : (
        <p className={classes.end}>
          No longer true? <Link href={endHref}>End this {inSentence(kinds[kind].label)}</Link>
        </p>
      )}
    </Panel>
  );
}

function Fields({ fields, within }: { fields: readonly FormField[]; within: string | null }) {
  return fields.map((field) => <RecordField key={field.name} field={field} within={within} />);
}

function titleInput(kind: RecordForm["kind"]): string {
  const of: { titleField: string; fields: Record<string, FormFieldOf> } = kinds[kind];
  const field = of.fields[of.titleField];
  return field === undefined ? of.titleField : inputName(of.titleField, field);
}

type FormFieldOf = Parameters<typeof inputName>[1];

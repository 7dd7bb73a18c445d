import { ActionForm } from "@/components/forms/action-form";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction, Typed } from "@/lib/domain/form-state";
import { kinds } from "@/lib/domain/kinds/kinds";
import { recordPath } from "@/lib/domain/record/record-address";
import { formNames } from "@/lib/domain/record/record-form-names";
import type { RecordForm } from "@/lib/domain/record/record-form-view";
import { suggestedTitle } from "@/lib/domain/record/record-naming";
import { inSentence } from "@/lib/domain/record/record-surroundings";
import { ChangeFields } from "./change-fields";
import { HiddenFields } from "./hidden-fields";
import { carried } from "./record-editor";

/** The form that proposes the end of a record. */
export function RecordEnding({ form, action }: { form: RecordForm; action: FormAction }) {
  const { kind, ref, title, values, isUsed } = form;
  const ending: Typed = {
    ...values,
    [formNames.title]: suggestedTitle("End", kind, title),
    [formNames.reason]: "",
    [formNames.validFrom]: "",
  };
  return (
    <Panel title={`When this ${inSentence(kinds[kind].label)} is no longer true`}>
      {isUsed ? (
        <Callout tone="warn" title="Other records still point to this one.">
          <p>
            End those first, or let them point elsewhere, and put all of it into the same change.{" "}
            <a href={`${recordPath({ kind, ref: ref ?? "" })}#parts`}>See which</a>
          </p>
        </Callout>
      ) : null}
      <p>The record stays readable as it was on any earlier day.</p>
      <ActionForm
        action={action}
        initial={ending}
        submit="Propose the end"
        tone="danger"
        aside={
          <LinkButton href={recordPath({ kind, ref: ref ?? "" })} variant="subtle">
            Cancel
          </LinkButton>
        }
      >
        <HiddenFields names={[...carried, formNames.ref]} />
        <ChangeFields form={form} needsReason />
      </ActionForm>
    </Panel>
  );
}

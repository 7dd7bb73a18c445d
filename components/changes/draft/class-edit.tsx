import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextAreaField } from "@/components/forms/fields";
import type { FieldView, ItemView } from "@/lib/domain/change/change-view";
import { materialityLabels } from "@/lib/domain/reference/enums";
import { type Drafting, hiddenFor } from "./drafting";
import { Folded } from "./folded";

/** Another class for one difference than its rule gives, and the way back to that. */
export function ClassEdit({
  item,
  field,
  drafting,
}: {
  item: ItemView;
  field: FieldView;
  drafting: Drafting;
}) {
  const { override, settable } = field;
  if (drafting === null || (override === null && settable.length === 0)) return null;
  const hidden = { ...hiddenFor(drafting, item), field: field.field ?? "" };
  const about = `${item.record.title}, ${field.label}`;
  const byRule = override?.from ?? field.class;
  return (
    <Folded
      key={`${field.class} ${override?.reason}`}
      title={override === null ? "Another class" : "Another class, or the rule's again"}
      about={about}
    >
      {override !== null && (
        <ActionForm
          action={drafting.actions.ruleClass}
          submit={`Go back to the rule's class${byRule === "INTERNAL" ? ", internal" : `, ${byRule}`}`}
          tone="quiet"
          hidden={hidden}
          label={`The rule's class again: ${about}`}
        />
      )}
      {settable.length > 0 && (
        <ActionForm
          action={drafting.actions.setClass}
          submit="Set this class"
          tone="quiet"
          hidden={hidden}
          label={`Another class: ${about}`}
        >
          <SelectField
            name="class"
            label="Class"
            required
            emptyLabel="Choose a class"
            options={settable.map((value) => ({
              value,
              label: `${value}: ${materialityLabels[value]}`,
            }))}
          />
          <TextAreaField
            name="reason"
            label="Why the rule's class is not right here"
            help="Needed for a lower class, and for A in any case. Whoever approves it reads this, and it stays on record."
            rows={2}
            maxLength={2000}
          />
        </ActionForm>
      )}
    </Folded>
  );
}

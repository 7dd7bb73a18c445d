"use client";

import {
  ChoicesField,
  DateField,
  NumberField,
  SelectField,
  TextAreaField,
} from "@/components/forms/fields";
import { Unverified } from "@/components/ui/unverified";
import type { FormField } from "@/lib/domain/record/record-form-view";
import { FlagField } from "./flag-field";
import { LineField } from "./line-field";
import { PeriodField } from "./period-field";
import { PickField } from "./pick-field";
import classes from "./record-form.module.css";
import { StateControl } from "./state-control";

/** One field of any record: its control, and beside it whether the fact is known at all. */
export function RecordField({ field, within }: { field: FormField; within: string | null }) {
  return (
    <div className={classes.field}>
      <div className={`${classes.value} ${shapeOf(field)}`}>
        <FieldControl field={field} within={within} />
        {field.unverified === null ? null : <Unverified note={field.unverified} />}
      </div>
      {field.required ? null : <StateControl name={field.name} label={field.label} />}
    </div>
  );
}

const manyOptions = 6;

function shapeOf({ control }: FormField): string | undefined {
  if (control.type === "day" || control.type === "number") return classes.short;
  return control.type === "checks" && control.options.length > manyOptions ? classes.wide : "";
}

function FieldControl({ field, within }: { field: FormField; within: string | null }) {
  const { control, input: name, label, required } = field;
  const props = { name, label, required, help: helpOf(field) };
  switch (control.type) {
    case "line":
      return <LineField {...props} {...control} />;
    case "area":
      return <TextAreaField {...props} rows={control.rows} maxLength={control.max ?? undefined} />;
    case "select":
      return <SelectField {...props} options={control.options} emptyLabel="Not stated" />;
    case "checks":
      return <ChoicesField {...props} options={control.options} />;
    case "pick":
      return <PickField {...props} {...control} base={field.name} within={within} />;
    case "day":
      return <DateField {...props} />;
    case "number":
      return <NumberField {...props} />;
    case "flag":
      return <FlagField {...props} />;
    case "period":
      return <PeriodField {...props} />;
  }
}

/** Help and, after it, the provision that asks for the fact. */
function helpOf({ help, source }: FormField): string | undefined {
  return [help, source].filter((part) => part !== null).join(" · ") || undefined;
}

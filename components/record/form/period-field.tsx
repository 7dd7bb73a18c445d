"use client";

import { TextField } from "@/components/forms/fields";
import { useField } from "@/components/forms/form-context";
import { FieldError } from "./line-field";
import classes from "./record-form.module.css";

const units = [
  { value: "D", label: "days" },
  { value: "W", label: "weeks" },
  { value: "M", label: "months" },
  { value: "Y", label: "years" },
] as const;

/** A period as a number and its unit; one of several parts (P1Y6M) is edited as it is written. */
export function PeriodField({
  name,
  label,
  help,
}: {
  name: string;
  label: string;
  help: string | undefined;
}) {
  const whole = useField(name);
  const count = useField(`${name}.count`);
  const unit = useField(`${name}.unit`);
  if (whole.value !== undefined && whole.value !== "")
    return (
      <TextField
        name={name}
        label={label}
        help={[help, "Such as P1Y6M: one year and six months."].filter(Boolean).join(" · ")}
      />
    );
  return (
    <fieldset id={whole.id} tabIndex={-1} className={classes.fieldset}>
      <legend className={classes.legend}>{label}</legend>
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
      <div className={`${classes.inner} ${classes.inline}`}>
        <input
          id={count.id}
          name={`${name}.count`}
          defaultValue={count.value}
          inputMode="numeric"
          aria-label={`${label}: number`}
          aria-invalid={whole.error === undefined ? undefined : true}
          className={`${classes.input} ${classes.count}`}
        />
        <select
          key={unit.value}
          id={unit.id}
          name={`${name}.unit`}
          defaultValue={unit.value || "D"}
          aria-label={`${label}: unit`}
          className={classes.input}
        >
          {units.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <FieldError id={whole.id} error={whole.error} />
    </fieldset>
  );
}

"use client";

import { useField } from "@/components/forms/form-context";
import { FieldError } from "./line-field";
import classes from "./record-form.module.css";

const answers = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "", label: "Not stated" },
] as const;

/** Yes, no, or not stated: three answers, since silence is not no. */
export function FlagField({
  name,
  label,
  help,
}: {
  name: string;
  label: string;
  help: string | undefined;
}) {
  const { id, value, error } = useField(name);
  return (
    <fieldset id={id} tabIndex={-1} className={classes.fieldset}>
      <legend className={classes.legend}>{label}</legend>
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
      <div className={`${classes.inner} ${classes.inline}`}>
        {answers.map((answer) => (
          <label key={`${answer.value} ${value}`} className={classes.option}>
            <input
              type="radio"
              name={name}
              value={answer.value}
              defaultChecked={(value ?? "") === answer.value}
            />
            {answer.label}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

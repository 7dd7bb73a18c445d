"use client";

import { TextField } from "@/components/forms/fields";
import { useField } from "@/components/forms/form-context";
import classes from "./record-form.module.css";

/** Whether a fact is known: if not, the state stands in the place of the value, with its reason. */
export function StateControl({ name, label }: { name: string; label: string }) {
  const { id, value } = useField(`${name}.state`);
  return (
    <>
      <select
        key={value}
        id={id}
        name={`${name}.state`}
        defaultValue={value ?? ""}
        className={classes.state}
        aria-label={`${label}: is it known?`}
      >
        <option value="">Known</option>
        <option value="UNKNOWN">Unknown</option>
        <option value="NOT_APPLICABLE">Not applicable</option>
        <option value="WITHHELD">Withheld</option>
      </select>
      <div className={classes.reason}>
        <TextField name={`${name}.reason`} label="Because" maxLength={500} />
      </div>
    </>
  );
}

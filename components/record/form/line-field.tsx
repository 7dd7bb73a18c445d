"use client";

import { useId } from "react";
import { TextField } from "@/components/forms/fields";
import { useField } from "@/components/forms/form-context";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import classes from "./record-form.module.css";

/** One line of text; with suggestions, where most of what is written is known beforehand. */
export function LineField({
  format,
  max,
  options,
  ...props
}: {
  name: string;
  label: string;
  required: boolean;
  help: string | undefined;
  format: "text" | "url" | "email";
  max: number;
  options: readonly FormOption[];
}) {
  if (options.length === 0) return <TextField {...props} type={format} maxLength={max} />;
  return <SuggestingField {...props} options={options} />;
}

function SuggestingField({
  name,
  label,
  required,
  help,
  options,
}: {
  name: string;
  label: string;
  required: boolean;
  help: string | undefined;
  options: readonly FormOption[];
}) {
  const field = useField(name);
  const listId = useId();
  return (
    <div>
      <label htmlFor={field.id} className={classes.legend}>
        {label}
      </label>
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
      <div className={classes.inner}>
        <input
          id={field.id}
          name={name}
          list={listId}
          required={required}
          defaultValue={field.value}
          className={classes.input}
          aria-invalid={field.error === undefined ? undefined : true}
          aria-describedby={field.error === undefined ? undefined : `${field.id}-error`}
        />
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </datalist>
      </div>
      <FieldError id={field.id} error={field.error} />
    </div>
  );
}

/** What is wrong with a field of our own making. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p id={`${id}-error`} className={classes.error}>
      {error}
    </p>
  );
}

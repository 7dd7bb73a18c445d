"use client";

import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { type FieldInForm, useField } from "./form-context";
import classes from "./forms.module.css";

/** What every field is told. A name that ends in "[]" holds a list. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  required?: boolean;
  defaultValue?: string;
};

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { group: string; items: Option[] };

function wired(field: FieldInForm, { name, label, help, required, defaultValue }: FieldProps) {
  return {
    id: field.id,
    name,
    label,
    description: help,
    required,
    error: field.error,
    defaultValue: field.value ?? defaultValue,
  };
}

/** A short value has a short box; what explains it may be longer than that. */
const short = { maw: "24rem", classNames: { wrapper: classes.short } };

/** One line of text. No `autoComplete="off"`: with it, a browser forgets what was typed when somebody goes back. */
export function TextField({
  type = "text",
  autoComplete,
  maxLength,
  placeholder,
  ...props
}: FieldProps & {
  type?: "text" | "email" | "url" | "tel" | "search";
  autoComplete?: string;
  maxLength?: number;
  placeholder?: string;
}) {
  const field = useField(props.name);
  return <TextInput {...wired(field, props)} {...{ type, autoComplete, maxLength, placeholder }} />;
}

/** Several lines of text. */
export function TextAreaField({
  rows = 4,
  maxLength,
  ...props
}: FieldProps & { rows?: number; maxLength?: number }) {
  const field = useField(props.name);
  return <Textarea {...wired(field, props)} {...{ rows, maxLength }} resize="vertical" />;
}

/** A password: never shown again, whatever went wrong. */
export function PasswordField({
  autoComplete = "current-password",
  ...props
}: Omit<FieldProps, "defaultValue"> & { autoComplete?: "current-password" | "new-password" }) {
  const field = useField(props.name);
  return (
    <TextInput
      {...wired({ ...field, value: undefined }, props)}
      type="password"
      autoComplete={autoComplete}
    />
  );
}

/** A file to be sent. What was chosen is never filled in again: no browser lets a page do that. */
export function FileField({
  accept,
  ...props
}: Omit<FieldProps, "defaultValue"> & { accept?: string }) {
  const field = useField(props.name);
  return (
    <TextInput
      {...wired({ ...field, value: undefined }, props)}
      accept={accept}
      type="file"
      variant="unstyled"
    />
  );
}

/** A day of the calendar, by the browser's own picker. */
export function DateField({ min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  const field = useField(props.name);
  return <TextInput {...wired(field, props)} {...{ min, max }} type="date" {...short} />;
}

/** A time of day, by the browser's own picker. */
export function TimeField(props: FieldProps) {
  const field = useField(props.name);
  return <TextInput {...wired(field, props)} type="time" {...short} />;
}

/** A whole number, kept as it was typed until the server has read it. */
export function NumberField({ unit, ...props }: FieldProps & { unit?: string }) {
  const field = useField(props.name);
  return (
    <TextInput
      {...wired(field, props)}
      inputMode="numeric"
      {...short}
      rightSection={unit}
      rightSectionWidth={unit ? `${unit.length + 2}ch` : undefined}
      rightSectionPointerEvents="none"
    />
  );
}

/** One of a list, or of several lists under their names. `emptyLabel` adds an entry for none. */
export function SelectField({
  options,
  emptyLabel,
  ...props
}: FieldProps & { options: readonly (Option | OptionGroup)[]; emptyLabel?: string }) {
  const field = useField(props.name);
  const given = wired(field, props);
  const none = emptyLabel === undefined ? [] : [{ value: "", label: emptyLabel }];
  // React leaves a select alone when its default changes: another default needs another select.
  return <NativeSelect key={given.defaultValue} {...given} data={[...none, ...options]} />;
}

/**
 * Several to choose from, all in sight. A name that ends in "[]" takes any number of them, another takes one.
 *
 * A form where none is ticked sends nothing under that name.
 */
export function ChoicesField({
  name,
  label,
  help,
  required,
  options,
  defaultValue,
}: Omit<FieldProps, "defaultValue"> & {
  options: readonly (Option & { help?: ReactNode })[];
  defaultValue?: string | readonly string[];
}) {
  const { id, error, values } = useField(name);
  const given = typeof defaultValue === "string" ? [defaultValue] : (defaultValue ?? []);
  const chosen = values ?? given;
  const isMany = name.endsWith("[]");
  const Box = isMany ? Checkbox : Radio;
  const about = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes.choices}
      aria-describedby={about || undefined}
    >
      <legend className={classes.legend}>
        {label}
        {required ? <Asterisk /> : null}
      </legend>
      {help ? (
        <p id={`${id}-help`} className={classes.help}>
          {help}
        </p>
      ) : null}
      {options.map((option) => (
        <Box
          key={`${option.value} ${chosen.includes(option.value)}`}
          name={name}
          value={option.value}
          label={option.label}
          description={option.help}
          disabled={option.disabled}
          required={required && !isMany}
          defaultChecked={chosen.includes(option.value)}
          aria-invalid={error ? true : undefined}
        />
      ))}
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** A yes: sends `value`, or nothing when it is not ticked. */
export function CheckboxField({
  name,
  label,
  help,
  required,
  value = "yes",
  defaultValue = false,
}: Omit<FieldProps, "defaultValue"> & { value?: string; defaultValue?: boolean }) {
  const { id, error, values } = useField(name);
  const isTicked = values === undefined ? defaultValue : values.includes(value);
  return (
    <Checkbox
      key={String(isTicked)}
      {...{ id, name, value, label, error, required }}
      description={help}
      defaultChecked={isTicked}
    />
  );
}

function Asterisk() {
  return (
    <span className={classes.asterisk} aria-hidden="true">
      {" *"}
    </span>
  );
}

import type { ReactNode } from "react";
import classes from "./narrowing.module.css";

type Option = { readonly value: string; readonly label: string };

/** What a page is narrowed by: one plain form whose fields become the address, so that it works without script. */
export function Narrowing({
  action,
  kept = [],
  children,
}: {
  action: string;
  /** What else the address says, and must not lose. */
  kept?: readonly (readonly [name: string, value: string])[];
  children: ReactNode;
}) {
  return (
    <form method="get" action={action} className={classes.form}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit">Show</button>
    </form>
  );
}

/** One of several; `any` is what is said where nothing is chosen. */
export function NarrowingChoice({
  name,
  label,
  value,
  any,
  options,
}: {
  name: string;
  label: string;
  value: string | null;
  any?: string;
  options: readonly Option[];
}) {
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <label className={classes.field}>
      <span>{label}</span>
      <select key={value} name={name} defaultValue={value ?? ""}>
        {any === undefined ? null : <option value="">{any}</option>}
        {isListed ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

export function NarrowingText({
  name,
  label,
  value,
  type = "search",
  placeholder,
}: {
  name: string;
  label: string;
  value: string;
  type?: "search" | "date";
  placeholder?: string;
}) {
  return (
    <label className={classes.field}>
      <span>{label}</span>
      <input
        key={value}
        type={type}
        name={name}
        defaultValue={value}
        maxLength={200}
        placeholder={placeholder}
        autoComplete="off"
      />
    </label>
  );
}

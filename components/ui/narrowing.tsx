import type { ReactNode } from "react";
import classes from "./narrowing.module.css";

type Option = {
  readonly value: string;
  readonly label: string;
  /** The heading under which it stands. */
  readonly group?: string;
};

/** What a page is narrowed by: one plain form whose fields become the address, so that it works without script. */
export function Narrowing({
  action,
  kept = [],
  also,
  children,
}: {
  /** Left out: this page. */
  action?: string;
  /** What else the address says, and must not lose. */
  kept?: readonly (readonly [name: string, value: string])[];
  /** Other buttons beside the one that shows. */
  also?: ReactNode;
  children: ReactNode;
}) {
  return (
    <form method="get" action={action} className={classes.form}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className={classes.acts}>
        <button type="submit">Show</button>
        {also}
      </div>
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
        {groupsOf(options).map(([group, own]) =>
          group === undefined ? (
            <Options key="" options={own} />
          ) : (
            <optgroup key={group} label={group}>
              <Options options={own} />
            </optgroup>
          ),
        )}
      </select>
    </label>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** The options under their headings, each heading once. */
function groupsOf(options: readonly Option[]): [string | undefined, Option[]][] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options)
    groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}

export function NarrowingText({
  name,
  label,
  value,
  type = "search",
  placeholder,
  max,
}: {
  name: string;
  label: string;
  value: string;
  type?: "search" | "date";
  placeholder?: string;
  /** The last day that can be chosen. */
  max?: string;
}) {
  return (
    <label className={classes.field}>
      <span>{label}</span>
      <input
        key={value}
        type={type}
        name={name}
        defaultValue={value}
        maxLength={type === "search" ? 200 : undefined}
        max={max}
        placeholder={placeholder}
        autoComplete="off"
      />
    </label>
  );
}

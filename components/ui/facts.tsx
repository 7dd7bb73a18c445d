import type { ReactNode } from "react";
import classes from "./ui.module.css";

export type Fact = { label: string; value: ReactNode; hint?: ReactNode };

/** What is known about one thing, as a definition list; two columns where there is room. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {items.map(({ label, value, hint }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            {value}
            {hint ? <span className={classes.hint}>{hint}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { type ReactNode, useId } from "react";
import classes from "./ui.module.css";

/** A section with its own heading; `aside` stands at the right of the heading. */
export function Panel({
  title,
  id,
  aside,
  children,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section className={classes.panel} id={id} aria-labelledby={headingId}>
      <div className={classes.panelHead}>
        <h2 id={headingId}>{title}</h2>
        {aside ? <div className={classes.actions}>{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

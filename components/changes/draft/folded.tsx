import type { ReactNode } from "react";
import classes from "./draft.module.css";

/** A form that is folded until it is asked for; one that came back with a mistake is seen without that. */
export function Folded({
  title,
  about,
  children,
}: {
  title: string;
  /** What it is about, for those who hear the page and not see what it stands beside. */
  about?: string;
  children: ReactNode;
}) {
  return (
    <details className={classes.folded}>
      <summary>
        {title}
        {about === undefined ? null : <span className={classes.heard}>: {about}</span>}
      </summary>
      <div className={classes.form}>{children}</div>
    </details>
  );
}

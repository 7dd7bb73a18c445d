import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** Something to know before going on. What is wrong in a form is said by the form itself. */
export function Callout({
  tone,
  title,
  children,
}: {
  tone: "info" | "good" | "warn" | "bad";
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={classes.callout} data-tone={tone}>
      <p className={classes.calloutTitle}>{title}</p>
      {children ? <div className={classes.calloutBody}>{children}</div> : null}
    </div>
  );
}

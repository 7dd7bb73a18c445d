import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** The one h1 of a page, with a small line above it and the page's actions at the right. */
export function PageTitle({
  title,
  kicker,
  children,
}: {
  title: ReactNode;
  kicker?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={classes.pageTitle}>
      <div className={classes.pageTitleWords}>
        {kicker ? <p className={classes.kicker}>{kicker}</p> : null}
        <h1>{title}</h1>
      </div>
      {children ? <div className={classes.actions}>{children}</div> : null}
    </header>
  );
}

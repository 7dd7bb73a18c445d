import type { ReactNode } from "react";
import classes from "./public.module.css";

/** One thing to say or to ask, with its heading. */
export function PublicPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.lead}>{lead}</p>
      {children}
    </>
  );
}

import type { ReactNode } from "react";
import classes from "./machines.module.css";

/** Forms of one button each, beside each other where there is room. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>;
}

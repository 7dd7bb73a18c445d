import type { ReactNode } from "react";
import classes from "./frame.module.css";

/** A page without surroundings: sign-in, subscription, an error. One narrow column. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <main className={classes.plain}>
      <p className={classes.plainBrand}>
        <span className={classes.brand}>Recital</span>
      </p>
      {children}
    </main>
  );
}

"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import classes from "./frame.module.css";

/** The navigation on small screens: unfolds without script, and folds itself when it led somewhere. */
export function FoldingMenu({ children }: { children: ReactNode }) {
  return (
    <details className={classes.menu} key={usePathname()}>
      <summary>Menu</summary>
      <div className={classes.menuBody}>{children}</div>
    </details>
  );
}

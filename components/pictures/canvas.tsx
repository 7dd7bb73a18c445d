import type { ReactNode } from "react";
import classes from "./pictures.module.css";

/** Where a picture is drawn: it scrolls sideways within itself, never the page; a keyboard must be able to reach it for that. */
export function Canvas({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs to be focused to be scrolled by keys
    <section className={classes.canvas} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

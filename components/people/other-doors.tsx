import { Children, type ReactNode } from "react";
import classes from "./people.module.css";

/** The links below a sign-in form, for whoever stands at the wrong door. */
export function OtherDoors({ children }: { children: ReactNode }) {
  return (
    <ul className={classes.otherDoors}>
      {Children.map(children, (link) => (
        <li>{link}</li>
      ))}
    </ul>
  );
}

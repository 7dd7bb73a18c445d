import { Day } from "./day";
import classes from "./ui.module.css";

/** Says of what stands before it that nobody has looked it up: where it was recalled from, for whoever asks. */
export function Unverified({
  note: { source, checkedOn },
}: {
  note: { readonly source: string; readonly checkedOn: string };
}) {
  return (
    <details className={classes.unverified}>
      <summary>unverified</summary>
      <span>
        Recalled on <Day on={checkedOn} /> and not looked up yet: check {source} before you rely on
        it.
      </span>
    </details>
  );
}

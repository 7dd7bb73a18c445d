"use client";

import { Fragment, type Ref, useId } from "react";
import classes from "./frame.module.css";
import { shortcuts } from "./shortcuts";

/** Every shortcut there is, from the list that the keyboard obeys. */
export function HelpSheet({
  ref,
  hasSingleKeys,
  setSingleKeys,
}: {
  ref: Ref<HTMLDialogElement>;
  hasSingleKeys: boolean;
  setSingleKeys: (value: boolean) => void;
}) {
  const headingId = useId();
  return (
    <dialog ref={ref} className={classes.help} aria-labelledby={headingId}>
      <h2 id={headingId}>Keyboard shortcuts</h2>
      <dl className={classes.keys}>
        <dt>
          <kbd>Ctrl K</kbd> <span>or</span> <kbd>⌘ K</kbd>
        </dt>
        <dd>Search everything, also while typing</dd>
        {shortcuts.map(({ keys, words }) => (
          <Fragment key={keys.join(" ")}>
            <dt>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 ? <span> then </span> : null}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
      </dl>
      <label className={classes.switch}>
        <input
          type="checkbox"
          checked={hasSingleKeys}
          onChange={({ target }) => setSingleKeys(target.checked)}
        />
        Single keys are shortcuts
      </label>
      <form method="dialog">
        <button type="submit" className={classes.command}>
          Close
        </button>
      </form>
    </dialog>
  );
}

"use client";

import { Button } from "@mantine/core";
import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import { type FormAction, type FormState, type Typed, untouched } from "@/lib/domain/form-state";
import { answered } from "./answered";
import { FormContextHolder } from "./form-context";
import { FormOutcome } from "./form-outcome";
import classes from "./forms.module.css";

const noErrors = {};
const nothing: Typed = {};

/**
 * A form of one action: what was typed stays, what is wrong is said at the field and above all fields.
 *
 * Works without script: the browser posts, and the server draws the page with the state that came back.
 */
export function ActionForm({
  action,
  submit,
  tone,
  hidden = {},
  initial = nothing,
  aside,
  label,
  beside,
  children,
}: {
  action: FormAction;
  submit: ReactNode;
  tone?: "danger" | "quiet";
  hidden?: Readonly<Record<string, string>>;
  initial?: Typed;
  /** Stands beside the button: a link that leads away without sending. */
  aside?: ReactNode;
  /** Names the form where there are several on a page. */
  label?: string;
  /** Stands beside the whole form where there is room, and below it otherwise. */
  beside?: ReactNode;
  children?: ReactNode;
}) {
  const [state, send, isPending] = useActionState(answered(action), untouched);
  const prefix = useId();
  const outcome = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status !== "untouched") outcome.current?.focus();
  }, [state]);

  const errors = state.status === "invalid" ? state.errors : noErrors;
  const foreseen = state.status === "foreseen" ? state.view : null;
  const mails = state.status === "shown" ? state.mails : null;
  const parts = (
    <>
      <FormOutcome ref={outcome} state={state} prefix={prefix} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className={classes.submit}>
        <Button type="submit" disabled={isPending} {...looks[tone ?? "plain"]}>
          {submit}
        </Button>
        {aside}
        <span role="status" className={classes.pending}>
          {isPending ? "One moment …" : ""}
        </span>
      </div>
    </>
  );
  return (
    <form
      action={send}
      className={beside === undefined ? classes.form : classes.accompanied}
      aria-label={label}
      noValidate
    >
      <FormContextHolder
        value={{ prefix, errors, typed: typedIn(state), initial, foreseen, mails }}
      >
        {beside === undefined ? parts : <div className={classes.form}>{parts}</div>}
        {beside}
      </FormContextHolder>
    </form>
  );
}

const looks = {
  plain: {},
  danger: { color: "red" },
  quiet: { variant: "default" },
} as const;

function typedIn(state: FormState): Typed | null {
  return "typed" in state ? state.typed : null;
}

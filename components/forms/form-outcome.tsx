"use client";

import type { Ref } from "react";
import type { FormState } from "@/lib/domain/form-state";
import { idOf } from "./form-context";
import classes from "./forms.module.css";

/** What became of a form that was sent; takes the focus, so that it is read first. */
export function FormOutcome({
  state,
  prefix,
  ref,
}: {
  state: FormState;
  prefix: string;
  ref: Ref<HTMLDivElement>;
}) {
  const { status } = state;
  if (status === "untouched" || status === "foreseen" || status === "shown") return null;
  const isDone = state.status === "done";
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role={isDone ? "status" : "alert"}
      className={classes.outcome}
      data-tone={isDone ? "good" : "bad"}
    >
      {state.status === "invalid" ? (
        <Mistakes errors={state.errors} prefix={prefix} />
      ) : (
        <p>{state.message}</p>
      )}
    </div>
  );
}

function Mistakes({
  errors,
  prefix,
}: {
  errors: Readonly<Record<string, readonly string[]>>;
  prefix: string;
}) {
  const said = Object.entries(errors).flatMap(([name, sentences]) =>
    sentences.map((sentence) => ({ name, sentence })),
  );
  return (
    <>
      <p>
        {said.length === 1 ? "One thing is to be put right:" : "Some things are to be put right:"}
      </p>
      <ul>
        {said.map(({ name, sentence }) => (
          <li key={`${name} ${sentence}`}>
            {name === "" ? sentence : <a href={`#${idOf(prefix, name)}`}>{sentence}</a>}
          </li>
        ))}
      </ul>
    </>
  );
}

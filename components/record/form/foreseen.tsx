"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { answered } from "@/components/forms/answered";
import { FormContextHolder } from "@/components/forms/form-context";
import { type FormAction, type FormState, untouched } from "@/lib/domain/form-state";
import { foreseeIntent, formNames } from "@/lib/domain/record-form-names";
import classes from "./foreseen.module.css";
import { ForeseenSummary } from "./foreseen-summary";

const pauseMilliseconds = 700;

/**
 * What follows from the form as it stands, beside it: by its button without script, and by itself a moment after each edit
 * with script.
 */
export function Foreseen({ action }: { action: FormAction }) {
  const { foreseen } = useContext(FormContextHolder);
  const box = useRef<HTMLElement>(null);
  const { state, isPending, isLive } = useForeseen(box, action);
  const view = state.status === "foreseen" ? state.view : state === untouched ? foreseen : null;
  return (
    <aside ref={box} className={classes.foreseen} aria-label="What follows">
      <h2>What follows</h2>
      <div aria-live="polite" aria-busy={isPending}>
        {view === null ? <p>{wordsFor(state, isLive)}</p> : <ForeseenSummary view={view} />}
      </div>
      {isLive ? (
        <p className={classes.quiet}>{isPending ? "Counting anew …" : "Counted as you write."}</p>
      ) : (
        <button type="submit" name={formNames.intent} value={foreseeIntent} className={classes.ask}>
          Show what follows
        </button>
      )}
    </aside>
  );
}

function wordsFor(state: FormState, isLive: boolean): string {
  if (state.status === "refused") return state.message;
  if (state.status === "invalid")
    return Object.values(state.errors).flat()[0] ?? "Something is to be put right first.";
  return isLive
    ? "Change a field, and here stands who is told, by when, and what the linter finds."
    : "Who is told, by when, and what the linter finds, if this is saved as it stands.";
}

/** Asks again a moment after the form last changed; an answer that a newer question has overtaken is not shown. */
function useForeseen(box: React.RefObject<HTMLElement | null>, action: FormAction) {
  const [state, setState] = useState<FormState>(untouched);
  const [isPending, setPending] = useState(false);
  const [isLive, setLive] = useState(false);

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    setLive(true);
    const ask = answered(action);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last = textOf(form);
    let question = 0;
    const look = () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const now = textOf(form);
        if (now === last) return;
        last = now;
        question += 1;
        const own = question;
        setPending(true);
        const answer = await ask(untouched, asking(form));
        if (own !== question) return;
        setState(answer);
        setPending(false);
      }, pauseMilliseconds);
    };
    const stop = new AbortController();
    for (const event of ["input", "change", "click", "keyup"])
      form.addEventListener(event, look, { signal: stop.signal });
    return () => {
      clearTimeout(waiting);
      question += 1;
      stop.abort();
    };
  }, [box, action]);

  return { state, isPending, isLive };
}

function asking(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  data.set(formNames.intent, foreseeIntent);
  return data;
}

/** All that the form would send, to see whether anything changed; a list that is picked from fires no event of its own. */
function textOf(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].filter(([name]) => !name.startsWith("$ACTION")));
}

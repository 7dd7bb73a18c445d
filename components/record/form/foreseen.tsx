"use client";

import {
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { answered } from "@/components/forms/answered";
import { FormContextHolder } from "@/components/forms/form-context";
import { type FormAction, type FormState, untouched } from "@/lib/domain/form-state";
import { foreseeIntent, formNames } from "@/lib/domain/record/record-form-names";
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

/** What the server answers to the form as it stands; whether it is being asked, and whether there is script to ask it. */
function useForeseen(box: RefObject<HTMLElement | null>, action: FormAction) {
  const [state, setState] = useState<FormState>(untouched);
  const [isPending, setPending] = useState(false);
  // False on the server and until there is script: then the button asks.
  const isLive = useSyncExternalStore(never, isTrue, isFalse);

  useEffect(() => {
    const form = box.current?.closest("form");
    return form ? watch(form, answered(action), setPending, setState) : undefined;
  }, [box, action]);

  return { state, isPending, isLive };
}

const never = () => () => undefined;
const isTrue = () => true;
const isFalse = () => false;

/** Asks a moment after the form last changed; an answer that a newer question has overtaken is not told. */
function watch(
  form: HTMLFormElement,
  ask: FormAction,
  setPending: (isPending: boolean) => void,
  setState: (state: FormState) => void,
): () => void {
  const stop = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last = textOf(form);
  let question = 0;
  async function askAnew(): Promise<void> {
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
  }
  function look(): void {
    clearTimeout(waiting);
    waiting = setTimeout(askAnew, pauseMilliseconds);
  }
  for (const event of ["input", "change", "click", "keyup"])
    form.addEventListener(event, look, { signal: stop.signal });
  return () => {
    clearTimeout(waiting);
    question += 1;
    stop.abort();
  };
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

"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import classes from "./frame.module.css";
import { HelpSheet } from "./help-sheet";
import { act } from "./page-acts";
import type { Place, PlaceGroup } from "./places";
import { hear, type Shortcut } from "./shortcuts";
import { useSingleKeys } from "./single-keys";

// Nobody needs it before the first time they ask for it.
const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The visible buttons of the palette and of the help, and the keys that press them. */
export function Keyboard({
  groups,
  actions,
  searchAt,
}: {
  groups: readonly PlaceGroup[];
  actions: readonly Place[];
  searchAt: string;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState(0);
  const help = useRef<HTMLDialogElement>(null);
  const waiting = useRef<string | null>(null);
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();

  useEffect(() => {
    function obey(shortcut: Shortcut) {
      if ("goTo" in shortcut) router.push(shortcut.goTo);
      else if (shortcut.act === "help") help.current?.showModal();
      else if (shortcut.act === "palette") setAsked((times) => times + 1);
      else act(shortcut.act);
    }
    function listen(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k") {
        event.preventDefault();
        setAsked((times) => times + 1);
        return;
      }
      if (!hasSingleKeys || isComposing || event.defaultPrevented || key === "Shift") return;
      const heard = hear(waiting.current, {
        key,
        hasModifier: ctrlKey || metaKey || altKey,
        isTyping: isTyping(event.target),
      });
      waiting.current = heard.waiting;
      if (heard.shortcut === null) return;
      event.preventDefault();
      obey(heard.shortcut);
    }
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router, hasSingleKeys]);

  return (
    <div className={classes.commands}>
      <button
        type="button"
        className={classes.command}
        onClick={() => setAsked((times) => times + 1)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <span>Search</span> <kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={classes.command}
        onClick={() => help.current?.showModal()}
        aria-label="Keyboard shortcuts"
      >
        <kbd>?</kbd>
      </button>
      <HelpSheet ref={help} {...{ hasSingleKeys, setSingleKeys }} />
      {asked > 0 ? (
        <Suspense fallback={null}>
          <Palette {...{ groups, actions, searchAt, asked }} />
        </Suspense>
      ) : null}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("dialog, [role=dialog]")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio"].includes(target.type);
  return target.matches("textarea, select");
}

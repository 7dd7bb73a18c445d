"use client";

import { type KeyboardEvent, useId, useState, useSyncExternalStore } from "react";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import classes from "./record-form.module.css";
import { useOptions } from "./use-options";

/** The page as the server draws it has no script yet; as soon as this runs, it has. */
const never = () => () => {};
const isTrue = () => true;
const isFalse = () => false;

/** A field that searches as it is typed, and hands over what is chosen. */
export function OptionSearch({
  name,
  label,
  typed,
  searchHref,
  options,
  within,
  choose,
  chosen,
}: {
  name: string;
  label: string;
  typed: string | undefined;
  searchHref: string | null;
  options: readonly FormOption[];
  within: string | null;
  choose: (option: FormOption) => void;
  chosen: readonly string[];
}) {
  const listId = useId();
  const hasScript = useSyncExternalStore(never, isTrue, isFalse);
  const [search, setSearch] = useState(typed ?? "");
  const [active, setActive] = useState(0);
  const { found: all, failed } = useOptions(searchHref, options, search.trim(), within);
  const found = all.filter(({ value }) => !chosen.includes(value));
  const isOpen = found.length > 0;

  function take(option: FormOption | undefined) {
    if (option === undefined) return;
    choose(option);
    setSearch("");
    setActive(0);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === "Enter") take(found[active]);
    else if (event.key === "Escape") setSearch("");
    else return;
    event.preventDefault();
  }

  return (
    <div className={classes.search}>
      <input
        name={name}
        className={classes.input}
        placeholder="Search by name"
        autoComplete="off"
        aria-label={label}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        {...(hasScript
          ? {
              role: "combobox",
              "aria-expanded": isOpen,
              "aria-controls": listId,
              "aria-autocomplete": "list" as const,
              "aria-activedescendant": isOpen ? `${listId}-${active}` : undefined,
            }
          : { list: listId })}
      />
      {hasScript ? (
        <Found {...{ listId, found, active, take }} />
      ) : (
        <datalist id={listId}>
          {options.map(({ value, label: title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </datalist>
      )}
      <span role="status" className={classes.quiet}>
        {failed ? "The search does not answer: type the ref instead." : ""}
      </span>
    </div>
  );
}

function Found({
  listId,
  found,
  active,
  take,
}: {
  listId: string;
  found: readonly FormOption[];
  active: number;
  take: (option: FormOption) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a combobox, whose keys the field handles
    <ul id={listId} role="listbox" className={classes.found} hidden={found.length === 0}>
      {found.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option
        <li
          key={option.value}
          id={`${listId}-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the combobox above
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(option)}
        >
          {option.label} <span className={classes.quiet}>{option.value}</span>
        </li>
      ))}
    </ul>
  );
}

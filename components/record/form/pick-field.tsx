"use client";

import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useField } from "@/components/forms/form-context";
import type { FormOption } from "@/lib/domain/record-form-view";
import { FieldError } from "./line-field";
import classes from "./record-form.module.css";
import { useOptions } from "./use-options";

type PickProps = {
  name: string;
  /** The field's own name, under which a ref typed by hand is sent. */
  base: string;
  label: string;
  help: string | undefined;
  many: boolean;
  searchHref: string | null;
  options: readonly FormOption[];
  within: string | null;
};

/** What was once chosen keeps its title, also when the form comes back with refs alone. */
const titles = new Map<string, string>();

/**
 * One or several of very many: what is chosen stands ticked, and a search adds to it. Without script the search is a plain
 * field that takes a ref.
 */
export function PickField(props: PickProps) {
  const { values } = useField(props.name);
  const chosen = values ?? [];
  return <Pick key={chosen.join(" ")} {...props} initial={chosen} />;
}

function Pick({
  name,
  base,
  label,
  help,
  many,
  searchHref,
  options,
  within,
  initial,
}: PickProps & { initial: readonly string[] }) {
  const { id, error } = useField(name);
  const added = useField(`${base}.add`);
  const [chosen, setChosen] = useState(initial);
  const titleOf = (ref: string) =>
    options.find(({ value }) => value === ref)?.label ?? titles.get(`${searchHref} ${ref}`) ?? ref;

  function choose({ value, label: title }: FormOption) {
    titles.set(`${searchHref} ${value}`, title);
    setChosen((known) => (many ? [...new Set([...known, value])] : [value]));
  }

  return (
    <fieldset id={id} tabIndex={-1} className={classes.fieldset}>
      <legend className={classes.legend}>{label}</legend>
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
      <div className={classes.inner}>
        {chosen.length === 0 ? null : (
          <ul className={classes.chosen}>
            {chosen.map((ref) => (
              <li key={ref}>
                <label className={classes.option}>
                  <input type="checkbox" name={name} value={ref} defaultChecked />
                  {titleOf(ref)}
                </label>
              </li>
            ))}
          </ul>
        )}
        <Search
          name={`${base}.add`}
          label={many || chosen.length === 0 ? `Add to ${label}` : `Another ${label}`}
          typed={added.value}
          {...{ searchHref, options, within, choose }}
        />
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

function Search({
  name,
  label,
  typed,
  searchHref,
  options,
  within,
  choose,
}: {
  name: string;
  label: string;
  typed: string | undefined;
  searchHref: string | null;
  options: readonly FormOption[];
  within: string | null;
  choose: (option: FormOption) => void;
}) {
  const listId = useId();
  const [hasScript, setHasScript] = useState(false);
  const [search, setSearch] = useState(typed ?? "");
  const [active, setActive] = useState(0);
  const { found, failed } = useOptions(searchHref, options, search.trim(), within);
  const isOpen = found.length > 0;
  useEffect(() => setHasScript(true), []);

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

"use client";

import { useState } from "react";
import { useField } from "@/components/forms/form-context";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { FieldError } from "./line-field";
import { OptionSearch } from "./option-search";
import classes from "./record-form.module.css";

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
        <OptionSearch
          name={`${base}.add`}
          label={many || chosen.length === 0 ? `Add to ${label}` : `Another ${label}`}
          typed={added.value}
          {...{ searchHref, options, within, choose, chosen }}
        />
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

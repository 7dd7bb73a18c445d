"use client";

import type { ReactNode } from "react";
import type { Typed } from "@/lib/domain/form-state";
import { FormContextHolder } from "./form-context";
import classes from "./forms.module.css";

const noErrors = {};

/**
 * A form that asks and changes nothing: what is filled in becomes the address, and stands in the fields again. Works without
 * script.
 */
export function AskingForm({
  action,
  prefix,
  typed,
  errors = noErrors,
  submit,
  label,
  children,
}: {
  action: string;
  /** Tells its fields from those of other forms on the page. */
  prefix: string;
  typed: Typed;
  errors?: Readonly<Record<string, readonly string[]>>;
  submit: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <form action={action} method="get" className={classes.form} aria-label={label} noValidate>
      <FormContextHolder
        value={{ prefix, errors, typed: null, foreseen: null, mails: null, initial: typed }}
      >
        {children}
      </FormContextHolder>
      <div className={classes.submit}>
        <button type="submit" className={classes.ask}>
          {submit}
        </button>
      </div>
    </form>
  );
}

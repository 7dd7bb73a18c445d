"use client";

import { createContext, useContext } from "react";
import type { ForeseenView } from "@/lib/domain/change/foreseen-view";
import { isSecret } from "@/lib/domain/form-fields";
import type { Typed } from "@/lib/domain/form-state";
import type { MailAhead } from "@/lib/domain/mail-ahead";

/** What a form tells its fields. Outside an ActionForm a field stands alone. */
export type FormContext = {
  readonly prefix: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** What was sent; null before that, and after it went through. */
  readonly typed: Typed | null;
  readonly initial: Typed;
  /** What would follow from what was sent, where that was asked. */
  readonly foreseen: ForeseenView | null;
  /** The mails that what was sent would cause, where they were asked for. */
  readonly mails: readonly MailAhead[] | null;
};

const alone: FormContext = {
  prefix: "field",
  errors: {},
  typed: null,
  initial: {},
  foreseen: null,
  mails: null,
};

export const FormContextHolder = createContext<FormContext>(alone);

export type FieldInForm = {
  readonly id: string;
  /** The sentences about this field, as one. */
  readonly error: string | undefined;
  /** One value, for fields that hold one. */
  readonly value: string | undefined;
  /** All values, for fields that hold several; none when the form was sent without this name. */
  readonly values: readonly string[] | undefined;
};

/** What the form around knows of one field: its id, its error, and what stands in it. */
export function useField(name: string): FieldInForm {
  const { prefix, errors, typed, initial } = useContext(FormContextHolder);
  const held = typed === null ? initial[name] : (typed[name] ?? (isSecret(name) ? undefined : ""));
  return {
    id: idOf(prefix, name),
    error: atField(errors[name]),
    value: typeof held === "string" ? held : held?.[0],
    values: valuesOf(held),
  };
}

/** Longer than this, several sentences are read above all fields, where each stands by itself, and not twice. */
const mostAtField = 200;

function atField(sentences: readonly string[] | undefined): string | undefined {
  const joined = sentences?.join(" ");
  if (sentences === undefined || joined === undefined) return undefined;
  if (sentences.length === 1 || joined.length <= mostAtField) return joined;
  return `${sentences.length} things are to be put right here: they are listed above.`;
}

export function idOf(prefix: string, name: string): string {
  return `${prefix}-${name.replaceAll(/[^A-Za-z0-9_-]/g, "_")}`;
}

function valuesOf(held: Typed[string] | undefined): readonly string[] | undefined {
  if (typeof held === "string") return held === "" ? [] : [held];
  return held;
}

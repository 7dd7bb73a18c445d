import type { Field } from "@/lib/domain/fields";
import { choiceInWords } from "./choice-words";
import { unverifiedValue, withMark } from "./unverified-value";
import { entriesInWords, type TitleOf } from "./value-words";

/** The entries of a value in words, each with its mark where it rests on what nobody has looked up. */
export function markedEntries(field: Field, value: unknown, titleOf: TitleOf): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => {
    const note = unverifiedValue(field, one);
    return entriesInWords(field, one, titleOf).map((words) => withMark(words, note));
  });
}

/** A value in words with its marks, in one line; empty where nothing is stated. */
export function markedInWords(field: Field, value: unknown, titleOf: TitleOf): string {
  return markedEntries(field, value, titleOf).join(field.type === "texts" ? "; " : ", ");
}

/** A value of a choice as it is offered, with its mark. */
export function markedChoice(field: Field, value: string): string {
  const among = field.type === "choice" || field.type === "choices" ? field.values : [];
  return withMark(choiceInWords(value, among), unverifiedValue(field, value));
}

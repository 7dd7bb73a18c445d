import type { FieldDifference } from "@/lib/domain/change/diff";
import type { Field } from "@/lib/domain/fields";
import { markedInWords } from "@/lib/domain/marked-words";
import type { TitleOf } from "@/lib/domain/value-words";

/**
 * What an import changes in a field, in one sentence; nothing for what is no field of the record.
 *
 * @param longest so many characters of each value are shown
 */
export function differenceInWords(
  fields: Readonly<Record<string, Field>>,
  { field, before, after }: FieldDifference,
  titleOf: TitleOf,
  longest?: number,
): string[] {
  if (field === "fieldStates") return ["What is known not to be known"];
  const definition = field === null ? undefined : fields[field];
  if (definition === undefined) return [];
  const inWords = (value: unknown) =>
    markedInWords(definition, value, titleOf).slice(0, longest) || "nothing";
  return [`${definition.label}: ${inWords(before)}, then ${inWords(after)}`];
}

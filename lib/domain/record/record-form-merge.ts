import type { Field } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { inputName } from "./record-form";
import { type AnnotationGroup, annotationGroups, saysSame } from "./record-form-annotations";

export type MergedForm = {
  /** What stands in the form: mine where I typed, theirs where only they did. */
  readonly typed: Typed;
  /** Fields that only the others changed. */
  readonly taken: readonly string[];
  /** Fields that both changed, each differently. */
  readonly conflicts: readonly string[];
};

/**
 * Brings together what one author typed and what others saved meanwhile, field by field: a value and its state belong
 * together.
 *
 * @param opened the form as it was opened
 * @param mine   the form as it was sent
 * @param theirs the form as it would be opened now
 */
export function mergedForm(kind: KindName, opened: Typed, mine: Typed, theirs: Typed): MergedForm {
  const typed: Record<string, string | readonly string[]> = { ...mine };
  const taken: string[] = [];
  const conflicts: string[] = [];
  for (const [name, field] of Object.entries<Field>(kinds[kind].fields)) {
    const inputs = [
      inputName(name, field),
      ...["count", "unit", "add", "state", "reason"].map((part) => `${name}.${part}`),
    ];
    const said = (form: Typed) => inputs.map((input) => heard(form, input));
    const isSame = (one: Typed, other: Typed) =>
      JSON.stringify(said(one)) === JSON.stringify(said(other));
    if (isSame(opened, theirs) || isSame(mine, theirs)) continue;
    if (!isSame(mine, opened)) {
      conflicts.push(name);
      continue;
    }
    taken.push(name);
    for (const input of inputs) typed[input] = theirs[input] ?? "";
  }
  const whose = (group: AnnotationGroup) => whoseRows(group, opened, mine, theirs);
  const takenRows = annotationGroups.filter((group) => whose(group) === "theirs");
  return {
    typed: { ...typed, ...rowsTaken(takenRows, typed, theirs) },
    taken: [...taken, ...takenRows],
    conflicts: [...conflicts, ...annotationGroups.filter((group) => whose(group) === "both")],
  };
}

/** Whose change of sources or translations is to stand: the rows of a group belong together. */
function whoseRows(
  group: AnnotationGroup,
  opened: Typed,
  mine: Typed,
  theirs: Typed,
): "mine" | "theirs" | "both" {
  if (saysSame(group, opened, theirs) || saysSame(group, mine, theirs)) return "mine";
  return saysSame(group, mine, opened) ? "theirs" : "both";
}

/** All inputs of these groups as the others have them; rows that they have not are emptied. */
function rowsTaken(groups: readonly AnnotationGroup[], mine: Typed, theirs: Typed): Typed {
  const inputs = [...Object.keys(mine), ...Object.keys(theirs)].filter((input) =>
    groups.some((group) => input.startsWith(`${group}.`)),
  );
  return Object.fromEntries(inputs.map((input) => [input, theirs[input] ?? ""]));
}

/** A unit that stands without a number says nothing; line ends are the browser's. */
function heard(form: Typed, input: string): readonly string[] {
  const value = form[input] ?? [];
  const texts = (typeof value === "string" ? [value] : value)
    .map((text) => text.replaceAll("\r\n", "\n").trim())
    .filter((text) => text !== "");
  // Boxes are sent in their own order: a list of them is a set.
  if (input.endsWith("[]")) return texts.toSorted();
  const count = input.endsWith(".unit") ? form[`${input.slice(0, -5)}.count`] : "any";
  return count === undefined || count === "" ? [] : texts;
}

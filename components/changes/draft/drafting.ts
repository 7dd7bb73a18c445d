import type { ChangeView } from "@/lib/domain/change/change-view";
import type { FormAction } from "@/lib/domain/form-state";
import type { RecordKey } from "@/lib/domain/register";

/** What an author can do with a draft on its page. */
export type DraftActions = {
  readonly rename: FormAction;
  readonly takeOut: FormAction;
  readonly setClass: FormAction;
  readonly ruleClass: FormAction;
  readonly settle: FormAction;
};

/** The draft that a form is about, as it was read; null where it is none, or this person may not edit it. */
export type Drafting = {
  readonly id: string;
  readonly seen: string;
  readonly actions: DraftActions;
} | null;

/** A draft in the hands of whoever may edit it. */
export function draftingOf(
  { id, state, position }: ChangeView,
  actions: DraftActions | null,
): Drafting {
  if (state !== "DRAFT" || actions === null) return null;
  return { id, seen: String(position), actions };
}

/** What every form about one record of a draft carries along. */
export function hiddenFor(
  { id, seen }: NonNullable<Drafting>,
  { kind, ref }: RecordKey,
): Record<string, string> {
  return { id, seen, kind, ref };
}

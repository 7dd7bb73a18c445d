"use server";

import { revalidatePath } from "next/cache";
import { staffAction } from "@/lib/auth/staff-door";
import { removeItem, renameChangeSet, setOverride } from "@/lib/data/changes/draft-edits";
import { settleConflict } from "@/lib/data/changes/settling";
import { refusals } from "@/lib/domain/language/refusals";
import { classForm, differenceForm, itemForm, renameForm, settleForm } from "./draft-forms";
import { moved } from "./outcomes";

const common = {
  ...refusals,
  notDraft: moved("submit"),
  changedMeanwhile: moved("read"),
  noSuchItem:
    "The change says nothing of this any more: somebody took it out or put it otherwise. Load the page again to see how it stands.",
  stillUsed:
    "Other records of this change point to it, or would point to a record that is gone: change or take out those first.",
  pointsNowhere: "It would point to a record that is not in the register, nor in this change.",
  reasonMissing: "Say why: the class is lower than the rule's.",
  plannedTooEarly: "That day has passed: choose today or a later day.",
} as const;

type Said = "renamed" | "takenOut" | "classSet" | "classByRule" | "settled";

/** Back to the place of the page. Each edit has an address of its own, so that the browser draws it anew. */
function backTo({ id, position }: { id: string; position: number }, taken: Said, place = "") {
  revalidatePath(`/staff/changes/${id}`);
  const query = new URLSearchParams({ taken, at: String(position) });
  return { goTo: `/staff/changes/${encodeURIComponent(id)}?${query}${place}` };
}

export const rename = staffAction({
  permission: "changeSet:edit",
  input: renameForm,
  run: (actor, { id, seen, ...head }) => renameChangeSet(actor, id, head, seen),
  refusals: common,
  after: (edited) => backTo(edited, "renamed"),
});

export const takeOut = staffAction({
  permission: "changeSet:edit",
  input: itemForm,
  run: (actor, { id, seen, ...key }) => removeItem(actor, id, key, seen),
  refusals: common,
  after: (edited) => backTo(edited, "takenOut", "#changes"),
});

export const setClass = staffAction({
  permission: "changeSet:edit",
  input: classForm,
  run: (actor, { id, seen, kind, ref, field, ...override }) =>
    setOverride(actor, id, { kind, ref, field, override }, seen),
  refusals: common,
  after: (edited, { kind, ref }) => backTo(edited, "classSet", `#${kind}-${ref}`),
});

export const ruleClass = staffAction({
  permission: "changeSet:edit",
  input: differenceForm,
  run: (actor, { id, seen, ...difference }) =>
    setOverride(actor, id, { ...difference, override: null }, seen),
  refusals: common,
  after: (edited, { kind, ref }) => backTo(edited, "classByRule", `#${kind}-${ref}`),
});

export const settle = staffAction({
  permission: "changeSet:edit",
  input: settleForm,
  run: (actor, { id, seen, ...settlement }) => settleConflict(actor, id, settlement, seen),
  refusals: common,
  after: (edited) => backTo(edited, "settled"),
});

import { changesOf, findChangeSet, itemsOf } from "@/lib/data/changes/change-sets";
import { editChangeSet } from "@/lib/data/changes/draft-edits";
import { presentRegister } from "@/lib/data/register";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply } from "@/lib/domain/register";
import { readPatch } from "@/lib/file/patch";
import { refused } from "./answer";
import { readFileWith } from "./files";
import { actorOf, now } from "./installation";

const refusals = {
  notDraft: "Only a draft is edited: withdraw the change, or return it to its authors.",
  pointsNowhere: "A record would point to one that is neither in the register nor in this change.",
  stillUsed: "Other records point to one that would end: change or end those in the same change.",
} as const;

/**
 * Puts what a register file holds into a draft; the file is read against the register with the draft in effect.
 *
 * @returns how many records the file changes
 */
export async function editDraft(id: string, path: string, as: string | undefined): Promise<number> {
  const actor = await actorOf(as);
  const draft = await findChangeSet(id);
  if (draft === null) throw refused("noSuchChangeSet");
  const { register } = await presentRegister();
  const today = todayIn(register, now());
  const drafted = apply(register, changesOf(itemsOf(draft), today));
  const { items } = await readFileWith(path, (text, about) =>
    readPatch(text, about, drafted, today),
  );
  const edited = await editChangeSet(actor, id, { position: draft.position, items });
  if (edited.ok) return items.length;
  const { reason } = edited;
  throw refused(reason, [], Object.entries(refusals).find(([known]) => known === reason)?.[1]);
}

import { type Actor, actorName } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { isEditorial } from "@/lib/domain/change/normalised-facts";
import { type WaiverTrouble, waiverTrouble } from "@/lib/domain/findings/waivers";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { isUsed } from "@/lib/domain/record/record-surroundings";
import { apply, bodyOf, type RecordKey, type Register, referencesOf } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Transaction } from "../write";
import {
  changesOf,
  type ItemDraft,
  itemsOf,
  rowOf,
  type StoredChangeSet,
  type StoredItem,
} from "./change-sets";

/** What an author saw of an item: another hash, another item. */
export function itemHash({ body, validFrom }: Pick<ItemDraft, "body" | "validFrom">): string {
  return sha256(canonicalJson({ body, validFrom }));
}

export function itemFor(items: readonly StoredItem[], { kind, ref }: RecordKey): StoredItem | null {
  return items.find((item) => item.kind === kind && item.ref === ref) ?? null;
}

/** The authors of a change set once this actor, too, has had a hand in it: whoever shapes it does not approve it. */
export function authorsWith({ authors }: StoredChangeSet, actor: Actor): string[] {
  return [...new Set([...authors, actorName(actor)])];
}

/** Puts one item into a draft, in the place of the one that is there; an item that changes nothing is taken out. */
export async function putItem(
  tx: Transaction,
  actor: Actor,
  changeSet: StoredChangeSet,
  item: ItemDraft,
  { register, baseSeq }: { register: Register; baseSeq: number | null },
): Promise<Result<"put" | "takenOut", "nothingChanges">> {
  const present = itemFor(itemsOf(changeSet), item);
  const differences = fieldDifferences(item.kind, bodyOf(register, item), item.body);
  const isChange = differences.length > 0;
  if (!isChange && present === null) return refuse("nothingChanges");
  const key = { changeSetId: changeSet.id, kind: item.kind, ref: item.ref };
  if (present !== null) await tx.changeItem.delete({ where: { changeSetId_kind_ref: key } });
  if (!isChange) return done("takenOut");
  const differing = new Set(differences.map(({ field }) => field));
  // What is put otherwise states something else, perhaps: then it is the rule's class again.
  const editorial = new Set(
    differences.filter((one) => isEditorial(item.kind, one)).map(({ field }) => field),
  );
  const kept =
    present?.overrides.filter(
      ({ field, class: set }) => differing.has(field) && (set !== "E" || editorial.has(field)),
    ) ?? [];
  const overrides = item.overrides.length > 0 ? item.overrides : kept;
  await tx.changeItem.create({ data: rowOf(changeSet.id, { ...item, overrides }, baseSeq, actor) });
  return done("put");
}

/** The items of a change set with these in the place of those of the same records. */
export function itemsWith(
  changeSet: StoredChangeSet,
  items: readonly ItemDraft[],
): (ItemDraft | StoredItem)[] {
  const named = new Set(items.map(({ kind, ref }) => `${kind}/${ref}`));
  const others = itemsOf(changeSet).filter(({ kind, ref }) => !named.has(`${kind}/${ref}`));
  return [...others, ...items];
}

export type Trouble = "pointsNowhere" | "stillUsed" | WaiverTrouble;

/** What is wrong with what one record points to, or with what points to it, once all these items are in effect. */
export function troubleOf(
  register: Register,
  items: readonly ItemDraft[],
  key: RecordKey,
  today: CalendarDate,
): Trouble | null {
  const after = apply(register, changesOf(items, today));
  const body = bodyOf(after, key);
  if (body === null) return isUsed(after, key) ? "stillUsed" : null;
  const isDangling = referencesOf(key.kind, key.ref, body).some(
    ({ to }) => !after[to.kind].has(to.ref),
  );
  if (isDangling) return "pointsNowhere";
  return key.kind === "Waiver" ? waiverTrouble(after, body) : null;
}

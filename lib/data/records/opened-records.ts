import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { formNames } from "@/lib/domain/record/record-form-names";
import type { RecordSubmission } from "@/lib/domain/record/record-submission";
import { bodyOf, type RecordKey } from "@/lib/domain/register";
import { findChangeSet, itemsOf, newestSeqOf, type StoredItem } from "../changes/change-sets";
import { itemFor, itemHash } from "../changes/draft-items";
import { database } from "../database/current";
import { presentRegister } from "../register";

/** A record as a form is opened on it. */
export type Opened = {
  readonly body: Record<string, unknown>;
  readonly baseSeq: number | null;
  readonly item: StoredItem | null;
};

/** The record as it stands in a draft, or else in the register. */
export async function openRecord(key: RecordKey, within: string | null): Promise<Opened | null> {
  const changeSet = within === null ? null : await findChangeSet(within);
  const item = changeSet?.state === "DRAFT" ? itemFor(itemsOf(changeSet), key) : null;
  if (item !== null && item.body !== null) return { body: item.body, baseSeq: item.baseSeq, item };
  const snapshot = await presentRegister();
  const body = bodyOf(snapshot.register, key);
  return body && { body, baseSeq: newestSeqOf(snapshot, key), item };
}

/** The record as the author saw it when the form was opened. */
export async function bodySeen(
  kind: KindName,
  { ref, baseSeq, itemHash: seen, openedIn }: RecordSubmission,
): Promise<Record<string, unknown>> {
  if (ref === null) return {};
  const changeSet = openedIn === null ? null : await findChangeSet(openedIn);
  const item = changeSet && itemFor(itemsOf(changeSet), { kind, ref });
  if (item !== null && item.body !== null && itemHash(item) === seen) return item.body;
  const revision =
    baseSeq === null ? null : await database().revision.findUnique({ where: { seq: baseSeq } });
  return lifted(kind, (revision?.body ?? {}) as Record<string, unknown>);
}

/** What a form carries along of what its author had in sight. */
export function headOf(
  kind: KindName,
  head: { ref: string; baseSeq: number | null; itemHash: string | null; openedIn: string | null },
): Typed {
  return {
    [formNames.kind]: kinds[kind].plural,
    [formNames.ref]: head.ref,
    [formNames.baseSeq]: head.baseSeq === null ? "" : String(head.baseSeq),
    [formNames.itemHash]: head.itemHash ?? "",
    [formNames.openedIn]: head.openedIn ?? "",
  };
}

import type { Instant } from "@/lib/domain/calendar";
import type { LeftOut } from "@/lib/domain/change/affected";
import { type Consequence, consequence } from "@/lib/domain/change/consequence";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { todayIn } from "@/lib/domain/organisation-day";
import type { EmergencyGround } from "@/lib/domain/reference/enums";
import { database } from "../database/current";
import { heldBackFor } from "../gate/held-back";
import { undoneWords } from "../gate/undone";
import { presentRegister, type Snapshot } from "../register";
import {
  changesOf,
  type ItemDraft,
  itemsOf,
  overridesOf,
  type StoredChangeSet,
} from "./change-sets";

/** What follows from a stored change set if it were announced at an instant. */
export type Outlook = { readonly snapshot: Snapshot; readonly consequence: Consequence };

/** Reads what the consequence needs, and computes it: before the writer's lock is taken. */
export async function outlookOf(changeSet: StoredChangeSet, at: Instant): Promise<Outlook> {
  return outlookOfItems(itemsOf(changeSet), at, changeSet.emergencyGround);
}

/** The same of a proposal that nobody has stored. */
export async function outlookOfItems(
  items: readonly ItemDraft[],
  at: Instant,
  emergencyGround: EmergencyGround | null,
): Promise<Outlook> {
  const snapshot = await presentRegister();
  const saysUse = items.some(({ kind }) => kind === "Engagement");
  const [contacts, leftOut, lacking] = await Promise.all([
    contactCounts(),
    leftOutRecords(),
    saysUse ? lackingRecords() : new Map(),
  ]);
  return {
    snapshot,
    consequence: consequence({
      register: snapshot.register,
      changes: changesOf(items, todayIn(snapshot.register, at)),
      overrides: overridesOf(items),
      at,
      contacts,
      emergencyGround,
      leftOut,
      lacking,
    }),
  };
}

/** What somebody had in sight of a change set: where it stood, and what followed from it. */
export type Seen = { readonly position: number; readonly outlook: string };

/** Whether a change set, and what follows from it, is still what somebody had in sight. */
export function isAsSeen(
  { position, outlook }: Seen,
  changeSet: StoredChangeSet,
  present: Consequence,
): boolean {
  return changeSet.position === position && outlookHash(present) === outlook;
}

/** Contacts that a notice may go to: named for it, confirmed, not bounced, not erased. */
export const reachable = {
  purpose: "DPA_NOTICE",
  confirmedAt: { not: null },
  bouncedAt: null,
  erasedAt: null,
} as const;

/** How many contacts of each customer a notice may go to. */
export async function contactCounts(): Promise<ReadonlyMap<string, number>> {
  const rows = await database().customerContact.groupBy({
    by: ["customerRef"],
    where: reachable,
    _count: true,
  });
  return new Map(rows.map((row) => [row.customerRef, row._count]));
}

/** The records that agreements have not got yet, or never will: one that they have in an older state is authorised in that. */
async function lackingRecords(): Promise<LeftOut> {
  const held = await heldBackFor(null);
  return new Map(
    [...held].map(([agreement, notices]) => [
      agreement,
      new Set(
        notices.flatMap(({ before }) =>
          before.flatMap(({ kind, ref, body }) => (body === null ? [`${kind}/${ref}`] : [])),
        ),
      ),
    ]),
  );
}

/** The records that agreements do without, since a change was left out for them. */
export async function leftOutRecords(): Promise<LeftOut> {
  const notices = await database().notice.findMany({
    where: {
      declinedAt: { not: null },
      NOT: [{ declinedBecause: { startsWith: undoneWords } }, { declinedBecause: "NOT_CONCERNED" }],
      changeSet: { state: "ACTIVE" },
    },
    select: {
      agreementRef: true,
      changeSet: { select: { items: { select: { kind: true, ref: true } } } },
    },
  });
  const leftOut = new Map<string, Set<string>>();
  for (const { agreementRef, changeSet } of notices) {
    const keys = leftOut.get(agreementRef) ?? new Set<string>();
    for (const { kind, ref } of changeSet.items) keys.add(`${kind}/${ref}`);
    leftOut.set(agreementRef, keys);
  }
  return leftOut;
}

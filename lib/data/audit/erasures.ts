import type { Actor } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import { isKindName } from "@/lib/domain/kinds/kinds";
import { removeSigned } from "../annexes/signed-annexes";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { chooseAgain, type DigestChosen } from "../digest/digest-choices";
import { eraseReply } from "../notices/replies";
import { eraseContact } from "../people/people";
import { forgetSubscriber } from "../publications/subscribers";
import { eraseReceived } from "../received/received-acts";
import { removeAttachment } from "../records/attachments";

/** What takes people's data away, and where its entry in the audit chain names whose or which. */
const idFields = {
  "contact.erased": "contactId",
  "subscriber.removed": "subscriberId",
  "reply.erased": "replyId",
  "received.erased": "receivedId",
  "attachment.removed": "attachmentId",
  "signedAnnex.removed": "signedAnnexId",
} as const satisfies Partial<Record<AuditEvent["type"], string>>;

type ErasureEvent = keyof typeof idFields;

/** That somebody was erased, or words or a file were, by id: nothing of whom or what it was. */
export type Erasure = { readonly event: ErasureEvent; readonly id: string };

/** What an old backup must not undo: that something was erased, and what a contact chose about the monthly digest. */
export type Outliving = Erasure | DigestChosen;

export function isErasureEvent(event: string): event is ErasureEvent {
  return Object.hasOwn(idFields, event);
}

/**
 * The erasures and the choices that the audit chain tells of.
 *
 * @param after position behind which to look; 0: all
 * @returns     also up to which position that is all
 */
export async function findErasures(
  after: number,
): Promise<{ erasures: Outliving[]; upTo: number }> {
  const newest = await database().auditEntry.aggregate({ _max: { position: true } });
  const upTo = newest._max.position ?? 0;
  const entries = await database().auditEntry.findMany({
    where: {
      position: { gt: after, lte: upTo },
      event: { in: [...Object.keys(idFields), "contact.digestSet"] },
    },
    orderBy: { position: "asc" },
    select: { at: true, event: true, payload: true },
  });
  return { erasures: entries.flatMap((entry) => [...erasureOf(entry), ...choiceOf(entry)]), upTo };
}

function erasureOf({ event, payload }: { event: string; payload: unknown }): Erasure[] {
  if (!isErasureEvent(event) || typeof payload !== "object" || payload === null) return [];
  const id = Object.entries(payload).find(([name]) => name === idFields[event])?.[1];
  return id === undefined ? [] : [{ event, id: String(id) }];
}

function choiceOf({ at, event, payload }: { at: Date; event: string; payload: unknown }) {
  if (event !== "contact.digestSet" || typeof payload !== "object" || payload === null) return [];
  const { contactId: id, wanted } = { contactId: null, wanted: null, ...payload };
  if (typeof id !== "string" || typeof wanted !== "boolean") return [];
  return [{ event, id, wanted, at: instantOfColumn(at) } satisfies DigestChosen];
}

const reason = "It was erased before; the backup that was restored is older.";

/** How each is done again, by the function that did it first. */
const again: Record<ErasureEvent, (actor: Actor, id: string) => Promise<{ ok: boolean }>> = {
  "contact.erased": eraseContact,
  "subscriber.removed": forgetSubscriber,
  "reply.erased": (actor, id) => eraseReply(actor, id, reason),
  "received.erased": (actor, id) => eraseReceived(actor, { id, reason, isConfirmed: true }),
  "attachment.removed": async (actor, id) => {
    const of = await database().attachment.findUnique({
      where: { id },
      select: { kind: true, ref: true },
    });
    if (of === null || !isKindName(of.kind)) return { ok: false };
    return removeAttachment(actor, { kind: of.kind, ref: of.ref, id, reason });
  },
  "signedAnnex.removed": async (actor, id) => {
    const file = await database().signedAnnex.findUnique({
      where: { id },
      select: { customerRef: true },
    });
    return file === null ? { ok: false } : removeSigned(actor, { ...file, id, reason });
  },
};

/**
 * Erases again who and what came back with an old backup, and puts in force again what contacts chose last about the digest;
 * says how many of each that were.
 *
 * Source: GDPR Art. 17(1), 5(1)(e).
 */
export async function replayErasures(
  actor: Actor,
  outliving: readonly Outliving[],
): Promise<{ erased: number; chosen: number }> {
  let [erased, chosen] = [0, 0];
  const choices = new Map<string, DigestChosen>();
  for (const one of outliving)
    if (one.event === "contact.digestSet") choices.set(one.id, one);
    else if ((await again[one.event](actor, one.id)).ok) erased += 1;
  for (const choice of choices.values()) if (await chooseAgain(actor, choice)) chosen += 1;
  return { erased, chosen };
}

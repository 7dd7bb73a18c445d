import { type AnyActor, actorName } from "@/lib/auth/actor";
import { auditHash, payloadHash } from "@/lib/domain/audit/audit";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { Instant } from "@/lib/domain/calendar";
import { instantOfColumn } from "../days";

/** The audit entry under which a write happens. */
export type Entry = { readonly position: number; readonly at: Instant };

/** Stands in the column of the first entry, which follows none. */
export const beforeFirst = "0".repeat(64);

/** Recorded instants never go back: the later of the clock and the newest entry counts. */
export function nextEntry(actor: AnyActor, head: { position: number; at: Date } | null): Entry {
  if (head === null) return { position: 1, at: actor.at };
  const newest = instantOfColumn(head.at);
  return { position: head.position + 1, at: actor.at < newest ? newest : actor.at };
}

/**
 * The row of one audit entry, hashed onto the one before.
 *
 * @param previousHash of the entry before; null for the first
 * @param revisions    digest of what is written of the register under it; null when nothing is
 */
export function auditRow(
  actor: AnyActor,
  { position, at }: Entry,
  previousHash: string | null,
  event: AuditEvent,
  revisions: string | null,
) {
  const { type, ...rest } = event;
  const payload = { ...rest, via: actor.via, ...(revisions === null ? {} : { revisions }) };
  const facts = {
    position,
    at,
    actor: actorName(actor),
    event: type,
    payloadHash: payloadHash(payload),
  };
  return {
    ...facts,
    via: actor.via,
    payload,
    previousHash: previousHash ?? beforeFirst,
    hash: auditHash(previousHash, facts),
  };
}

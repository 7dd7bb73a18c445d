import type { Client } from "pg";
import { type Actor, actorName } from "@/lib/auth/actor";
import { auditHash, payloadHash } from "@/lib/domain/audit";
import type { AuditEvent } from "@/lib/domain/audit-events";
import { instantOf } from "@/lib/domain/calendar";

const beforeFirst = "0".repeat(64);

/**
 * Makes what was just loaded another installation, with mail paused, and says so in the audit chain. It happens in
 * the very transaction that loads: at no moment could a worker send what the backup had still to send.
 */
export async function markRestored(
  client: Client,
  actor: Actor,
  instanceId: string,
): Promise<void> {
  const { rows } = await client.query<{ position: number; at: Date; hash: string }>(
    'select position, at, hash from "AuditEntry" order by position desc limit 1',
  );
  const head = rows[0];
  const newest = head === undefined ? actor.at : instantOf(head.at.toISOString());
  const at = actor.at < newest ? newest : actor.at;
  const { type, ...rest }: AuditEvent = {
    type: "backup.restored",
    auditHead: head?.hash ?? beforeFirst,
  };
  const payload = { ...rest, via: actor.via };
  const facts = {
    position: (head?.position ?? 0) + 1,
    at,
    actor: actorName(actor),
    event: type,
    payloadHash: payloadHash(payload),
  };
  await client.query(
    `insert into "AuditEntry" (position, at, actor, via, event, payload, "payloadHash", "previousHash", hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      facts.position,
      at,
      facts.actor,
      actor.via,
      type,
      JSON.stringify(payload),
      facts.payloadHash,
      head?.hash ?? beforeFirst,
      auditHash(head?.hash ?? null, facts),
    ],
  );
  await client.query(
    `insert into "Installation" (id, "instanceId", "mailPaused", "createdAt") values (1, $1, true, $2)
     on conflict (id) do update set "instanceId" = excluded."instanceId", "mailPaused" = true`,
    [instanceId, at],
  );
}

import type { Client } from "pg";
import type { Actor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { auditRow, beforeFirst, nextEntry } from "../audit/audit-row";

/**
 * Makes what was just loaded another installation, with mail paused and nobody signed in, and says so in the audit chain. It happens in
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
  const head = rows[0] ?? null;
  // Whoever was signed in, or held a link, was so where the backup comes from.
  await client.query('delete from "Session"');
  await client.query('delete from "SignInLink"');
  await client.query('delete from "CalendarLink"');
  await client.query(
    `delete from "ServiceMail" where kind in ('SIGN_IN_LINK', 'INVITATION', 'PASSWORD_RESET')`,
  );
  await shutProgramsOut(client);
  const entry = nextEntry(actor, head);
  const auditHead = head?.hash ?? beforeFirst;
  const row = auditRow(
    actor,
    entry,
    head?.hash ?? null,
    { type: "backup.restored", auditHead },
    null,
  );
  await client.query(
    `insert into "AuditEntry" (position, at, actor, via, event, payload, "payloadHash", "previousHash", hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.position,
      row.at,
      row.actor,
      row.via,
      row.event,
      JSON.stringify(row.payload),
      row.payloadHash,
      row.previousHash,
      row.hash,
    ],
  );
  await client.query(
    `insert into "Installation" (id, "instanceId", "mailPaused", "createdAt") values (1, $1, true, $2)
     on conflict (id) do update set "instanceId" = excluded."instanceId", "mailPaused" = true`,
    [instanceId, entry.at],
  );
}

/** A token that was ended since the backup must not work again, and what was told once must not be told anew. */
async function shutProgramsOut(client: Client): Promise<void> {
  const now = new Date(realClock().epochMilliseconds);
  await client.query('delete from "ApiAnswer"');
  await client.query('update "ApiToken" set "endedAt" = $1 where "endedAt" is null', [now]);
  await client.query('update "Webhook" set "endedAt" = $1 where "endedAt" is null', [now]);
  await client.query(
    `update "WebhookDelivery" set state = 'GIVEN_UP', "nextAttemptAt" = null, "lastError" = 'the installation was restored'
     where state = 'WAITING'`,
  );
}

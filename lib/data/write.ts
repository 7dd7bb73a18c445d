import type { AnyActor } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { Result } from "@/lib/domain/result";
import { auditRow, type Entry, nextEntry } from "./audit/audit-row";
import { revisionDigests } from "./audit/revision-digests";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { orderHooks } from "./programs/hook-outbox";

export type Transaction = Prisma.TransactionClient;

export type { Entry };

/** Any number: whoever writes holds this lock, so that commit order, audit order and cache order are one. */
const writerLock = 7_310_441;

type Head = { position: number; at: Date; hash: string };

class Refused extends Error {
  constructor(readonly result: { ok: false; reason: string }) {
    super("refused");
  }
}

/**
 * Makes one write: takes the writer's lock, runs, appends the audit entry, commits. A refusal undoes all
 * that was done and leaves no entry.
 *
 * @param event what the chain says; a function where it depends on what was done. Of several entries the first is that of
 *   the write; the others follow it, one position each
 * @param run   receives the transaction and the entry's position and instant
 */
export async function write<Value, Reason extends string>(
  actor: AnyActor,
  event: AuditEvent | ((value: Value) => AuditEvent | readonly AuditEvent[]),
  run: (tx: Transaction, entry: Entry) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  try {
    return await database().$transaction(
      async (tx) => {
        const [head = null] = await tx.$queryRaw<Head[]>`
          select position, at, hash from writers_turn(${writerLock})`;
        const entry = nextEntry(actor, head);
        const result = await run(tx, entry);
        if (!result.ok) throw new Refused(result);
        await append(
          tx,
          actor,
          entry,
          head?.hash ?? null,
          [typeof event === "function" ? event(result.value) : event].flat(),
        );
        // What was recorded under a shifted clock marks the installation for good.
        if (isShifted())
          await tx.installation.updateMany({
            where: { simulated: false },
            data: { simulated: true },
          });
        return result;
      },
      { maxWait: 60_000, timeout: 120_000 },
    );
  } catch (error) {
    if (error instanceof Refused) return error.result as Result<Value, Reason>;
    throw error;
  }
}

async function append(
  tx: Transaction,
  actor: AnyActor,
  entry: Entry,
  previousHash: string | null,
  events: readonly AuditEvent[],
): Promise<void> {
  const [written] = await revisionDigests(tx, entry.position);
  let before = previousHash;
  for (const [index, event] of events.entries()) {
    const own = { ...entry, position: entry.position + index };
    // What is written of the register stands under the first.
    const digest = index === 0 ? (written?.digest ?? null) : null;
    const data = auditRow(actor, own, before, event, digest);
    await tx.auditEntry.createMany({ data });
    await orderHooks(tx, own, event);
    before = data.hash;
  }
}

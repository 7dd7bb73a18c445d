import type { PackSubject } from "@/lib/domain/evidence/pack";
import type { PackChange, PackCorrection } from "@/lib/domain/evidence/pack-facts";
import { sha256 } from "@/lib/domain/publication/canonical";
import { type Correction, correctionsOf } from "../announcing/correction-rows";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import type { Transaction } from "../write";

type StoredChange = Prisma.ChangeSetGetPayload<{ include: { advice: true } }>;
type Step = { position: number; at: Date; actor: string; event: string; payload: Prisma.JsonValue };
type Named = (actor: string) => string;

/**
 * The changes of a pack. A customer's has neither the names of staff nor what they wrote for each other, and nothing of whom else a
 * change concerns; that advice was given is told with the hash of its text.
 */
export async function packChanges(
  tx: Transaction,
  { type }: PackSubject,
  ids: ReadonlySet<string>,
): Promise<PackChange[]> {
  const rows = await tx.changeSet.findMany({
    where: { id: { in: [...ids] } },
    include: { advice: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
    orderBy: { number: "asc" },
  });
  const changes: PackChange[] = [];
  for (const row of rows) {
    const steps = await stepsOf(tx, row.id);
    const corrections = await correctionsOf(row.id, tx);
    const actors = [
      ...row.authors,
      row.approvedById ?? [],
      ...steps.map(({ actor }) => actor),
      ...corrections.map(({ authorId, sentById }) => [authorId, sentById ?? []].flat()),
    ];
    const names = await namesOfActors([
      ...actors.flat(),
      ...row.advice.map(({ authorId }) => authorId),
    ]);
    const named: Named = (actor) =>
      type === "change" ? `${names.get(actor) ?? actor} (${actor})` : actor;
    const change = packChange(row, steps, named, corrections);
    changes.push(type === "change" ? change : withoutInternals(change));
  }
  return changes;
}

function stepsOf(tx: Transaction, changeSetId: string): Promise<Step[]> {
  return tx.$queryRaw`
    select position, at, actor, event, payload from "AuditEntry"
    where event like 'changeSet.%' and payload ->> 'changeSetId' = ${changeSetId} order by position`;
}

function packChange(
  row: StoredChange,
  steps: readonly Step[],
  named: Named,
  corrections: readonly Correction[],
): PackChange {
  const { approvedAt, announcedAt, activatedAt, approvedById } = row;
  return {
    id: row.id,
    title: row.title,
    reason: row.reason,
    state: row.state,
    gating: row.gating,
    plannedOn: dayOf(row.plannedOn),
    authors: row.authors.map(named),
    approvedBy: approvedById && named(approvedById),
    approvedAt: approvedAt && instantOfColumn(approvedAt),
    announcedAt: announcedAt && instantOfColumn(announcedAt),
    activatedAt: activatedAt && instantOfColumn(activatedAt),
    frozen: row.frozen,
    corrections: corrections.flatMap((one) => packCorrection(one, named)),
    steps: steps.map(({ position, at, actor, event, payload }) => ({
      position,
      at: instantOfColumn(at),
      by: named(actor),
      event,
      reason: reasonIn(payload),
    })),
    advice: row.advice.map(({ id, at, authorId, inFavour, text, itemsHash }) => ({
      id,
      at: instantOfColumn(at),
      by: named(authorId),
      inFavour,
      text,
      textHash: sha256(text),
      itemsHash,
    })),
  };
}

function packCorrection(correction: Correction, named: Named): PackCorrection[] {
  const { id, restarts, entries, items, authorId, sentAt, sentById } = correction;
  if (sentAt === null || sentById === null) return [];
  return [
    {
      ...{ id, at: instantOfColumn(sentAt), restarts, entries, items },
      ...{ writtenBy: named(authorId), sentBy: named(sentById) },
    },
  ];
}

function reasonIn(payload: Prisma.JsonValue): string | null {
  if (payload === null || typeof payload !== "object" || Array.isArray(payload)) return null;
  return typeof payload.reason === "string" ? payload.reason : null;
}

function withoutInternals(change: PackChange): PackChange {
  return {
    ...change,
    reason: null,
    frozen: null,
    corrections: change.corrections?.map((correction) => ({ ...correction, items: null })) ?? [],
    steps: change.steps.map((step) => ({ ...step, reason: null })),
    advice: change.advice.map((advice) => ({ ...advice, text: null })),
  };
}

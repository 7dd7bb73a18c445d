import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { type ClassOverride, classify, isInternalChange } from "@/lib/domain/change/classify";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { todayIn } from "@/lib/domain/organisation-day";
import type { EmergencyGround, Materiality } from "@/lib/domain/reference/enums";
import type { RecordChange, RecordKey } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { addRevisions, presentRegister, type RevisionDraft, type Snapshot } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { revisionsFor } from "./backdating";

/** One record as an author proposes it; body null ends it. */
export type ItemDraft = {
  readonly kind: KindName;
  readonly ref: string;
  readonly body: Record<string, unknown> | null;
  /** First day on which it is true; null: the day of activation. */
  readonly validFrom: CalendarDate | null;
  readonly overrides: readonly {
    field: string | null;
    class: Materiality;
    reason: string;
    /** Whoever set it, where that is not the author of the item. */
    by?: string;
  }[];
};

export type StoredItem = ItemDraft & { readonly baseSeq: number | null; readonly authorId: string };
export type StoredChangeSet = Prisma.ChangeSetGetPayload<{ include: { items: true } }>;

/** The items of a stored change set, as the domain reads them. */
export function itemsOf(changeSet: StoredChangeSet): StoredItem[] {
  return changeSet.items.map((item) => ({
    kind: item.kind as KindName,
    ref: item.ref,
    body: lifted(item.kind as KindName, item.body as Record<string, unknown> | null),
    validFrom: dayOf(item.validFrom),
    overrides: (item.overrides ?? []) as unknown as StoredItem["overrides"],
    baseSeq: item.baseSeq,
    authorId: item.authorId,
  }));
}

export function changesOf(items: readonly ItemDraft[], today: CalendarDate): RecordChange[] {
  return items.map(({ kind, ref, body, validFrom }) => ({
    kind,
    ref,
    body,
    validFrom: validFrom ?? today,
  }));
}

/** Whether no item speaks of a day to come: what is planned stays a change set until then. */
export function areTrueBy(
  items: readonly Pick<ItemDraft, "validFrom">[],
  day: CalendarDate,
): boolean {
  return items.every(({ validFrom }) => validFrom === null || validFrom <= day);
}

export function overridesOf(items: readonly ItemDraft[]): ClassOverride[] {
  return items.flatMap(({ kind, ref, overrides }) =>
    overrides.map((override) => ({ kind, ref, ...override })),
  );
}

/** The newest revision of a record; null when the register does not have it. */
export function newestSeqOf({ seqOf }: Pick<Snapshot, "seqOf">, { kind, ref }: RecordKey) {
  return seqOf.get(`${kind}/${ref}`) ?? null;
}

/** The items whose record was changed by somebody else since the author read it. */
export function movedItems<Item extends Pick<StoredItem, "kind" | "ref" | "baseSeq">>(
  items: readonly Item[],
  snapshot: Snapshot,
): Item[] {
  return items.filter((item) => newestSeqOf(snapshot, item) !== item.baseSeq);
}

export async function findChangeSet(
  id: string,
  reader: Pick<Transaction, "changeSet"> = database(),
): Promise<StoredChangeSet | null> {
  return reader.changeSet.findUnique({
    where: { id },
    include: { items: { orderBy: [{ kind: "asc" }, { ref: "asc" }] } },
  });
}

export async function listChangeSets(): Promise<StoredChangeSet[]> {
  return database().changeSet.findMany({ include: { items: true }, orderBy: { number: "asc" } });
}

export type NewProposal<Reason extends string = never> = {
  readonly title: string;
  readonly reason: string | null;
  /** Why it cannot wait for the notice periods; left out: it is no emergency. */
  readonly emergencyGround?: EmergencyGround | null;
  /** Of an adverse fact: since when it is true, and known to us. */
  readonly adverseDays?: { readonly trueSince: CalendarDate; readonly knownOn: CalendarDate };
  readonly items: readonly (ItemDraft & {
    /** Left out: written by the actor, on the newest revision of its record. */
    readonly written?: Pick<StoredItem, "baseSeq" | "authorId">;
  })[];
  /** Who wrote it before: they stay authors beside whoever makes it now. */
  readonly authors?: readonly string[];
  /** The revision on which the author opened a record; null: when there was none. */
  readonly opened?: readonly (RecordKey & { seq: number | null })[];
  /** Why not, asked under the writer's lock: a form that is sent twice at once makes one draft. */
  readonly whyNot?: (tx: Transaction) => Promise<Reason | null>;
};

/** A proposal that was compared with the register, before anything is written. */
export type PreparedProposal<Reason extends string = never> = {
  readonly proposal: NewProposal<Reason>;
  readonly snapshot: Snapshot;
  readonly today: CalendarDate;
  readonly internal: boolean;
};

type PreparationRefusal = "notAllowed" | "nothingChanges" | "notYet" | "changedMeanwhile";

/**
 * Puts a new proposal into the drafts; one that alters no output is active at once and says so.
 *
 * @returns refuses with `nothingChanges` when every record already reads as proposed
 */
export async function createChangeSet<Reason extends string = never>(
  actor: Actor,
  proposal: NewProposal<Reason>,
): Promise<Result<{ id: string; internal: boolean }, PreparationRefusal | Reason>> {
  const prepared = await prepareChangeSet(actor, proposal);
  if (!prepared.ok) return prepared;
  return write<{ id: string; internal: boolean }, PreparationRefusal | Reason>(
    actor,
    ({ id }) => ({ type: "changeSet.created", changeSetId: id, items: proposal.items.length }),
    (tx, entry) => putChangeSet(tx, entry, actor, prepared.value),
  );
}

/** Compares a proposal with the register, and says why it cannot become a change set as far as that is known before. */
export async function prepareChangeSet<Reason extends string = never>(
  actor: Actor,
  proposal: NewProposal<Reason>,
): Promise<Result<PreparedProposal<Reason>, PreparationRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const snapshot = await presentRegister();
  if (proposal.opened?.some((key) => newestSeqOf(snapshot, key) !== key.seq))
    return refuse("changedMeanwhile");
  const today = todayIn(snapshot.register, actor.at);
  const changes = changesOf(proposal.items, today);
  const classified = classify(snapshot.register, changes, today, overridesOf(proposal.items));
  if (classified.length === 0) return refuse("nothingChanges");
  const internal = isInternalChange(classified);
  if (internal && !areTrueBy(proposal.items, today)) return refuse("notYet");
  return done({ proposal, snapshot, today, internal });
}

/** Writes a prepared proposal, in the transaction that says so in the audit chain. */
export async function putChangeSet<Reason extends string = never>(
  tx: Transaction,
  entry: Entry,
  actor: Actor,
  prepared: PreparedProposal<Reason>,
): Promise<Result<{ id: string; internal: boolean }, "changedMeanwhile" | Reason>> {
  const { proposal, snapshot, today, internal } = prepared;
  const refusal = (await proposal.whyNot?.(tx)) ?? null;
  if (refusal !== null) return refuse(refusal);
  if ((await newestSeq(tx)) !== snapshot.seq) return refuse("changedMeanwhile");
  const last = await tx.changeSet.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  const id = `CS-${number}`;
  const { title, reason, items, emergencyGround = null, adverseDays } = proposal;
  const days = adverseDays && {
    trueSince: columnOf(adverseDays.trueSince),
    knownOn: columnOf(adverseDays.knownOn),
  };
  const authors = [...new Set([actorName(actor), ...(proposal.authors ?? [])])];
  await tx.changeSet.create({
    data: {
      id,
      number,
      title,
      reason,
      emergencyGround,
      authors,
      position: entry.position,
      ...days,
    },
  });
  await putItems(tx, id, prepared, actor);
  if (internal) {
    const changes = changesOf(items, today);
    const revisions = await revisionsFor(tx, changes, snapshot.register, today);
    await activateInternal(tx, entry, id, revisions);
  }
  return done({ id, internal });
}

/** All items in one statement: an import has thousands, for which the client's own way takes seconds. */
async function putItems(
  tx: Transaction,
  id: string,
  { proposal, snapshot }: Pick<PreparedProposal<string>, "proposal" | "snapshot">,
  actor: Actor,
): Promise<void> {
  const rows = proposal.items.map((item) => ({
    ...item,
    overrides: item.overrides.length === 0 ? null : item.overrides,
    ...(item.written ?? { baseSeq: newestSeqOf(snapshot, item), authorId: actorName(actor) }),
  }));
  await tx.$executeRaw`
    insert into "ChangeItem" ("changeSetId", kind, ref, "baseSeq", body, "validFrom", overrides, "authorId")
    select ${id}, kind, ref, "baseSeq", body, "validFrom", overrides, "authorId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as item(kind text, ref text, "baseSeq" int, body jsonb, "validFrom" date, overrides jsonb, "authorId" text)`;
}

/** The row of one item. */
export function rowOf(
  changeSetId: string,
  item: ItemDraft,
  baseSeq: number | null,
  actor: Actor,
): Prisma.ChangeItemCreateManyInput {
  const { kind, ref, body, validFrom, overrides } = item;
  return {
    changeSetId,
    kind,
    ref,
    baseSeq,
    body: body === null ? Prisma.DbNull : (body as Prisma.InputJsonObject),
    validFrom: columnOf(validFrom),
    overrides: overrides.length === 0 ? Prisma.DbNull : ([...overrides] as Prisma.InputJsonArray),
    authorId: actorName(actor),
  };
}

async function activateInternal(
  tx: Transaction,
  entry: Entry,
  id: string,
  revisions: readonly RevisionDraft[],
): Promise<void> {
  await addRevisions(tx, entry, revisions, id);
  await tx.changeSet.update({
    where: { id },
    data: { state: "ACTIVE", internal: true, activatedAt: entry.at },
  });
}

export async function newestSeq(tx: Transaction): Promise<number> {
  const row = await tx.revision.findFirst({
    where: { validTo: null },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  return row?.seq ?? 0;
}

/** Moves a change set one step, after its state was checked; the database checks the step again. */
export async function step(
  tx: Transaction,
  entry: Entry,
  id: string,
  data: Omit<Prisma.ChangeSetUncheckedUpdateInput, "id" | "position">,
): Promise<void> {
  await tx.changeSet.update({ where: { id }, data: { ...data, position: entry.position } });
  if (data.state !== undefined) await leaveOrder(tx, entry, id);
}

/** What has moved on is not announced by an order of before; others of that order wait for a person to look again. */
export async function leaveOrder(
  tx: Transaction,
  entry: Entry,
  changeSetId: string,
): Promise<void> {
  const ordered = await tx.orderedChange.findUnique({ where: { changeSetId } });
  if (ordered === null) return;
  await tx.orderedChange.delete({ where: { changeSetId } });
  const left = await tx.orderedChange.count({ where: { orderId: ordered.orderId } });
  const where = { id: ordered.orderId };
  if (left === 0) await tx.announcementOrder.delete({ where });
  else
    await tx.announcementOrder.update({
      where,
      data: { stoppedAt: entry.at, stoppedBecause: "changeLeft" },
    });
}

export type StepRefusal = "notAllowed" | "noSuchChangeSet" | "wrongState" | "changedMeanwhile";

/**
 * The change set when it is in one of these states, or why not.
 *
 * @param seen where it stood when somebody read it; refused with `changedMeanwhile` when it stands elsewhere by now
 */
export async function inState(
  tx: Pick<Transaction, "changeSet">,
  id: string,
  states: readonly StoredChangeSet["state"][],
  seen?: number,
): Promise<Result<StoredChangeSet, Exclude<StepRefusal, "notAllowed">>> {
  const changeSet = await findChangeSet(id, tx);
  if (changeSet === null) return refuse("noSuchChangeSet");
  if (!states.includes(changeSet.state)) return refuse("wrongState");
  return isOvertaken(changeSet, seen) ? refuse("changedMeanwhile") : done(changeSet);
}

/** Whether a change set stands elsewhere by now than where somebody read it; undefined: nobody says where. */
export function isOvertaken({ position }: StoredChangeSet, seen: number | undefined): boolean {
  return seen !== undefined && position !== seen;
}

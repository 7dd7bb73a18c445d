import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { type ClassOverride, classify, isInternalChange } from "@/lib/domain/change/classify";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import type { Materiality } from "@/lib/domain/reference/enums";
import { list, type RecordChange, type RecordKey, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { revisionsFor } from "./backdating";
import { database } from "./database/current";
import { Prisma } from "./database/generated/client";
import { columnOf, dayOf } from "./days";
import { addRevisions, presentRegister, type RevisionDraft, type Snapshot } from "./register";
import { type Entry, type Transaction, write } from "./write";

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

/** The zone in which the organisation's own days are counted. */
export function organisationZone(register: Register): string {
  return list(register, "Organisation")[0]?.zone ?? "UTC";
}

export function todayIn(register: Register, at: Instant): CalendarDate {
  return dateIn(at, organisationZone(register));
}

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
export function movedItems(items: readonly StoredItem[], snapshot: Snapshot): StoredItem[] {
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

/**
 * Puts a new proposal into the drafts; one that alters no output is active at once and says so.
 *
 * @returns refuses with `nothingChanges` when every record already reads as proposed
 */
export async function createChangeSet<Reason extends string = never>(
  actor: Actor,
  proposal: {
    title: string;
    reason: string | null;
    items: readonly ItemDraft[];
    /** The revision on which the author opened a record; null: when there was none. */
    opened?: readonly (RecordKey & { seq: number | null })[];
    /** Why not, asked under the writer's lock: a form that is sent twice at once makes one draft. */
    whyNot?: (tx: Transaction) => Promise<Reason | null>;
  },
): Promise<
  Result<
    { id: string; internal: boolean },
    "notAllowed" | "nothingChanges" | "notYet" | "changedMeanwhile" | Reason
  >
> {
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

  return write<{ id: string; internal: boolean }, "changedMeanwhile" | Reason>(
    actor,
    ({ id }) => ({ type: "changeSet.created", changeSetId: id, items: proposal.items.length }),
    async (tx, entry) => {
      if ((await newestSeq(tx)) !== snapshot.seq) return refuse("changedMeanwhile");
      const refusal = (await proposal.whyNot?.(tx)) ?? null;
      if (refusal !== null) return refuse(refusal);
      const last = await tx.changeSet.findFirst({
        orderBy: { number: "desc" },
        select: { number: true },
      });
      const number = (last?.number ?? 0) + 1;
      const id = `CS-${number}`;
      const { title, reason, items } = proposal;
      await tx.changeSet.create({
        data: { id, number, title, reason, authors: [actorName(actor)], position: entry.position },
      });
      await tx.changeItem.createMany({
        data: items.map((item) => rowOf(id, item, newestSeqOf(snapshot, item), actor)),
      });
      if (internal)
        await activateInternal(
          tx,
          entry,
          id,
          await revisionsFor(tx, changes, snapshot.register, today),
        );
      return done({ id, internal });
    },
  );
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
}

export type StepRefusal = "notAllowed" | "noSuchChangeSet" | "wrongState" | "changedMeanwhile";

/**
 * The change set when it is in one of these states, or why not.
 *
 * @param seen where it stood when somebody read it; refused with `changedMeanwhile` when it stands elsewhere by now
 */
export async function inState(
  tx: Transaction,
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

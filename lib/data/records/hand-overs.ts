import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { can } from "@/lib/domain/access";
import { classify, isInternalChange } from "@/lib/domain/change/classify";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { HandOverView } from "@/lib/domain/record/hand-over-view";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import { bodyOf, list, type RecordKey, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { changesOf, type ItemDraft, putChangeSet, step } from "../changes/change-sets";
import { database } from "../database/current";
import { mayCome } from "../people/access-end";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";

const underWay = ["DRAFT", "IN_REVIEW"] as const;

/** What somebody answers for, is author of, or shares; null where there is no such person, or nobody may know. */
export async function handOverView(actor: Actor, userId: string): Promise<HandOverView | null> {
  if (!mayDo(actor, "person:manage")) return null;
  const users = await database().user.findMany({ where: mayCome(realClock()) });
  const person = await database().user.findUnique({ where: { id: userId } });
  if (person === null) return null;
  const { register } = await presentRegister();
  const [drafts, views] = await belongings(database(), userId);
  const records = ownedBy(register, userId);
  return {
    person: { id: userId, name: person.name ?? person.email },
    records: records.map((key) => ({
      key: `${key.kind}/${key.ref}`,
      kindLabel: kinds[key.kind].label,
      title: recordTitle(register, key),
      href: recordPath(key),
    })),
    drafts: drafts.map(({ id, title, state }) => ({ id, title, state })),
    views: views.map(({ id, name, list: of }) => ({ id, name, list: of })),
    successors: users
      .filter(({ id, roles }) => id !== userId && can(roles, "changeSet:edit"))
      .map(({ id, name, email }) => ({ value: id, label: name ?? email }))
      .toSorted((one, other) => one.label.localeCompare(other.label, "en")),
    hash: hashOf(records, drafts, views),
  };
}

type Named = { readonly id: string };

function hashOf(
  records: readonly RecordKey[],
  drafts: readonly Named[],
  views: readonly Named[],
): string {
  const ids = (named: readonly Named[]) => named.map(({ id }) => id).toSorted();
  const keys = records.map(({ kind, ref }) => `${kind}/${ref}`).toSorted();
  return sha256(canonicalJson([keys, ids(drafts), ids(views)]));
}

/** Changes that nobody else who is still there has a hand in, and the views that others use. */
async function belongings(
  reader: Pick<Transaction, "changeSet" | "savedView" | "user">,
  userId: string,
) {
  const [written, views, others] = await Promise.all([
    reader.changeSet.findMany({
      where: { state: { in: [...underWay] }, authors: { has: `user:${userId}` } },
      orderBy: { number: "asc" },
    }),
    reader.savedView.findMany({
      where: { ownerId: userId, shared: true },
      orderBy: [{ list: "asc" }, { name: "asc" }],
    }),
    reader.user.findMany({ where: { ...mayCome(realClock()), NOT: { id: userId } } }),
  ]);
  const present = new Set(others.map(({ id }) => `user:${id}`));
  const drafts = written.filter(({ authors }) => !authors.some((author) => present.has(author)));
  return [drafts, views] as const;
}

function ownedBy(register: Register, userId: string): RecordKey[] {
  return kindNames
    .filter((kind) => Object.hasOwn(kinds[kind].fields, "ownerId"))
    .flatMap((kind) =>
      list(register, kind)
        .filter((row) => Reflect.get(row, "ownerId") === userId)
        .map(({ ref }) => ({ kind, ref })),
    );
}

export type HandOverRefusal =
  | "notAllowed"
  | "noSuchUser"
  | "cannotTake"
  | "nothingThere"
  | "changedMeanwhile";

/**
 * Gives all that one member of staff answers for to another, in one act: records, drafts and changes in review, shared views. Whoever
 * wrote a draft stays its author, too: nobody comes to approve what they wrote (rule V4).
 *
 * @param seen the hash of what was shown
 */
export async function handOver(
  actor: StaffActor,
  { from, to, seen }: { from: string; to: string; seen: string },
): Promise<Result<{ from: string; records: number }, HandOverRefusal>> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  const snapshot = await presentRegister();
  const today = todayIn(snapshot.register, actor.at);
  const records = ownedBy(snapshot.register, from);
  const items = records.map(
    (key): ItemDraft => ({
      ...key,
      body: { ...bodyOf(snapshot.register, key), ownerId: to },
      validFrom: null,
      overrides: [],
    }),
  );
  const changes = changesOf(items, today);
  const isInternal = isInternalChange(classify(snapshot.register, changes, today, []));
  // Who answers for a record stands in no output: this is no way round the second person.
  if (items.length > 0 && !isInternal) throw new Error("An owner has come to stand in an output");
  type Done = { from: string; records: number; drafts: number; views: number; id: string | null };
  return write<Done, HandOverRefusal>(
    actor,
    ({ id, drafts, views }) => ({
      type: "work.handedOver",
      fromUserId: from,
      toUserId: to,
      changeSetId: id,
      records: items.length,
      drafts,
      views,
    }),
    async (tx, entry) => {
      const trouble = await whyNotTo(tx, from, to);
      if (trouble !== null) return refuse(trouble);
      const [drafts, views] = await belongings(tx, from);
      if (hashOf(records, drafts, views) !== seen) return refuse("changedMeanwhile");
      if (items.length + drafts.length + views.length === 0) return refuse("nothingThere");
      for (const { id, authors } of drafts)
        await step(tx, entry, id, { authors: [...new Set([...authors, `user:${to}`])] });
      await giveViews(tx, to, views);
      const title = "Hand-over of records to another owner";
      const proposal = { title, reason: null, items };
      const put =
        items.length === 0
          ? done({ id: null })
          : await putChangeSet(tx, entry, actor, { proposal, snapshot, today, internal: true });
      if (!put.ok) return put;
      const counts = { records: items.length, drafts: drafts.length, views: views.length };
      return done({ from, id: put.value.id, ...counts });
    },
  );
}

async function whyNotTo(
  tx: Transaction,
  from: string,
  to: string,
): Promise<"noSuchUser" | "cannotTake" | null> {
  if ((await tx.user.count({ where: { id: { in: [from, to] } } })) !== 2) return "noSuchUser";
  const successor = await tx.user.findFirst({ where: { id: to, ...mayCome(realClock()) } });
  return successor !== null && can(successor.roles, "changeSet:edit") ? null : "cannotTake";
}

/** A name that the successor has for a view of that list already gets a number behind it. */
async function giveViews(
  tx: Transaction,
  to: string,
  views: readonly { id: string; list: string; name: string }[],
): Promise<void> {
  for (const { id, list: of, name } of views) {
    const taken = await tx.savedView.findMany({ where: { ownerId: to, list: of } });
    const names = new Set(taken.map((view) => view.name));
    let free = name;
    for (let number = 2; names.has(free); number += 1) free = `${name} (${number})`;
    await tx.savedView.update({ where: { id }, data: { ownerId: to, name: free } });
  }
}

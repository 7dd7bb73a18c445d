import { type Actor, type MachineActor, mayDo } from "@/lib/auth/actor";
import type { ChangeRow } from "@/lib/domain/change/change-view";
import { consequenceJson } from "@/lib/domain/change/consequence-json";
import { documentChanges } from "@/lib/domain/change/documents";
import type { ChangeState } from "@/lib/domain/change/next-steps";
import type { Finding } from "@/lib/domain/findings/finding";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { noticesAfter } from "../gate/gate-facts";
import { statesOf } from "../notices/notices";
import { rowsOf } from "./change-list";
import { changesOf, findChangeSet, itemsOf } from "./change-sets";
import { outlookOf } from "./outlook";

type Reader = Actor | MachineActor;

/** A change as programs get it: who wrote it is not told. */
function toldOf({
  id,
  title,
  state,
  class: changeClass,
  records,
  plannedOn,
  lastStepAt,
}: ChangeRow) {
  return { id, title, state, class: changeClass, records, plannedOn, lastStepAt };
}

/** Changes, the newest first, behind one of them. */
export async function listChangesBefore(
  actor: Reader,
  { state, before, limit }: { state?: ChangeState; before?: string; limit: number },
): Promise<Result<{ changes: ReturnType<typeof toldOf>[]; next: string | null }, "notAllowed">> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const below = before === undefined ? {} : { lt: Number(before.slice("CS-".length)) };
  const found = await database().changeSet.findMany({
    where: { number: { gt: 0, ...below }, ...(state === undefined ? {} : { state }) },
    include: { items: true },
    orderBy: { number: "desc" },
    take: limit + 1,
  });
  const shown = found.slice(0, limit);
  const changes = (await rowsOf(actor, shown)).map(toldOf);
  return done({ changes, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null });
}

/** One change with the records that it is about. */
export async function readChange(actor: Reader, id: string) {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return refuse("noSuchChange");
  const [row] = await rowsOf(actor, [changeSet]);
  if (row === undefined) return refuse("noSuchChange");
  const at = (column: Date | null) => (column === null ? null : instantOfColumn(column));
  return done({
    ...toldOf(row),
    reason: changeSet.reason,
    announcedAt: at(changeSet.announcedAt),
    activatedAt: at(changeSet.activatedAt),
    items: itemsOf(changeSet).map(({ kind, ref, body, baseSeq, validFrom }) => ({
      kind,
      ref,
      change: wordOf(body === null, baseSeq === null),
      validFrom,
    })),
  });
}

function wordOf(isEnd: boolean, isNew: boolean): "ADDED" | "CHANGED" | "ENDED" {
  if (isEnd) return "ENDED";
  return isNew ? "ADDED" : "CHANGED";
}

/** What follows from a change if it were announced now, with the documents by name. Whatever could name a person stays here. */
export async function readConsequence(actor: Reader, id: string) {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return refuse("noSuchChange");
  const { snapshot, consequence } = await outlookOf(changeSet, actor.at);
  const { register } = snapshot;
  const after = apply(register, changesOf(itemsOf(changeSet), todayIn(register, actor.at)));
  const { items, findings, ...told } = consequenceJson(changeSet, consequence, after);
  return done({
    ...told,
    items: items.map(({ kind, ref, field, class: itemClass, rule, basis, overridden }) => ({
      ...{ kind, ref, field, class: itemClass, rule, basis },
      overriddenFrom: overridden?.from ?? null,
    })),
    findings: {
      appeared: findings.appeared.map(foundOf),
      vanished: findings.vanished.map(foundOf),
    },
    documents: documentChanges(register, after, consequence).map(({ document }) => document),
  });
}

/** Who accepted a finding, and why, is not told. */
function foundOf({ waiver, ...finding }: Finding) {
  return { ...finding, isWaived: waiver !== undefined };
}

/** The notices of a change in the order of their agreements, behind one of them. */
export async function listNoticesAfter(
  actor: Reader,
  { id, after, limit }: { id: string; after?: string; limit: number },
) {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return refuse("noSuchChange");
  const found = await noticesAfter(database(), id, { after: after ?? null, most: limit + 1 });
  const shown = found.slice(0, limit);
  const states = await statesOf(changeSet, shown, actor.at);
  return done({
    notices: states.map((state) => ({ ...state, blockers: [...state.blockers] })),
    next: found.length > limit ? (shown.at(-1)?.agreementRef ?? null) : null,
  });
}

import { randomUUID } from "node:crypto";
import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { pathOfList, type SavedView, tidyQuery, viewHref } from "@/lib/domain/list/saved-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { type Transaction, write } from "../write";

/** More than these nobody finds again. */
const mostPerList = 50;

/** The views of a list that somebody may use: their own first, then what others share, by name. */
export async function listSavedViews(actor: Actor, list: string): Promise<SavedView[]> {
  if (actor.type !== "staff" || !mayDo(actor, "register:read")) return [];
  const [rows, chosen] = await Promise.all([
    database().savedView.findMany({
      where: { list, OR: [{ ownerId: actor.id }, { shared: true }] },
      include: { owner: { select: { name: true, email: true } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    database().defaultView.findUnique({ where: { userId_list: { userId: actor.id, list } } }),
  ]);
  return rows
    .map(({ id, name, query, shared, ownerId, owner }) => ({
      id,
      name,
      query,
      shared,
      isOwn: ownerId === actor.id,
      isDefault: chosen?.viewId === id,
      by: ownerId === actor.id ? null : (owner.name ?? owner.email),
    }))
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));
}

export type ViewDraft = {
  readonly list: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly isDefault: boolean;
};

export type ViewRefusal =
  | "notAllowed"
  | "mayNotShare"
  | "noSuchList"
  | "noSuchView"
  | "nameTaken"
  | "tooMany";

/** Saves a list as it stands under a name. */
export async function saveView(
  actor: StaffActor,
  draft: ViewDraft,
): Promise<Result<{ href: string }, ViewRefusal>> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  if (draft.shared && !mayDo(actor, "view:share")) return refuse("mayNotShare");
  const path = pathOfList(draft.list);
  if (path === null) return refuse("noSuchList");
  const { list, name, shared } = draft;
  const query = tidyQuery(list, draft.query);
  const id = randomUUID();
  return write<{ href: string }, ViewRefusal>(
    actor,
    { type: "view.saved", viewId: id, list, shared },
    async (tx, { at }) => {
      const own = await tx.savedView.findMany({ where: { ownerId: actor.id, list } });
      if (own.some((view) => view.name === name)) return refuse("nameTaken");
      if (own.length >= mostPerList) return refuse("tooMany");
      await tx.savedView.create({
        data: { id, ownerId: actor.id, list, name, query, shared, createdAt: at },
      });
      if (draft.isDefault) await openIn(tx, actor, list, id);
      return done({ href: viewHref(path, query, draft.isDefault) });
    },
  );
}

/** Gives one's own view another name, shares it or takes it back. Whoever had it as their default sees the whole list then. */
export async function changeView(
  actor: StaffActor,
  { id, name, shared }: { id: string; name: string; shared: boolean },
): Promise<Result<{ id: string }, ViewRefusal>> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  if (shared && !mayDo(actor, "view:share")) return refuse("mayNotShare");
  return write<{ id: string; list: string }, ViewRefusal>(
    actor,
    ({ list }) => ({ type: "view.saved", viewId: id, list, shared }),
    async (tx) => {
      const view = await tx.savedView.findFirst({ where: { id, ownerId: actor.id } });
      if (view === null) return refuse("noSuchView");
      const { list } = view;
      const same = await tx.savedView.findFirst({
        where: { ownerId: actor.id, list, name, NOT: { id } },
      });
      if (same !== null) return refuse("nameTaken");
      await tx.savedView.update({ where: { id }, data: { name, shared } });
      if (!shared)
        await tx.defaultView.deleteMany({ where: { viewId: id, NOT: { userId: actor.id } } });
      return done({ id, list });
    },
  );
}

/** Takes one's own view away, for everybody who used it. */
export async function removeView(
  actor: StaffActor,
  { id }: { id: string },
): Promise<Result<{ href: string }, ViewRefusal>> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  return write<{ href: string }, ViewRefusal>(
    actor,
    { type: "view.removed", viewId: id },
    async (tx) => {
      const view = await tx.savedView.findFirst({ where: { id, ownerId: actor.id } });
      if (view === null) return refuse("noSuchView");
      await tx.savedView.delete({ where: { id } });
      return done({ href: pathOfList(view.list) ?? "/staff" });
    },
  );
}

/** Lets a list open in a view, of one's own or shared; null: as it is. */
export async function chooseDefault(
  actor: StaffActor,
  { list, id }: { list: string; id: string | null },
): Promise<Result<{ href: string }, ViewRefusal>> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const path = pathOfList(list);
  if (path === null) return refuse("noSuchList");
  return write<{ href: string }, ViewRefusal>(
    actor,
    { type: "view.defaultChosen", list, viewId: id },
    async (tx) => {
      if (id === null) {
        await tx.defaultView.deleteMany({ where: { userId: actor.id, list } });
        return done({ href: path });
      }
      const view = await tx.savedView.findFirst({
        where: { id, list, OR: [{ ownerId: actor.id }, { shared: true }] },
      });
      if (view === null) return refuse("noSuchView");
      await openIn(tx, actor, list, id);
      return done({ href: viewHref(path, view.query, true) });
    },
  );
}

async function openIn(tx: Transaction, actor: StaffActor, list: string, viewId: string) {
  const key = { userId: actor.id, list };
  await tx.defaultView.upsert({
    where: { userId_list: key },
    create: { ...key, viewId },
    update: { viewId },
  });
}

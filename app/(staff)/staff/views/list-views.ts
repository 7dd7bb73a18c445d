import { redirect } from "next/navigation";
import type { StaffActor } from "@/lib/auth/actor";
import { mayDo } from "@/lib/auth/actor";
import { listSavedViews } from "@/lib/data/records/saved-views";
import { pathOfList, type SavedViews, tidyQuery, viewHref } from "@/lib/domain/list/saved-view";
import { change, openIn, remove, save } from "./actions";

export const viewActions = { save, change, remove, openIn };

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The saved views of a list. An address that says nothing opens in the default view of whoever asks. */
export async function listViews(
  actor: StaffActor,
  list: string,
  search: Search,
): Promise<SavedViews> {
  const views = await listSavedViews(actor, list);
  const path = pathOfList(list) ?? "/staff";
  const usual = views.find(({ isDefault }) => isDefault);
  if (usual !== undefined && usual.query !== "" && Object.keys(search).length === 0)
    redirect(viewHref(path, usual.query, true));
  const stated = Object.entries(search).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, typeof value === "string" ? value : value.join(",")]],
  );
  const current = tidyQuery(list, new URLSearchParams(stated).toString());
  return { list, path, current, views, mayShare: mayDo(actor, "view:share") };
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  ChangeGroups,
  ChangePages,
  ChangeSearch,
  ChangeTable,
} from "@/components/changes/change-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { SavedViews } from "@/components/views/saved-views";
import { requireStaff } from "@/lib/auth/staff-door";
import { changeGroups, changeList } from "@/lib/data/changes/change-list";
import { listViews, viewActions } from "../views/list-views";
import { groupOf, groupWords, type ListQuery, listAddress } from "./list-address";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const views = await listViews(actor, "changes", asked);
  const { state, find = "", page = "1" } = asked;
  const group = groupOf(state);
  const list = await changeList(actor, { group, sought: find, page: Number(page) });
  if (list === null) notFound();
  const groups = (Object.keys(changeGroups) as (keyof typeof changeGroups)[]).map((name) => ({
    name,
    label: groupWords[name].label,
    count: list.counts[name],
    href: listAddress(name, "", 1),
    isShown: name === group,
  }));
  return (
    <>
      <PageTitle title="Changes">
        <LinkButton href="/staff/changes/new" variant="filled">
          Propose a change
        </LinkButton>
      </PageTitle>
      <SavedViews views={views} actions={viewActions} />
      <ChangeGroups groups={groups} />
      <ChangeSearch group={group} sought={find} />
      <ChangeTable rows={list.rows} sought={find} empty={groupWords[group].empty} />
      <ChangePages
        page={list.page}
        pages={list.pages}
        hrefOf={(number) => listAddress(group, find, number)}
      />
    </>
  );
}

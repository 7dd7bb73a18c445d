import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ListPage } from "@/components/record/list/list-page";
import { requireStaff } from "@/lib/auth/staff-door";
import { listView } from "@/lib/data/records/list-view";
import { kinds } from "@/lib/domain/kinds/kinds";
import { listHref, parseListQuery } from "@/lib/domain/list/list-query";
import { besideDefault } from "@/lib/domain/list/saved-view";
import { kindOfPlural } from "@/lib/domain/record/record-address";
import { listViews, viewActions } from "../views/list-views";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOfPlural((await params).kind);
  return kind === null ? {} : { title: kinds[kind].labelPlural };
}

export default async function RecordsPage({ params, searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const kind = kindOfPlural((await params).kind);
  if (kind === null) notFound();
  const asked = await searchParams;
  const views = await listViews(actor, kinds[kind].plural, asked);
  const hasDefault = views.views.some(({ isDefault }) => isDefault);
  const { query, notes, isTidy } = parseListQuery(kind, asked);
  // A form writes an address with blanks: the one that people mail to each other says only what matters.
  if (!isTidy && notes.length === 0)
    redirect(besideDefault(listHref(kind, query, { place: query.place }), hasDefault));
  const view = await listView(actor, kind, query);
  if (view === null) notFound();
  return (
    <ListPage
      view={{ ...view, notes: [...notes, ...view.notes], views }}
      viewActions={viewActions}
    />
  );
}

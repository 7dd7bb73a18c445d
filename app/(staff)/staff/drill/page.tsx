import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DrillPage } from "@/components/drill/drill-page";
import { requireStaff } from "@/lib/auth/staff-door";
import { drillView } from "@/lib/data/drill/drill-page";
import { openDrill } from "@/lib/data/drill/drills";
import { typedInAddress } from "@/lib/domain/drill/drill-address";
import { draft } from "./actions";
import { shownOf } from "./shown";

export const metadata: Metadata = { title: "What if" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WhatIfPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const search = await searchParams;
  const words = Object.entries(search).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const query = new URLSearchParams(words);
  const open = await openDrill(actor, typedInAddress(query.toString()));
  if (open === null) notFound();
  const view = drillView(actor, open);
  const shown = await shownOf(actor, open, view, {
    find: query.get("find") ?? "",
    page: query.get("page") ?? "1",
  });
  return <DrillPage view={view} shown={shown} action={draft} />;
}

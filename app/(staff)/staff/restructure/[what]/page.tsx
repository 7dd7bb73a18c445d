import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RestructuringEditor } from "@/components/restructure/restructuring-editor";
import { requireStaff } from "@/lib/auth/staff-door";
import { restructuringView } from "@/lib/data/changes/restructurings";
import { restructurings } from "@/lib/domain/record/restructuring";
import { propose } from "../actions";

export const metadata: Metadata = { title: "Restructure" };

type Props = {
  params: Promise<{ what: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RestructuringPage({ params, searchParams }: Props) {
  const actor = await requireStaff("changeSet:edit");
  const { what: asked } = await params;
  const what = restructurings.find((known) => known === asked);
  if (what === undefined) notFound();
  const words = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const view = await restructuringView(actor, what, new URLSearchParams(words).toString());
  if (view === null) notFound();
  return <RestructuringEditor view={view} action={propose} />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BulkEditor } from "@/components/record/bulk/bulk-editor";
import { requireStaff } from "@/lib/auth/staff-door";
import { bulkView } from "@/lib/data/records/bulk-edits";
import { kindOfPlural } from "@/lib/domain/record/record-address";
import type { ListProps } from "../asked-record";
import { propose } from "./actions";

export const metadata: Metadata = { title: "Edit many" };

export default async function BulkPage({ params, searchParams }: ListProps) {
  const actor = await requireStaff("changeSet:edit");
  const kind = kindOfPlural((await params).kind);
  if (kind === null) notFound();
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const view = await bulkView(actor, kind, new URLSearchParams(asked).toString());
  if (view === null) notFound();
  return <BulkEditor view={view} action={propose} />;
}

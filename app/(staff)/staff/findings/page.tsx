import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FindingsView } from "@/components/findings/findings-view";
import { requireStaff } from "@/lib/auth/staff-door";
import { findingsPage } from "@/lib/data/findings/findings-page";
import { parseFindingsQuery } from "@/lib/domain/findings/findings-query";

export const metadata: Metadata = { title: "Findings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FindingsPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const { query, notes } = parseFindingsQuery(await searchParams);
  const page = await findingsPage(actor, query);
  if (page === null) notFound();
  return <FindingsView page={page} notes={notes} />;
}

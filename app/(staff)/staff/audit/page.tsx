import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuditView } from "@/components/audit/audit-view";
import { requireStaff } from "@/lib/auth/staff-door";
import { auditPage } from "@/lib/data/audit/audit-log";
import { parseAuditQuery } from "@/lib/domain/audit/audit-query";
import { verify } from "./actions";

export const metadata: Metadata = { title: "Audit log" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireStaff("audit:read");
  const { query, notes } = parseAuditQuery(await searchParams);
  const page = await auditPage(actor, query);
  if (page === null) notFound();
  return <AuditView page={page} notes={notes} verify={verify} />;
}

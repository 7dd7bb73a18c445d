import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { exportAuditLog } from "@/lib/data/audit/audit-log";
import { parseAuditQuery } from "@/lib/domain/audit/audit-query";
import { auditCsv, auditJson } from "@/lib/draw/audit-log";
import { streamed } from "@/lib/web/streamed";

/** The entries that the address asks for, as CSV or JSON. That they were taken out is an entry itself. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("audit:read");
  const { format, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
  const as = format === "json" ? "json" : "csv";
  const pages = await exportAuditLog(actor, parseAuditQuery(asked).query, as);
  if (pages === null) notFound();
  const parts = as === "json" ? auditJson(pages) : auditCsv(pages);
  return new Response(streamed(parts), {
    headers: {
      "content-type": as === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-log.${as}"`,
      "cache-control": "no-store",
    },
  });
}

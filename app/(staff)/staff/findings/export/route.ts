import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { eachFinding } from "@/lib/data/findings/findings-page";
import { parseFindingsQuery } from "@/lib/domain/findings/findings-query";
import { findingsCsv } from "@/lib/draw/findings-csv";

/** The findings that the address shows, all pages of them, as a file. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("register:read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { query } = parseFindingsQuery(asked);
  const found = await eachFinding(actor, query);
  if (found === null) notFound();
  return new Response(findingsCsv(found.rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="findings-${found.day}.csv"`,
      "cache-control": "no-store",
    },
  });
}

import { notFound } from "next/navigation";
import type { StaffActor } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/staff-door";
import { eachListRow } from "@/lib/data/records/record-lists";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { columnsShown, type ListQuery, parseListQuery } from "@/lib/domain/list/list-query";
import { kindOfPlural } from "@/lib/domain/record/record-address";
import { csvMark, csvRows } from "@/lib/draw/csv";
import { csvCell } from "@/lib/draw/record-list-csv";
import { streamed } from "@/lib/web/streamed";

/** Exactly the list that its address shows, all pages of it, as a file that is written while it is read. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const kind = kindOfPlural((await params).kind);
  if (kind === null) notFound();
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const { query } = parseListQuery(kind, parameters);
  return new Response(streamed(linesOf(actor, kind, query)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(kind, query)}"`,
      "cache-control": "no-store",
    },
  });
}

/** A file of the past says of which day: it will lie beside others. */
function fileName(kind: KindName, { moment }: ListQuery): string {
  const { asOf, recordedAt } = moment;
  const parts = [asOf && `as-of-${asOf}`, recordedAt && `recorded-${recordedAt}`];
  return `${[kinds[kind].plural, ...parts.filter(Boolean)].join("-")}.csv`;
}

async function* linesOf(actor: StaffActor, kind: KindName, query: ListQuery) {
  const heads = columnsShown(kind, query).map(({ label }) => label);
  yield csvMark + csvRows([heads]);
  for await (const rows of eachListRow(actor, kind, query))
    yield csvRows(rows.map(({ cells }) => cells.map(csvCell)));
}

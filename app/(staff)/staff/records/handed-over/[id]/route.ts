import { requireStaff } from "@/lib/auth/staff-door";
import { takeHandover } from "@/lib/data/records/record-handovers";

/** A record exactly as it was handed over. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const found = await takeHandover(actor, (await params).id);
  if (found === null) return new Response("There is no such hand-over.", { status: 404 });
  return new Response(Uint8Array.from(found.bytes), {
    headers: {
      "content-type": found.contentType,
      "content-disposition": `attachment; filename="${found.fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}

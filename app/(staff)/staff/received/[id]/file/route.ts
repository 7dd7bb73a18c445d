import { requireStaff } from "@/lib/auth/staff-door";
import { takeReceivedFile } from "@/lib/data/received/received-notices";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";

/** The mail exactly as it came, as a file to keep: no browser draws what is in it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const file = await takeReceivedFile(actor, (await params).id);
  if (file === null) return new Response("There is no such mail.", { status: 404 });
  return new Response(Uint8Array.from(file.bytes), {
    headers: keptFileHeaders(file.fileName, "application/octet-stream"),
  });
}

import { requireStaff } from "@/lib/auth/staff-door";
import { takeReply } from "@/lib/data/notices/replies";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";

/** The answer exactly as it came, as a file to keep: no browser draws what is in it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; reply: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const { id: changeSetId, reply: replyId } = await params;
  const bytes = await takeReply(actor, { changeSetId, replyId });
  if (bytes === null) return new Response("There is no such reply.", { status: 404 });
  return new Response(Uint8Array.from(bytes), {
    headers: keptFileHeaders(`reply-${changeSetId}.eml`, "application/octet-stream"),
  });
}

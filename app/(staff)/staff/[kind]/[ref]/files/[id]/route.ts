import { requireStaff } from "@/lib/auth/staff-door";
import { takeAttachment } from "@/lib/data/records/attachments";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";
import { askedRecord } from "../../../asked-record";

/** A file of a record exactly as it was kept; that it was taken is noted. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ kind: string; ref: string; id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const asked = await params;
  const key = askedRecord(asked);
  const file = key === null ? null : await takeAttachment(actor, { ...key, id: asked.id });
  if (file === null) return new Response("There is no such file.", { status: 404 });
  return new Response(Uint8Array.from(file.bytes), {
    headers: keptFileHeaders(file.fileName, file.mediaType),
  });
}

import { requireStaff } from "@/lib/auth/staff-door";
import { noteRecordDownload } from "@/lib/data/records/record-handovers";
import { recordRequest } from "@/lib/domain/documents/record/record-asked";
import { drawnRecord, drawnRefusals } from "../drawn-record";

/** The record that its address asks for, as a file; the audit says who took it, and its hash. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff("register:read");
  const asked = recordRequest(Object.fromEntries(new URL(request.url).searchParams));
  const [problem] = asked.problems;
  if (problem !== undefined) return new Response(problem, { status: 400 });
  const drawn = await drawnRecord(actor, asked);
  if (!drawn.ok) return new Response(drawnRefusals[drawn.reason], { status: 400 });
  await noteRecordDownload(actor, drawn.value);
  const { bytes, contentType, fileName } = drawn.value;
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}

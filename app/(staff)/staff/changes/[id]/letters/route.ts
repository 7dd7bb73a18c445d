import { requireStaff } from "@/lib/auth/staff-door";
import { lettersOf } from "@/lib/data/notices/letters";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";
import { letterBatch } from "@/lib/domain/documents/letter-batch";
import { drawAnnex } from "@/lib/draw/pdf/pool";

/** The letters to those whom no mail has reached, as one PDF; with `?whom=OPEN` to all who wait. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireStaff("notice:record");
  const { id } = await params;
  const whom = new URL(request.url).searchParams.get("whom") === "OPEN" ? "OPEN" : "UNTOLD";
  const batch = await lettersOf(actor, id, whom, null);
  if (!batch.ok)
    return batch.reason === "nobodyToWrite"
      ? new Response("There is nobody to write to: a mail has reached everyone.")
      : new Response("There are no letters of this change.", { status: 404 });
  const { letters, facts, title, on } = batch.value;
  const bytes = await drawAnnex(letterBatch(letters, facts, { title, on }));
  return new Response(Uint8Array.from(bytes), {
    headers: keptFileHeaders(`letters-${id}.pdf`, "application/pdf"),
  });
}

import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { annexPreview } from "@/lib/data/changes/change-preview";
import { openChange } from "@/lib/data/changes/open-change";
import { annexView } from "@/lib/domain/documents/annex-view";
import { drawAnnex } from "@/lib/draw/pdf/pool";

/** The annexes of one agreement as they will be, as a PDF that says on every page that it is a preview. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("register:read");
  const agreement = new URL(request.url).searchParams.get("agreement") ?? "";
  const open = await openChange(actor, (await params).id);
  const annex = open && (await annexPreview(actor, open, agreement));
  if (open === null || annex === null) notFound();

  const { id } = open.changeSet;
  const mark = `PREVIEW of ${id}: not in force`;
  const bytes = await drawAnnex({ ...annexView(annex.after), mark });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="preview-${id}-${annex.after.agreement.ref}.pdf"`,
    },
  });
}

import { requireStaff } from "@/lib/auth/staff-door";
import { annexInput, findAnnex, keepAnnex } from "@/lib/data/annexes/annexes";
import { findKeptAnnex, isAgreementOf } from "@/lib/data/customers/customer-record";
import { annexView } from "@/lib/domain/documents/annex-view";
import { drawAnnex } from "@/lib/draw/pdf/pool";

type Place = { params: Promise<{ ref: string; agreement: string }> };

/** The annex of an agreement as it stands now, or, with `?kept=HASH`, an earlier one exactly as it was kept. */
export async function GET(request: Request, { params }: Place): Promise<Response> {
  const actor = await requireStaff("register:read");
  const { ref: customer, agreement } = await params;
  const inputHash = new URL(request.url).searchParams.get("kept");
  if (inputHash !== null) {
    const kept = await findKeptAnnex(actor, { customer, agreement, inputHash });
    return kept === null ? notThere() : pdf(kept.bytes, agreement, kept.publication);
  }
  const input = (await isAgreementOf(agreement, customer))
    ? await annexInput(agreement, null)
    : null;
  if (input === null) return notThere();
  const known = await findAnnex(input.inputHash);
  const bytes = known ?? (await drawAnnex(annexView(input)));
  if (known === null) await keepAnnex(input, bytes, actor.at);
  return pdf(bytes, agreement, input.publication.number);
}

function notThere(): Response {
  return new Response("There is no such annex.", { status: 404 });
}

function pdf(bytes: Uint8Array, agreement: string, publication: number): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="annex-${agreement}-${publication}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}

import { signedInCustomer } from "@/lib/auth/portal-door";
import { findOwnSigned, recordSignedDownload } from "@/lib/data/portal";
import { notThere, toSignIn } from "../../../annex-file";

/** One of the customer's own countersigned files, as it was kept. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string; id: string }> },
): Promise<Response> {
  const actor = await signedInCustomer();
  if (actor === null) return toSignIn(request);
  const { agreement, id } = await params;
  const file = await findOwnSigned(actor, agreement, id);
  if (file === null) return new Response(null, notThere);
  await recordSignedDownload(actor, file);
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(file.bytes.length),
      "Content-Disposition": `attachment; filename="signed-${file.agreementRef}-${file.signedOn}.pdf"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

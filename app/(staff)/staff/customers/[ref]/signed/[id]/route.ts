import { requireStaff } from "@/lib/auth/staff-door";
import { findSigned } from "@/lib/data/annexes/signed-annexes";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";

/** A countersigned file exactly as it was kept. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ ref: string; id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const { ref: customerRef, id } = await params;
  const file = await findSigned(actor, { customerRef, id });
  if (file === null) return new Response("There is no such file.", { status: 404 });
  return new Response(Uint8Array.from(file.bytes), {
    headers: keptFileHeaders(`signed-${file.agreementRef}-${file.signedOn}.pdf`, "application/pdf"),
  });
}

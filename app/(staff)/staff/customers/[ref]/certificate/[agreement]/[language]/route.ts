import { requireStaff } from "@/lib/auth/staff-door";
import { takeCertificate } from "@/lib/data/terminations/certificates";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";

type Asked = { params: Promise<{ ref: string; agreement: string; language: string }> };

/** The certificate of deletion, exactly as it was given out. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const actor = await requireStaff("register:read");
  const { ref, agreement, language } = await params;
  const file = await takeCertificate(actor, ref, agreement, language);
  if (file === null) return new Response("There is no such certificate.", { status: 404 });
  return new Response(Uint8Array.from(file.bytes), {
    headers: keptFileHeaders(`certificate-${file.agreementRef}-${language}.pdf`, "application/pdf"),
  });
}

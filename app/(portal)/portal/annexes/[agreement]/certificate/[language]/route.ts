import { signedInCustomer } from "@/lib/auth/portal-door";
import { takeCertificateOfOwn } from "@/lib/data/portal";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";
import { notThere, toSignIn } from "../../../annex-file";

/** The certificate that the customer's own data are gone, exactly as it was given out. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string; language: string }> },
): Promise<Response> {
  const actor = await signedInCustomer();
  if (actor === null) return toSignIn(request);
  const { agreement, language } = await params;
  const file = await takeCertificateOfOwn(actor, agreement, language);
  if (file === null) return new Response(null, notThere);
  return new Response(Uint8Array.from(file.bytes), {
    headers: keptFileHeaders(`certificate-${file.agreementRef}-${language}.pdf`, "application/pdf"),
  });
}

import {
  type CertificateFacts,
  certificateLanguages,
  deletionCertificate,
} from "@/lib/domain/documents/deletion-certificate";
import { drawAnnex } from "./pdf/pool";

/** The certificate as a PDF in each of its languages. */
export async function drawCertificates(
  facts: CertificateFacts,
): Promise<{ language: string; bytes: Uint8Array }[]> {
  const drawn: { language: string; bytes: Uint8Array }[] = [];
  for (const language of certificateLanguages)
    drawn.push({ language, bytes: await drawAnnex(deletionCertificate(facts, language)) });
  return drawn;
}

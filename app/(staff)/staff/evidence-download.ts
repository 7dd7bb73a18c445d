import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { makeEvidence } from "@/lib/data/evidence/evidence";
import { keptMails } from "@/lib/data/evidence/evidence-mails";
import { signPack } from "@/lib/data/evidence/evidence-signing";
import type { PackSubject } from "@/lib/domain/evidence/pack";
import { packFiles } from "@/lib/draw/evidence/pack-files";
import { zipped } from "@/lib/draw/evidence/zipped";
import { drawAnnex } from "@/lib/draw/pdf/pool";
import { stampAuthority } from "@/lib/web/ask-time-stamp";
import { streamed } from "@/lib/web/streamed";

/** A pack of evidence as a ZIP, made while it is sent. That it was taken out is an entry of the audit log. */
export async function evidenceDownload(subject: PackSubject): Promise<Response> {
  const actor = await requireStaff("evidence:make");
  const made = await makeEvidence(actor, subject);
  if (!made.ok) notFound();
  const files = packFiles({
    ...made.value,
    mails: keptMails(made.value.parts.deliveries),
    drawPdf: drawAnnex,
    sign: signPack,
    stamp: stampAuthority(),
  });
  const name = `evidence-${subject.type}-${subject.ref.replaceAll(/[^A-Za-z0-9._-]/g, "_")}.zip`;
  return new Response(streamed(zipped(files)), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}

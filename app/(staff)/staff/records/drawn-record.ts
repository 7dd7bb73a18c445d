import type { Actor } from "@/lib/auth/actor";
import { type RecordRefusal, recordFacts } from "@/lib/data/records/authority-records";
import type { RecordFile } from "@/lib/data/records/record-handovers";
import type { RecordRequest } from "@/lib/domain/documents/record/record-asked";
import { hasLayout } from "@/lib/domain/documents/record/record-layout";
import { done, type Result, refuse } from "@/lib/domain/result";
import { drawAnnex } from "@/lib/draw/pdf/pool";
import { drawRecord } from "@/lib/draw/record/draw-record";
import { env } from "@/lib/env";

export type DrawnRefusal = RecordRefusal | "noSuchLayout";

export const drawnRefusals: Readonly<Record<DrawnRefusal, string>> = {
  noSuchEntity: "There was no such legal entity on that day: choose another, or another day.",
  noMainEntity: "The register names no main legal entity on that day: choose one.",
  noSuchLayout:
    "The columns of the CNIL and the ICO are for workbooks and CSV: choose one of these, or our own form.",
};

/** The file that a request asks for, with what it was drawn from. */
export async function drawnRecord(
  actor: Actor,
  { asked, layout, format }: RecordRequest,
): Promise<Result<RecordFile, DrawnRefusal>> {
  if (!hasLayout(format, layout)) return refuse("noSuchLayout");
  const found = await recordFacts(actor, asked);
  if (!found.ok) return found;
  const drawn = await drawRecord(found.value, {
    format,
    layout,
    baseUrl: env().appUrl,
    drawPdf: drawAnnex,
  });
  return done({ ...drawn, facts: found.value, layout, format });
}

import { evidenceDownload } from "../../../evidence-download";

/** What proves a change, for all whom it concerns. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return evidenceDownload({ type: "change", ref: (await params).id });
}

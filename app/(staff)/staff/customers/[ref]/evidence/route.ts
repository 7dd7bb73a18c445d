import { evidenceDownload } from "../../../evidence-download";

/** All that passed between us and one customer, and of nobody else. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string }> }) {
  return evidenceDownload({ type: "customer", ref: (await params).ref });
}

import { renderToBuffer } from "@react-pdf/renderer";
import type { DocumentView } from "@/lib/domain/documents/blocks";
import { checkView } from "./check-view";
import { pdfDocument } from "./document";
import { loadFonts } from "./fonts";
import { printable } from "./printable";

/**
 * The document as a PDF: the same view gives the same bytes.
 *
 * The file is not tagged and claims no conformance to any standard of archiving or accessibility.
 *
 * @throws RangeError for a character that no font covers, a control or text-direction character, or a link
 *   that is not http, https or mailto; the message names it
 */
export async function renderDocument(view: DocumentView): Promise<Uint8Array> {
  const print = printable(await loadFonts());
  checkView(view, print);
  return renderToBuffer(pdfDocument(view, print));
}

import type { DocumentView } from "@/lib/domain/documents/blocks";
import { renderDocument } from "./render-document";

/** What the drawing thread does with a view. An error's class does not survive the way back; its message does. */
export function draw(view: DocumentView): Promise<Uint8Array> {
  return renderDocument(view);
}

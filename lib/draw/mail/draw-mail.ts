import type { MailView } from "@/lib/domain/documents/mail-view";
import { safeTexts } from "@/lib/draw/safe-text";
import { mailHtml } from "./mail-html";
import type { DrawnMail } from "./mail-template";
import { mailWords } from "./mail-words";

/** Draws one mail that no other mail is like. */
export function drawMail(view: MailView): DrawnMail {
  return { ...mailWords(view), html: mailHtml(safeTexts(view)) };
}

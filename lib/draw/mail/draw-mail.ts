import type { MailView } from "@/lib/domain/documents/mail-view";
import { safeTexts } from "@/lib/draw/safe-text";
import { mailHtml } from "./mail-html";
import type { DrawnMail } from "./mail-template";
import { mailText } from "./mail-text";

/** Draws one mail that no other mail is like. */
export function drawMail(view: MailView): DrawnMail {
  const safe = safeTexts(view);
  return {
    subject: safe.subject.replace(/\s+/g, " ").trim(),
    html: mailHtml(safe),
    text: mailText(safe),
  };
}

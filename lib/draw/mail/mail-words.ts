import type { MailView } from "@/lib/domain/documents/mail-view";
import { safeTexts } from "@/lib/draw/safe-text";
import { mailText } from "./mail-text";

/** A mail as text alone: for a page, which cannot draw the HTML of another. */
export function mailWords(view: MailView): { subject: string; text: string } {
  const safe = safeTexts(view);
  return { subject: safe.subject.replace(/\s+/g, " ").trim(), text: mailText(safe) };
}

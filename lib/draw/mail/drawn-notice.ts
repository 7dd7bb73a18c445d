import { mailLanguages } from "@/lib/domain/documents/mail-language";
import type { MailFacts } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import type { DrawnMail } from "./mail-template";
import { noticeMailDrawer } from "./notice-mail-drawer";

/** One mail of notices, drawn as the worker draws it. */
export function drawnNotice({ facts, own }: { facts: MailFacts; own: OwnMail }): DrawnMail {
  return noticeMailDrawer(() => facts, mailLanguages[facts.language])(own);
}

import type { MailSender } from "@/lib/domain/documents/told-mail";
import { isHeaderText, parseMailbox } from "@/lib/domain/mail-address";
import { list, type Register } from "@/lib/domain/register";
import { env } from "@/lib/env";

/** Whom mails are from: the address of the settings, under the name that they give, or else under the organisation's own. */
export function mailSender(register: Register): MailSender {
  const { mailFrom, appUrl } = env();
  const from = parseMailbox(mailFrom);
  if (from === null) throw new Error(`MAIL_FROM is not one address: ${mailFrom}`);
  const name = from.name ?? list(register, "Organisation")[0]?.name ?? null;
  const isSafe = name !== null && isHeaderText(name);
  return { from: { ...from, name: isSafe ? name : null }, appUrl };
}

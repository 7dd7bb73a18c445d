import { isShifted } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import type { ClaimedDelivery } from "@/lib/data/mail/deliveries";
import { decisionTexts } from "@/lib/data/notices/decision-mails";
import { presentRegister } from "@/lib/data/register";
import { answerLanguage, answerMail } from "@/lib/domain/documents/decision-mail";
import type { MailSender } from "@/lib/domain/documents/told-mail";
import { drawMail } from "@/lib/draw/mail/draw-mail";
import { type ComposedMail, composedMail } from "./composed-mail";
import { headersOf } from "./mail-headers";

/** The mail by which one contact is told that its customer's objection came, or what was decided on it, in its language where we write it. */
export async function decisionMail(
  delivery: ClaimedDelivery,
  to: string,
  sender: MailSender,
): Promise<ComposedMail> {
  const texts = await decisionTexts(delivery.announcementId);
  const { register } = await presentRegister();
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const notices = delivery.notices ?? [];
  const language = answerLanguage(
    texts,
    register,
    delivery.language,
    notices.map(({ agreementRef }) => agreementRef),
  );
  const { view, replyTo } = answerMail(texts, { register, sender, isSimulated }, language);
  const addressed = { from: sender.from, replyTo, to };
  const headers = headersOf(delivery, notices, language);
  return { ...(await composedMail(delivery, addressed, drawMail(view), headers)), dates: null };
}

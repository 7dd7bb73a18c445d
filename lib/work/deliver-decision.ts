import { isShifted } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import type { ClaimedDelivery } from "@/lib/data/mail/deliveries";
import { decisionTexts } from "@/lib/data/notices/decision-mails";
import { presentRegister } from "@/lib/data/register";
import { decisionView } from "@/lib/domain/documents/decision-mail";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { type MailSender, sharedFacts } from "@/lib/domain/documents/told-mail";
import { languageOf } from "@/lib/domain/language/catalogue";
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
  const tag = languageOf((delivery.language ?? "en").toLowerCase());
  const known = texts[tag] === undefined ? "en" : tag;
  const language = mailLanguages[known];
  const facts = sharedFacts(
    { kind: "CONFIRMATION", register, changes: new Map() },
    sender,
    isSimulated,
    language,
  );
  const words = texts[known];
  if (words === undefined) throw new Error("An objection is answered in no language");
  const drawn = drawMail(
    decisionView(
      { ...words, language: known, portal: language.mail.about.portal },
      facts,
      language,
    ),
  );
  const addressed = { from: sender.from, replyTo: facts.objectionMailbox, to };
  const headers = headersOf(delivery, delivery.notices ?? [], known);
  return { ...(await composedMail(delivery, addressed, drawn, headers)), dates: null };
}

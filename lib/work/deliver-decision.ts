import { isShifted } from "@/lib/clock";
import { decisionTexts } from "@/lib/data/decision-mails";
import type { ClaimedDelivery } from "@/lib/data/deliveries";
import { isSimulatedInstallation } from "@/lib/data/mail-facts";
import { presentRegister } from "@/lib/data/register";
import { decisionView } from "@/lib/domain/documents/decision-mail";
import { type MailSender, mailLanguage, sharedFacts } from "@/lib/domain/documents/told-mail";
import { deLetters } from "@/lib/domain/language/de-letters";
import { enLetters } from "@/lib/domain/language/en-letters";
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
  const facts = sharedFacts(
    { kind: "CONFIRMATION", register, changes: new Map() },
    sender,
    isSimulated,
  );
  const [language = "en"] = (delivery.language ?? "en").toLowerCase().split("-");
  const known = texts[language] === undefined ? "en" : language;
  const words = texts[known];
  if (words === undefined) throw new Error("An objection is answered in no language");
  const drawn = drawMail(
    decisionView(
      { ...words, language: known, portal: (known === "de" ? deLetters : enLetters).portal },
      facts,
      mailLanguage,
    ),
  );
  const addressed = { from: sender.from, replyTo: facts.objectionMailbox, to };
  const headers = headersOf(delivery, delivery.notices ?? []);
  return { ...(await composedMail(delivery, addressed, drawn, headers)), dates: null };
}

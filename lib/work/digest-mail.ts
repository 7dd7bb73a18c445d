import { isShifted } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import { stopDigestUrl } from "@/lib/data/digest/digest-choices";
import { digestOf, stillWantsDigest } from "@/lib/data/digest/digests";
import type { ClaimedDelivery } from "@/lib/data/mail/deliveries";
import { presentRegister } from "@/lib/data/register";
import { type DigestFacts, digestMail } from "@/lib/domain/documents/digest-mail";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { type MailSender, sharedFacts } from "@/lib/domain/documents/told-mail";
import { type Language, languageOf } from "@/lib/domain/language/catalogue";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { find } from "@/lib/domain/register";
import { drawMail } from "@/lib/draw/mail/draw-mail";
import { type ComposedMail, composedMail } from "./composed-mail";

type Opened = Awaited<ReturnType<typeof openDigest>>;

/** Makes the mails of digests; null for whoever has stopped it since it was ordered. */
export function digestComposer(
  sender: MailSender,
): (delivery: ClaimedDelivery, to: string) => Promise<ComposedMail | null> {
  const digests = new Map<string, Promise<Opened>>();

  function openedOf(id: string): Promise<Opened> {
    const opened = digests.get(id) ?? openDigest(id, sender);
    digests.set(id, opened);
    // What could not be read once may be read at the next attempt.
    opened.catch(() => digests.delete(id));
    return opened;
  }

  return async (delivery, to) => {
    const digest = await openedOf(delivery.announcementId);
    const contactId = await stillWantsDigest(delivery.id);
    const changeSetIds = digest.changes.get(delivery.customerRef) ?? [];
    return contactId === null || changeSetIds.length === 0
      ? null
      : composed(digest, delivery, { to, contactId, changeSetIds });
  };
}

async function openDigest(announcementId: string, sender: MailSender) {
  const [digest, { register }] = await Promise.all([digestOf(announcementId), presentRegister()]);
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const about = { register, kind: "NOTICE", changes: new Map() } as const;
  const part = JSON.parse(digest.publicPart) as PublicPart;
  const factsIn = (language: Language): DigestFacts => {
    const shared = sharedFacts(about, sender, isSimulated, mailLanguages[language]);
    const { privacyMailbox } = shared;
    return { part, appUrl: sender.appUrl, sender: shared.sender, privacyMailbox, isSimulated };
  };
  return { ...digest, factsIn, register, from: sender.from };
}

async function composed(
  digest: Opened,
  delivery: ClaimedDelivery,
  {
    to,
    contactId,
    changeSetIds,
  }: { to: string; contactId: string; changeSetIds: readonly string[] },
): Promise<ComposedMail> {
  const { register, publication, from } = digest;
  const language = languageOf(delivery.language);
  const facts = digest.factsIn(language);
  const { privacyMailbox } = facts;
  const stopUrl = stopDigestUrl(contactId);
  const drawn = drawMail(
    digestMail(facts, {
      customer: find(register, "Customer", delivery.customerRef)?.name ?? delivery.customerRef,
      changeSetIds,
      language,
      stopUrl,
      duplicate: delivery.unknownAttempts > 0 ? delivery.attempt : null,
    }),
  );
  const addressed = { from, replyTo: privacyMailbox, to };
  const mail = await composedMail(delivery, addressed, drawn, {
    "Auto-Submitted": "auto-generated",
    "Content-Language": language,
    Precedence: "bulk",
    "List-Unsubscribe": `<${stopUrl.replace("/unsubscribe?", "/unsubscribe/one-click?")}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "X-Recital-Change": changeSetIds.join(", "),
    "X-Recital-Publication": String(publication.number),
    "X-Recital-Publication-Hash": publication.hash,
    ...(delivery.unknownAttempts === 0
      ? {}
      : { "X-Recital-Possible-Duplicate": `attempt ${delivery.attempt}` }),
  });
  return { ...mail, dates: null };
}

import { isShifted } from "@/lib/clock";
import { announcementFacts, isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import type { ClaimedDelivery } from "@/lib/data/mail/deliveries";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { mailOfNotices } from "@/lib/domain/documents/mail-of-notices";
import {
  type AnnouncementFacts,
  type MailSender,
  type SharedFacts,
  sharedFacts,
} from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import { linkToken } from "@/lib/domain/link-token";
import { type NoticeMailDrawer, noticeMailDrawer } from "@/lib/draw/mail/notice-mail-drawer";
import { env } from "@/lib/env";
import { type ComposedMail, composedMail } from "./composed-mail";
import { decisionMail } from "./deliver-decision";
import { digestComposer } from "./digest-mail";
import { headersOf } from "./mail-headers";

/**
 * Makes mails of claimed deliveries. What the mails of one announcement share is read and drawn once. Null: its reader wants it no
 * more.
 */
export type MailComposer = (delivery: ClaimedDelivery, to: string) => Promise<ComposedMail | null>;

type Announcement = {
  readonly facts: AnnouncementFacts;
  /** What its mails in one language share. */
  readonly inLanguage: (language: Language) => Telling;
};

type Telling = { readonly shared: SharedFacts; readonly draw: NoticeMailDrawer };

export function mailComposer(sender: MailSender): MailComposer {
  const announcements = new Map<string, Promise<Announcement>>();
  const composeDigest = digestComposer(sender);

  function announcementOf(id: string): Promise<Announcement> {
    const known = announcements.get(id);
    if (known !== undefined) return known;
    const opened = openAnnouncement(id, sender);
    announcements.set(id, opened);
    // What could not be read once may be read at the next attempt.
    opened.catch(() => announcements.delete(id));
    return opened;
  }

  return async (delivery, to) => {
    if (delivery.kind === "DIGEST") return composeDigest(delivery, to);
    if (delivery.kind === "DECISION" || delivery.kind === "RECEIPT")
      return decisionMail(delivery, to, sender);
    const announcement = await announcementOf(delivery.announcementId);
    const notices = delivery.notices ?? [];
    const { language, own, dates } = mailOfNotices(
      announcement.facts,
      (tag) => announcement.inLanguage(tag).shared,
      {
        ...delivery,
        notices,
        objectionToken: linkToken(env().authSecret, "objection", delivery.id),
      },
    );
    const { shared, draw } = announcement.inLanguage(language);
    const drawn = draw(own);
    const addressed = { from: sender.from, replyTo: shared.objectionMailbox, to };
    return {
      ...(await composedMail(delivery, addressed, drawn, headersOf(delivery, notices, language))),
      dates: dates.size === 0 ? null : Object.fromEntries(dates),
    };
  };
}

async function openAnnouncement(id: string, sender: MailSender): Promise<Announcement> {
  const facts = await announcementFacts(id);
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const tellings = new Map<Language, Telling>();
  return {
    facts,
    inLanguage: (language) => {
      const known = tellings.get(language);
      if (known !== undefined) return known;
      const shared = sharedFacts(facts, sender, isSimulated, mailLanguages[language]);
      const telling = { shared, draw: noticeMailDrawer(() => shared, mailLanguages[language]) };
      tellings.set(language, telling);
      return telling;
    },
  };
}

import { Temporal } from "temporal-polyfill";
import { isShifted } from "@/lib/clock";
import type { ClaimedDelivery, ClaimedNotice } from "@/lib/data/deliveries";
import {
  type AnnouncementFacts,
  announcementFacts,
  isSimulatedInstallation,
} from "@/lib/data/mail-facts";
import { type CalendarDate, dateIn, type Instant, laterOf } from "@/lib/domain/calendar";
import { isGated } from "@/lib/domain/change/consequence";
import { type NoticeDates, noticeDates } from "@/lib/domain/change/dates";
import type { MailFacts } from "@/lib/domain/documents/notice-mail";
import { type ChangeDetails, changeDetails } from "@/lib/domain/documents/notice-mail-details";
import type { MailLanguage } from "@/lib/domain/documents/notice-mail-facts";
import { type OwnMail, ownNotice } from "@/lib/domain/documents/notice-mail-own";
import { en } from "@/lib/domain/language/en";
import { enMail } from "@/lib/domain/language/en-mail";
import { countryName } from "@/lib/domain/language/wording";
import { isHeaderText, isSingleAddress, type Mailbox } from "@/lib/domain/mail-address";
import { find, list, type Register } from "@/lib/domain/register";
import { type NoticeMailDrawer, noticeMailDrawer } from "@/lib/draw/mail/notice-mail-drawer";
import { bytesHash, composeMessage } from "./smtp-message";

/** The final bytes of one mail, and what of them is evidence. */
export type ComposedMail = { raw: Buffer; hash: string; dates: Record<string, NoticeDates> | null };

/** Makes mails of claimed deliveries. What the mails of one announcement share is read and drawn once. */
export type MailComposer = (delivery: ClaimedDelivery, to: string) => Promise<ComposedMail>;

/** Who the mails are from, and where the public register is. */
export type MailSender = { from: Mailbox; appUrl: string };

const language: MailLanguage = { common: en, mail: enMail };

type Announcement = {
  readonly facts: AnnouncementFacts;
  readonly details: Map<string, ChangeDetails>;
  readonly draw: NoticeMailDrawer;
  readonly replyTo: string;
};

export function mailComposer(sender: MailSender): MailComposer {
  const announcements = new Map<string, Promise<Announcement>>();

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
    const announcement = await announcementOf(delivery.announcementId);
    const notices = delivery.notices ?? [];
    const dates = datesOf(announcement.facts, notices, delivery);
    const { subject, html, text } = announcement.draw(
      ownMail(announcement, delivery, notices, dates),
    );
    const raw = await composeMessage({
      from: sender.from,
      replyTo: isSingleAddress(announcement.replyTo)
        ? { name: null, address: announcement.replyTo }
        : null,
      to: { name: headerName(delivery.name), address: to },
      subject,
      html,
      text,
      messageId: delivery.messageId,
      headers: headersOf(delivery, notices),
      date: Temporal.Instant.from(delivery.startedAt),
    });
    return {
      raw,
      hash: bytesHash(raw),
      dates: dates.size === 0 ? null : Object.fromEntries(dates),
    };
  };
}

async function openAnnouncement(id: string, sender: MailSender): Promise<Announcement> {
  const facts = await announcementFacts(id);
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const details = new Map<string, ChangeDetails>();
  const shared = { ...senderFacts(facts.register, sender), kind: facts.kind, isSimulated, details };
  return {
    facts,
    details,
    draw: noticeMailDrawer(() => shared, language),
    replyTo: shared.objectionMailbox,
  };
}

function senderFacts(
  register: Register,
  { appUrl, from }: MailSender,
): Omit<MailFacts, "kind" | "isSimulated" | "details"> {
  const organisation = list(register, "Organisation")[0];
  const entity = find(register, "LegalEntity", organisation?.legalEntityId);
  const name = organisation?.name ?? entity?.legalName ?? from.name ?? from.address;
  const city = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  const country =
    entity?.country === undefined ? undefined : countryName(entity.country, language.common);
  const privacyMailbox = organisation?.privacyEmail ?? null;
  return {
    organisation: name,
    sender: [entity?.legalName ?? name, entity?.street, city, country].filter(Boolean).join(", "),
    privacyMailbox,
    objectionMailbox: organisation?.objectionEmail ?? privacyMailbox ?? from.address,
    listUrl: `${appUrl}/subprocessors`,
    changesUrl: `${appUrl}/changes`,
    publicationsUrl: `${appUrl}/publications`,
  };
}

/** The days that this mail states: counted from its attempt, save where the change is in effect already. */
function datesOf(
  { kind }: AnnouncementFacts,
  notices: readonly ClaimedNotice[],
  { startedAt }: ClaimedDelivery,
): Map<string, NoticeDates> {
  const dates = new Map<string, NoticeDates>();
  if (kind !== "NOTICE" && kind !== "ADVERSE") return dates;
  for (const notice of notices) {
    if (isGated(notice.changeClass) && notice.effectiveOn === null)
      dates.set(notice.id, laterDates(knownDates(startedAt, notice), notice));
  }
  return dates;
}

/** A mail never states a stricter day than the one that counts: another contact's mail, or a letter, may have set a later one. */
function laterDates(dates: NoticeDates, set: ClaimedNotice): NoticeDates {
  return {
    startsOn: laterOf(dates.startsOn, set.startsOn ?? dates.startsOn),
    noticeLastDay: laterOf(dates.noticeLastDay, set.noticeLastDay ?? dates.noticeLastDay),
    objectionLastDay:
      dates.objectionLastDay === null
        ? null
        : laterOf(dates.objectionLastDay, set.objectionLastDay ?? dates.objectionLastDay),
    earliestEffectiveOn: laterOf(
      dates.earliestEffectiveOn,
      set.earliestEffectiveOn ?? dates.earliestEffectiveOn,
    ),
  };
}

const computed = new Map<string, NoticeDates>();
const localDays = new Map<string, CalendarDate>();
const mostKept = 10_000;

/** Deliveries share the day of their start and their terms far more often than not: each distinct pair is computed once. */
function knownDates(startedAt: Instant, { terms }: ClaimedNotice): NoticeDates {
  const { authorisation: _authorisation, clauses: _clauses, ...counted } = terms;
  // Within one second no calendar turns its page.
  const startedOn = kept(localDays, `${startedAt.slice(0, 19)} ${terms.zone}`, () =>
    dateIn(startedAt, terms.zone),
  );
  return kept(computed, [startedOn, ...Object.values(counted)].join("|"), () =>
    noticeDates(startedAt, terms),
  );
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  if (values.size >= mostKept) values.clear();
  const made = make();
  values.set(key, made);
  return made;
}

function ownMail(
  { facts, details }: Announcement,
  delivery: ClaimedDelivery,
  notices: readonly ClaimedNotice[],
  dates: ReadonlyMap<string, NoticeDates>,
): OwnMail {
  const customer = find(facts.register, "Customer", delivery.customerRef);
  const isPossibleDuplicate = delivery.unknownAttempts > 0;
  return {
    isProcessor: customer?.role === "PROCESSOR",
    isPossibleDuplicate,
    notices: notices.map((notice) =>
      ownNotice(
        {
          ...notice,
          details: detailsKey(facts, details, notice),
          agreementTitle:
            find(facts.register, "CustomerAgreement", notice.agreementRef)?.title ??
            notice.agreementRef,
          dates: dates.get(notice.id) ?? null,
          plannedOn: facts.changes.get(notice.changeSetId)?.plannedOn ?? null,
          effectiveOn: effectiveOn(facts, notice),
        },
        language,
      ),
    ),
    words: {
      customer: customer?.name ?? delivery.customerRef,
      ...(delivery.name === null ? {} : { name: delivery.name }),
      ...(isPossibleDuplicate ? { attempt: String(delivery.attempt) } : {}),
      ...(delivery.publication === null ? {} : { publication: String(delivery.publication) }),
      ...(delivery.publicationHash === null ? {} : { publicationHash: delivery.publicationHash }),
    },
  };
}

/** The day from which it holds: for an adverse fact the true one, which is not the day on which it was recorded. */
function effectiveOn(
  { changes }: AnnouncementFacts,
  { changeClass, changeSetId, effectiveOn }: ClaimedNotice,
) {
  return changeClass === "A" ? (changes.get(changeSetId)?.trueSince ?? effectiveOn) : effectiveOn;
}

/** The key of the details for exactly the records that concern this agreement; they are put into words once. */
function detailsKey(
  facts: AnnouncementFacts,
  details: Map<string, ChangeDetails>,
  notice: ClaimedNotice,
): string {
  const key = [
    notice.changeSetId,
    ...notice.items.map(({ kind, ref }) => `${kind}/${ref}`).toSorted(),
  ].join(" ");
  const change = facts.changes.get(notice.changeSetId);
  if (!details.has(key) && change !== undefined)
    details.set(key, changeDetails(change, notice.items, language));
  return key;
}

function headersOf(
  delivery: ClaimedDelivery,
  notices: readonly ClaimedNotice[],
): Record<string, string> {
  const { publication, publicationHash, attempt } = delivery;
  return {
    "Auto-Submitted": "auto-generated",
    "X-Recital-Change": [...new Set(notices.map(({ changeSetId }) => changeSetId))].join(", "),
    ...(publication === null ? {} : { "X-Recital-Publication": String(publication) }),
    ...(publicationHash === null ? {} : { "X-Recital-Publication-Hash": publicationHash }),
    ...(delivery.unknownAttempts === 0
      ? {}
      : { "X-Recital-Possible-Duplicate": `attempt ${attempt}` }),
  };
}

function headerName(name: string | null): string | null {
  return name !== null && isHeaderText(name) ? name : null;
}

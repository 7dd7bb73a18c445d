import { type Actor, mayDo } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { datesFrom, datesGap, type NoticeDates } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import type { LetterAddress, NoticeLetter } from "@/lib/domain/documents/letter-batch";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import type { MailFacts } from "@/lib/domain/documents/mail-view";
import {
  languageFor,
  ownMail,
  sharedFacts,
  statesDays,
  type ToldNotice,
} from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { find, type Register } from "@/lib/domain/register";
import { remembered } from "@/lib/domain/remembered";
import { done, type Result, refuse } from "@/lib/domain/result";
import { restartOf } from "../announcing/correction-rows";
import { changeToTell, isSimulatedInstallation } from "../announcing/mail-facts";
import { termsOfNotice } from "../announcing/notice-terms";
import { findChangeSet, type StoredChangeSet } from "../changes/change-sets";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import type { GateNotice } from "../gate/gate-facts";
import { placedNotices } from "../gate/roll-out";
import { mailSender } from "../mail/mail-sender";
import { presentRegister } from "../register";

/** Whom a letter of the batch goes to, by the names with which it is recorded once it was handed over. */
export type LetterEntry = {
  readonly number: string;
  readonly customer: string;
  readonly agreement: string;
  /** Null where no contact is confirmed: name one before the letter is recorded. */
  readonly contactId: string | null;
};

export type Letters = {
  readonly title: string;
  readonly on: CalendarDate;
  readonly facts: MailFacts;
  readonly letters: readonly NoticeLetter[];
  readonly entries: readonly LetterEntry[];
};

/**
 * The letters of an announced change, to be printed and handed over on a day. They tell what the mails would, and begin nothing:
 * each is recorded once it went, with its tracking number.
 *
 * @param whom UNTOLD: agreements that no telling has reached; OPEN: all for which it is not in effect yet
 * @param on   null: today in the organisation's zone
 */
export async function lettersOf(
  actor: Actor,
  changeSetId: string,
  whom: "UNTOLD" | "OPEN",
  on: CalendarDate | null,
): Promise<
  Result<
    Letters,
    "notAllowed" | "noSuchChangeSet" | "wrongState" | "nobodyToWrite" | "beforeAnnouncement"
  >
> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return refuse("noSuchChangeSet");
  if (changeSet.announcedAt === null || changeSet.state === "WITHDRAWN")
    return refuse("wrongState");
  const { register } = await presentRegister();
  const day = on ?? todayIn(register, actor.at);
  const announcedOn = dateIn(instantOfColumn(changeSet.announcedAt), organisationZone(register));
  if (day < announcedOn) return refuse("beforeAnnouncement");
  const placed = await placedNotices(changeSet, actor.at);
  const notices = placed
    .filter(({ notice }) => notice.effectiveOn === null && notice.declinedAt === null)
    .filter(({ standing }) => whom === "OPEN" || standing === "NOT_TOLD")
    .map(({ notice }) => notice);
  return notices.length === 0
    ? refuse("nobodyToWrite")
    : done(await written(changeSet, register, notices, day));
}

async function written(
  changeSet: StoredChangeSet,
  register: Register,
  notices: readonly GateNotice[],
  on: CalendarDate,
): Promise<Letters> {
  const correction = await restartOf(changeSet.id);
  const isAdverse = notices.some(({ changeClass }) => changeClass === "A");
  const kind = isAdverse ? "ADVERSE" : correction === null ? "NOTICE" : "CORRECTION";
  const facts = {
    kind,
    correction,
    register,
    changes: new Map([[changeSet.id, await changeToTell(kind, changeSet, register, on)]]),
  } as const;
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const sender = mailSender(register);
  const sharedIn = remembered(
    Object.keys(mailLanguages).length,
    (language: Language) => language,
    (language) => sharedFacts(facts, sender, isSimulated, mailLanguages[language]),
  );
  const contacts = await contactsOf(notices);
  const letters = notices.map((notice, index): NoticeLetter & LetterEntry => {
    const contact = contacts.get(notice.customerRef) ?? null;
    const language = languageFor(register, contact?.language ?? null, [notice.agreementRef]);
    const shared = sharedIn(language);
    return {
      number: `${changeSet.id}/${index + 1}`,
      customer: notice.customerRef,
      agreement: notice.agreementRef,
      contactId: contact?.id ?? null,
      to: addressOf(register, notice.customerRef, contact?.name ?? null),
      facts: shared,
      own: ownMail(facts, shared, {
        customerRef: notice.customerRef,
        name: contact?.name ?? null,
        attempt: 1,
        unknownAttempts: 0,
        objectionToken: null,
        publication: null,
        publicationHash: null,
        notices: [toldNotice(kind, notice, register, on)],
      }),
    };
  });
  return {
    title: `Notices by letter of ${changeSet.id}`,
    on,
    facts: sharedIn("en"),
    letters,
    entries: letters.map(({ number, customer, agreement, contactId }) => ({
      number,
      customer,
      agreement,
      contactId,
    })),
  };
}

function toldNotice(
  kind: "NOTICE" | "ADVERSE" | "CORRECTION",
  notice: GateNotice,
  register: Register,
  on: CalendarDate,
): ToldNotice {
  const terms = withLaterYears(termsOfNotice(notice), register);
  const { changeSetId, agreementRef, changeClass, ground } = notice;
  const isCounted =
    statesDays(kind, { changeClass, effectiveOn: null, terms }) &&
    terms.deemedReceipt !== "CONFIRMATION" &&
    datesGap(on, terms) === null;
  return {
    changeSetId,
    agreementRef,
    changeClass,
    terms,
    // Nothing but `createNotices` writes them, so they are what it wrote.
    items: notice.items as unknown as ToldNotice["items"],
    dates: isCounted ? laterOfBoth(datesFrom(on, terms), notice) : null,
    effectiveOn: null,
    ground,
  };
}

/** A letter states no stricter days than a mail has set already. */
function laterOfBoth(dates: NoticeDates, notice: GateNotice): NoticeDates {
  const set = dayOf(notice.earliestEffectiveOn);
  const startsOn = dayOf(notice.startsOn);
  const noticeLastDay = dayOf(notice.noticeLastDay);
  if (set === null || startsOn === null || noticeLastDay === null) return dates;
  if (set < dates.earliestEffectiveOn) return dates;
  const objectionLastDay = dayOf(notice.objectionLastDay);
  return { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn: set };
}

/** For each customer the confirmed contact who was named first, whether or not mail to it came back. */
async function contactsOf(
  notices: readonly GateNotice[],
): Promise<ReadonlyMap<string, { id: string; name: string | null; language: string | null }>> {
  const { bouncedAt: _whetherOrNot, ...named } = reachable;
  const rows = await database().customerContact.findMany({
    where: { ...named, customerRef: { in: notices.map(({ customerRef }) => customerRef) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true, customerRef: true, language: true },
  });
  return new Map(rows.map((row) => [row.customerRef, row]));
}

function addressOf(register: Register, customer: string, contact: string | null): LetterAddress {
  const named = find(register, "Customer", customer);
  const entity = find(register, "LegalEntity", named?.legalEntityId);
  const place = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  return {
    name: entity?.legalName ?? named?.name ?? customer,
    contact,
    street: entity?.street ?? null,
    place: place === "" ? null : place,
    country: entity?.country ?? null,
  };
}

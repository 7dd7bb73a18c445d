import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import { letterDates } from "@/lib/domain/change/letter-dates";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { termsOfNotice } from "../announcing/notice-terms";
import { tellingWith } from "../announcing/telling-now";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { type Channel, findNotice, type NoticeRefusal } from "../objections/objections";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import type { NoticeContact } from "./notice-contact";

type Contact = Prisma.CustomerContactGetPayload<object>;

/** Whether a contact may be told for a customer: named for it, confirmed, not erased. */
export function standsFor(contact: Contact | null, customerRef: string): contact is Contact {
  return (
    contact !== null &&
    contact.customerRef === customerRef &&
    contact.erasedAt === null &&
    contact.purpose === reachable.purpose &&
    contact.confirmedAt !== null
  );
}

type LetterRefusal =
  | NoticeRefusal
  | "notAllowed"
  | "notYet"
  | "noSuchContact"
  | "inEffect"
  | "noticeClosed"
  | "beforeAnnouncement"
  | "daysUncountable";

/**
 * Records that a notice went by letter or was handed over: it starts the periods as an accepted mail does.
 *
 * Source: GDPR Art. 28(2) (the law names no form of telling); the agreement's terms of receipt.
 */
export async function recordLetter(
  actor: Actor,
  draft: NoticeContact & {
    sentOn: CalendarDate | null;
    channel: Channel;
    text: string | null;
  },
): Promise<
  Result<
    { deliveryId: string; agreement: string; objectionLastDay: CalendarDate | null },
    LetterRefusal
  >
> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  return write<
    { deliveryId: string; agreement: string; objectionLastDay: CalendarDate | null },
    LetterRefusal
  >(
    actor,
    ({ deliveryId, agreement }) => ({
      type: "letter.recorded",
      deliveryId,
      changeSetId: draft.changeSetId,
      agreementRef: agreement,
    }),
    async (tx, entry) => {
      const found = await findNotice(tx, draft);
      if (!found.ok) return found;
      const notice = found.value;
      const over = overBy(notice);
      if (over !== null) return refuse(over);
      const contact = await tx.customerContact.findUnique({ where: { id: draft.contactId } });
      if (!standsFor(contact, draft.customerRef)) return refuse("noSuchContact");
      const { register } = await presentRegister(tx);
      const terms = withLaterYears(termsOfNotice(notice), register);
      const sentOn = draft.sentOn ?? dateIn(entry.at, terms.zone);
      const misdated = await misdatedBy(tx, notice, sentOn, entry.at, terms.zone);
      if (misdated !== null) return refuse(misdated);
      const counted = letterDates(notice.changeClass, sentOn, null, terms);
      if (!counted.ok) return counted;
      const dates = counted.value;
      const deliveryId = await letterDelivery(tx, draft, notice, entry.at, dates);
      await tx.notice.update({
        where: { id: notice.id },
        data: dates === null ? {} : laterDates(notice, dates),
      });
      return done({
        deliveryId,
        agreement: notice.agreementRef,
        objectionLastDay: dates?.objectionLastDay ?? null,
      });
    },
  );
}

/** Why a notice needs no telling any more; null while it does. */
export function overBy({
  effectiveOn,
  declinedAt,
}: Prisma.NoticeGetPayload<object>): "inEffect" | "noticeClosed" | null {
  if (effectiveOn !== null) return "inEffect";
  return declinedAt === null ? null : "noticeClosed";
}

/** Why something said or sent of a change, as it was told last, cannot have been on a day, in the agreement's zone; null where it can. */
export async function misdatedBy(
  tx: Transaction,
  {
    changeSetId,
    restartedAt,
  }: Pick<Prisma.NoticeGetPayload<object>, "changeSetId" | "restartedAt">,
  day: CalendarDate,
  at: Instant,
  zone: string,
): Promise<"notYet" | "beforeAnnouncement" | null> {
  if (day > dateIn(at, zone)) return "notYet";
  const { announcedAt } = await tx.changeSet.findUniqueOrThrow({ where: { id: changeSetId } });
  const since = restartedAt ?? announcedAt;
  const isBefore = since !== null && day < dateIn(instantOfColumn(since), zone);
  return isBefore ? "beforeAnnouncement" : null;
}

/** Of two notices for one agreement the later dates count: nobody is held to stricter ones than they were told. */
export function laterDates(
  notice: Pick<Prisma.NoticeGetPayload<object>, "earliestEffectiveOn">,
  dates: NoticeDates,
): Prisma.NoticeUpdateInput {
  const known = dayOf(notice.earliestEffectiveOn);
  if (known !== null && known >= dates.earliestEffectiveOn) return {};
  return {
    startsOn: columnOf(dates.startsOn),
    noticeLastDay: columnOf(dates.noticeLastDay),
    objectionLastDay: columnOf(dates.objectionLastDay),
    earliestEffectiveOn: columnOf(dates.earliestEffectiveOn),
  };
}

/** Puts a letter down as a telling; one that came back tells nobody. */
export async function letterDelivery(
  tx: Transaction,
  draft: Pick<NoticeContact, "changeSetId" | "contactId"> & {
    channel: Channel;
    text: string | null;
  },
  notice: { id: string },
  at: Instant,
  dates: NoticeDates | null,
  isReturned = false,
): Promise<string> {
  const outcome = isReturned ? ("BOUNCED" as const) : ("ACCEPTED" as const);
  const [announcementId, id] = [randomUUID(), randomUUID()];
  await tx.announcement.create({
    data: {
      id: announcementId,
      kind: "NOTICE",
      at,
      changes: { create: [{ changeSetId: draft.changeSetId }] },
    },
  });
  const messageId = `<${id}@${new URL(env().appUrl).hostname}>`;
  await tx.delivery.create({
    data: {
      id,
      announcementId,
      contactId: draft.contactId,
      messageId,
      channel: draft.channel,
      state: outcome,
      attemptCount: 1,
      notices: { create: [{ noticeId: notice.id }] },
    },
  });
  await tx.attempt.create({
    data: {
      deliveryId: id,
      number: 1,
      startedAt: at,
      outcome,
      stage: draft.channel,
      reply: draft.text ?? "recorded by hand",
      ...(dates === null ? {} : { dates: { [notice.id]: { ...dates } } }),
    },
  });
  return id;
}

/** Orders a mail again: to another contact of the customer, or to the same one by a new announcement. */
export async function resendDelivery(
  actor: Actor,
  deliveryId: string,
  contactId: string | null,
): Promise<
  Result<
    { deliveryId: string; announcementId: string },
    "notAllowed" | "noSuchDelivery" | "noSuchContact"
  >
> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  return write<{ deliveryId: string; announcementId: string }, "noSuchDelivery" | "noSuchContact">(
    actor,
    (again) => ({ type: "delivery.resent", ...again }),
    async (tx, entry) => {
      const old = await tx.delivery.findUnique({
        where: { id: deliveryId },
        include: {
          notices: { include: { notice: true } },
          contact: true,
          announcement: { include: { changes: true } },
        },
      });
      // A digest is told once: the next one tells what came since.
      if (old === null || old.announcement.kind === "DIGEST") return refuse("noSuchDelivery");
      const contact =
        contactId === null
          ? old.contact
          : await tx.customerContact.findUnique({ where: { id: contactId } });
      if (!standsFor(contact, old.contact.customerRef) || contact.email === null)
        return refuse("noSuchContact");
      const [announcementId, id] = [randomUUID(), randomUUID()];
      const changes = old.announcement.changes.map(({ changeSetId }) => ({ changeSetId }));
      await tx.announcement.create({
        data: {
          id: announcementId,
          ...(await orderedNow(tx, old)),
          decisionId: old.announcement.decisionId,
          at: entry.at,
          changes: { create: changes },
        },
      });
      await tx.delivery.create({
        data: {
          id,
          announcementId,
          contactId: contact.id,
          address: contact.email,
          name: contact.name,
          nextAttemptAt: entry.at,
          messageId: `<${id}@${new URL(env().appUrl).hostname}>`,
          notices: { create: old.notices.map(({ noticeId }) => ({ noticeId })) },
        },
      });
      return done({ deliveryId: id, announcementId });
    },
  );
}

type Ordered = Prisma.DeliveryGetPayload<{
  include: { notices: { include: { notice: true } }; announcement: { include: { changes: true } } };
}>;

/** What a mail is by now: one about a change that was put right since says what is right, and what was told wrong. */
async function orderedNow(tx: Transaction, { announcement, notices }: Ordered) {
  const { kind, correctionId, at, changes } = announcement;
  const overtaken = notices.find(
    ({ notice: { restartedAt } }) => restartedAt !== null && at < restartedAt,
  )?.notice;
  const tells = kind === "NOTICE" || kind === "CORRECTION";
  if (!tells || overtaken === undefined || changes.length > 1) return { kind, correctionId };
  return tellingWith(tx, overtaken);
}

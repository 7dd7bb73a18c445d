import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { datesFrom, datesGap } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import { waitsForSignatureAlone } from "@/lib/domain/change/notice-effect";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { telling } from "../gate/told-facts";
import { type Channel, findNotice, type NoticeRefusal } from "../objections/objections";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { laterDates, misdatedBy, standsFor } from "./notice-acts";
import type { NoticeContact } from "./notice-contact";

type Notice = Prisma.NoticeGetPayload<object>;

/**
 * Begins the periods of a notice where the agreement lets them begin with the customer's confirmation of receipt.
 *
 * Source: none, product decision 0022 (the agreement's own rule of receipt).
 * Reading: the first confirmation counts, or where all contacts have to be told, that of the last of them. What is counted once
 * stays: confirming again moves nothing.
 *
 * @param on day of the confirmation, in the agreement's zone
 */
export async function beginPeriods(
  tx: Transaction,
  notice: Notice,
  on: CalendarDate,
): Promise<Result<null, "daysUncountable">> {
  const frozen = termsOfNotice(notice);
  const isOver = notice.effectiveOn !== null || notice.declinedAt !== null;
  if (waitsForSignatureAlone(notice.changeClass, frozen.effect)) return done(null);
  if (frozen.deemedReceipt !== "CONFIRMATION" || notice.startsOn !== null || isOver)
    return done(null);
  const isForAll = frozen.contactsToInform === "ALL_CONTACTS";
  if (isForAll && (await unconfirmed(tx, notice)) > 0) return done(null);
  const from = isForAll ? await lastConfirmed(tx, notice, frozen.zone, on) : on;
  const { register } = await presentRegister(tx);
  const terms = withLaterYears(frozen, register);
  if (datesGap(from, terms) !== null) return refuse("daysUncountable");
  await tx.notice.update({
    where: { id: notice.id },
    data: laterDates(notice, datesFrom(from, terms)),
  });
  return done(null);
}

/** The latest day on which one of them confirmed: staff may record an earlier one after it. */
async function lastConfirmed(
  tx: Transaction,
  notice: Notice,
  zone: string,
  on: CalendarDate,
): Promise<CalendarDate> {
  const said = await tx.acknowledgement.findMany({
    where: confirmationsOf(notice),
    select: { at: true, confirmedOn: true },
  });
  return said
    .map(({ at, confirmedOn }) => dayOf(confirmedOn) ?? dateIn(instantOfColumn(at), zone))
    .reduce((last, day) => (day > last ? day : last), on);
}

/** Contacts that were meant to be told and have not confirmed. */
async function unconfirmed(tx: Transaction, notice: Notice): Promise<number> {
  const noticeId = notice.id;
  return tx.customerContact.count({
    where: {
      erasedAt: null,
      purpose: reachable.purpose,
      deliveries: {
        some: {
          notices: { some: { noticeId } },
          announcement: telling,
          state: { not: "CANCELLED" },
        },
      },
      acknowledgements: { none: confirmationsOf(notice) },
    },
  });
}

/** What was confirmed before a correction told it anew confirms nothing of it. */
function confirmationsOf({ id: noticeId, restartedAt }: Pick<Notice, "id" | "restartedAt">) {
  return { noticeId, ...(restartedAt === null ? {} : { at: { gte: restartedAt } }) };
}

/** Notes that a contact confirms; once is enough, until a correction tells it anew. */
export async function putConfirmation(
  tx: Transaction,
  notice: Pick<Notice, "id" | "restartedAt">,
  said: Omit<Prisma.AcknowledgementUncheckedCreateInput, "noticeId">,
): Promise<void> {
  const { id: noticeId, restartedAt } = notice;
  const { contactId, ...anew } = said;
  await tx.acknowledgement.createMany({ data: [{ ...said, noticeId }], skipDuplicates: true });
  if (restartedAt !== null)
    await tx.acknowledgement.updateMany({
      where: { noticeId, contactId, at: { lt: restartedAt } },
      data: { confirmedOn: null, channel: null, enteredBy: null, ...anew },
    });
}

type Refusal =
  | NoticeRefusal
  | "notAllowed"
  | "noSuchContact"
  | "notYet"
  | "beforeAnnouncement"
  | "noticeClosed"
  | "daysUncountable";

/** Records that a contact has confirmed, outside the portal, that it received a notice. It approves nothing. */
export async function recordReceipt(
  actor: Actor,
  draft: NoticeContact & {
    receivedOn: CalendarDate;
    channel: Channel;
  },
): Promise<Result<{ id: string; agreement: string }, Refusal>> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  const { changeSetId, contactId, receivedOn, channel } = draft;
  return write<{ id: string; agreement: string }, Refusal>(
    actor,
    ({ agreement }) => ({
      type: "notice.acknowledged",
      changeSetId,
      agreementRef: agreement,
      contactId,
    }),
    async (tx, entry) => {
      const found = await findNotice(tx, draft);
      if (!found.ok) return found;
      const notice = found.value;
      if (notice.declinedAt !== null) return refuse("noticeClosed");
      const contact = await tx.customerContact.findUnique({ where: { id: contactId } });
      if (!standsFor(contact, draft.customerRef)) return refuse("noSuchContact");
      const { zone } = termsOfNotice(notice);
      const misdated = await misdatedBy(tx, notice, receivedOn, entry.at, zone);
      if (misdated !== null) return refuse(misdated);
      await putConfirmation(tx, notice, {
        contactId,
        at: entry.at,
        confirmedOn: columnOf(receivedOn),
        channel,
        enteredBy: actorName(actor),
      });
      const begun = await beginPeriods(tx, notice, receivedOn);
      return begun.ok ? done({ id: notice.id, agreement: notice.agreementRef }) : begun;
    },
  );
}

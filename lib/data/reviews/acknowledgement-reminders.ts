import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import { languageFor } from "@/lib/domain/documents/told-mail";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { todayIn } from "@/lib/domain/organisation-day";
import { list } from "@/lib/domain/register";
import { done, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { orderServiceMail } from "../mail/service-mails";
import { presentRegister } from "../register";
import { write } from "../write";

const atATime = 100;
const keptDays = 3;

/**
 * Reminds customers who have not acknowledged a notice, so many days before their last day to object as the organisation's record
 * says; nobody where it says none. Each notice once: that it was done is kept in the same transaction as the mails.
 *
 * @returns how many notices somebody was reminded of
 */
export async function remindToAcknowledge(actor: Actor): Promise<number> {
  if (!mayDo(actor, "notice:record")) return 0;
  const { register } = await presentRegister();
  const [organisation] = list(register, "Organisation");
  const ahead = organisation?.acknowledgementReminderDays;
  if (ahead === undefined) return 0;
  const today = todayIn(register, actor.at);
  const waiting = await database().notice.findMany({
    where: unacknowledged(today, ahead),
    select: { id: true },
    orderBy: [{ objectionLastDay: "asc" }, { id: "asc" }],
    take: atATime,
  });
  let reminded = 0;
  for (const { id } of waiting)
    if (await remind(actor, id, { today, ahead, organisation: organisation?.name ?? "" }))
      reminded += 1;
  return reminded;
}

/** Notices that somebody was told of, that can still be objected to, and that nobody answered in any way. */
function unacknowledged(today: CalendarDate, ahead: number): Prisma.NoticeWhereInput {
  return {
    remindedAt: null,
    startsOn: { not: null },
    effectiveOn: null,
    declinedAt: null,
    objectionLastDay: { gte: columnOf(today), lte: columnOf(addDays(today, ahead)) },
    changeSet: { state: { in: ["ANNOUNCED", "ACTIVE"] } },
    acknowledgements: { none: {} },
    objections: { none: {} },
    approvals: { none: { overtakenAt: null } },
  };
}

async function remind(
  actor: Actor,
  noticeId: string,
  { today, ahead, organisation }: { today: CalendarDate; ahead: number; organisation: string },
): Promise<boolean> {
  type Reminded = { changeSetId: string; agreementRef: string; contacts: number };
  const result = await write<Reminded, "answered">(
    actor,
    (reminded) => ({ type: "notice.reminded", ...reminded }),
    async (tx, { at }) => {
      const notice = await tx.notice.findFirst({
        where: { id: noticeId, ...unacknowledged(today, ahead) },
        include: { changeSet: { select: { title: true } } },
      });
      if (notice === null) return refuse("answered");
      const contacts = await tx.customerContact.findMany({
        where: {
          ...reachable,
          deliveries: { some: { state: "ACCEPTED", notices: { some: { noticeId } } } },
        },
      });
      await tx.notice.update({ where: { id: noticeId }, data: { remindedAt: at } });
      const { register } = await presentRegister();
      for (const { id, email, language } of contacts) {
        if (email === null || !isSingleAddress(email)) continue;
        await orderServiceMail(tx, {
          kind: "ACKNOWLEDGEMENT_REMINDER",
          payload: {
            organisation,
            url: `${env().appUrl}/portal/notices/${noticeId}`,
            title: notice.changeSet.title,
            lastDay: dayOf(notice.objectionLastDay) ?? today,
          },
          address: email,
          language: languageFor(register, language, [notice.agreementRef]),
          expiresAt: realClock().add({ hours: 24 * keptDays }),
          onceKey: `acknowledge ${noticeId} ${id}`,
        });
      }
      const { changeSetId, agreementRef } = notice;
      return done({ changeSetId, agreementRef, contacts: contacts.length });
    },
  );
  return result.ok;
}

import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { type CalendarDate, startOfDayIn } from "@/lib/domain/calendar";
import { kinds } from "@/lib/domain/kinds/kinds";
import { longDate } from "@/lib/domain/language/en-date";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { list, type Register } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import {
  type ReminderStage,
  type ReviewDate,
  reviewDates,
  stageOf,
} from "@/lib/domain/reviews/review-dates";
import { reviewPath, topicWords } from "@/lib/domain/reviews/review-view";
import { env } from "@/lib/env";
import { database } from "../database/current";
import { columnOf } from "../days";
import { orderServiceMail } from "../mail/service-mails";
import { mayCome } from "../people/access-end";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { keptDates } from "./received-reviews";

type Due = ReviewDate & { readonly stage: ReminderStage };

/** What the last round found settled: nothing is asked again before the register or the day is another. */
let settled = "";

/** More stand behind the link: nobody reads further in a mail. */
const mostNamed = 40;
const keptDays = 5;

/**
 * Orders the reminders of reviews: to each owner at most one mail a day, with all that is due by then, and for each day of a
 * record at most one at each stage. What was ordered is kept in the same transaction: a worker that dies, or a second one
 * beside it, reminds nobody twice.
 *
 * @returns how many mails were ordered
 */
export async function orderReviewReminders(actor: Actor): Promise<number> {
  if (!mayDo(actor, "register:read")) return 0;
  const { register, seq } = await presentRegister();
  const today = todayIn(register, actor.at);
  const notices = await keptDates(register);
  const state = [
    seq,
    today,
    ...notices.map(({ field, dueOn, ownerId }) => field + dueOn + ownerId),
  ];
  if (state.join(" ") === settled) return 0;
  const byOwner = new Map<string, Due[]>();
  for (const date of [...reviewDates(register, today), ...notices]) {
    const stage = stageOf(date.dueOn, today);
    if (stage === null || date.ownerId === null) continue;
    byOwner.set(date.ownerId, [...(byOwner.get(date.ownerId) ?? []), { ...date, stage }]);
  }
  let ordered = 0;
  for (const [userId, dates] of byOwner) {
    const isTold = await remind(actor, register, userId, dates, today);
    if (isTold) ordered += 1;
  }
  settled = state.join(" ");
  return ordered;
}

/** For tests, which have several databases: the next round looks at everything again. */
export function forgetSettledReminders(): void {
  settled = "";
}

async function remind(
  actor: Actor,
  register: Register,
  userId: string,
  dates: readonly Due[],
  today: CalendarDate,
): Promise<boolean> {
  const dawn = new Date(startOfDayIn(today, organisationZone(register)));
  if ((await newOnes(database(), userId, dates, dawn)).length === 0) return false;
  const written = await write<number, "nobody" | "nothing">(
    actor,
    (count) => ({ type: "review.reminded", userId, dates: count }),
    async (tx, entry) => {
      const user = await tx.user.findFirst({ where: { id: userId, ...mayCome(realClock()) } });
      if (user === null || !isSingleAddress(user.email)) return { ok: false, reason: "nobody" };
      const fresh = await newOnes(tx, userId, dates, dawn);
      if (fresh.length === 0) return { ok: false, reason: "nothing" };
      await keep(tx, entry, userId, fresh);
      await orderServiceMail(tx, {
        kind: "REVIEW_DIGEST",
        payload: digestOf(register, fresh),
        address: user.email,
        language: null,
        expiresAt: realClock().add({ hours: 24 * keptDays }),
        onceKey: `review ${userId}`,
      });
      return done(fresh.length);
    },
  );
  return written.ok;
}

/** What this owner was not told yet at its stage; nothing once they had their mail of the day. */
async function newOnes(
  reader: Pick<Transaction, "reviewReminder">,
  userId: string,
  dates: readonly Due[],
  dawn: Date,
): Promise<Due[]> {
  const earliest = dates.reduce(
    (least, { dueOn }) => (dueOn < least ? dueOn : least),
    "9999-12-31",
  );
  const told = await reader.reviewReminder.findMany({
    where: { OR: [{ userId, at: { gte: dawn } }, { dueOn: { gte: new Date(earliest) } }] },
  });
  if (told.some((one) => one.userId === userId && one.at >= dawn)) return [];
  const known = new Set(
    told.map(({ kind, ref, what, dueOn, stage }) =>
      [kind, ref, what, dueOn.toISOString().slice(0, 10), stage].join(" "),
    ),
  );
  return dates.filter(
    (date) => !known.has([date.kind, date.ref, whatOf(date), date.dueOn, date.stage].join(" ")),
  );
}

function whatOf({ topic, field }: ReviewDate): string {
  return `${topic}:${field}`;
}

async function keep(
  tx: Transaction,
  { at }: Entry,
  userId: string,
  dates: readonly Due[],
): Promise<void> {
  await tx.reviewReminder.createMany({
    data: dates.map((date) => ({
      kind: date.kind,
      ref: date.ref,
      what: whatOf(date),
      dueOn: columnOf(date.dueOn),
      stage: date.stage,
      userId,
      at,
    })),
  });
}

function digestOf(register: Register, dates: readonly Due[]) {
  const { appUrl } = env();
  return {
    organisation: list(register, "Organisation")[0]?.name ?? "",
    url: `${appUrl}/staff/reviews?whose=mine`,
    count: dates.length,
    lines: dates.slice(0, mostNamed).map((date) => ({
      what: `${topicWords[date.topic]}: ${recordTitle(register, date)}`,
      when: `${kinds[date.kind].label}, ${stageWords[date.stage]} ${longDate(date.dueOn)}`,
      url: `${appUrl}${reviewPath(date)}`,
    })),
  };
}

const stageWords: Readonly<Record<ReminderStage, string>> = {
  AHEAD: "due on",
  SOON: "due soon, on",
  DUE: "due since",
};

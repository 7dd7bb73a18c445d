import { createHash, randomBytes } from "node:crypto";
import { mayDo, type PublicActor, type StaffActor, staffActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import type { CalendarDate } from "@/lib/domain/calendar";
import { kinds } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { list } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { reviewKey, reviewPath, topicWords } from "@/lib/domain/reviews/review-view";
import { env } from "@/lib/env";
import { database } from "../database/current";
import { mayCome } from "../people/access-end";
import { presentRegister } from "../register";
import { write } from "../write";
import { datesToMeet } from "./received-reviews";

/** One day of a calendar. */
export type CalendarEntry = {
  readonly id: string;
  readonly on: CalendarDate;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
};

export type ReviewCalendar = {
  readonly name: string;
  readonly host: string;
  readonly entries: readonly CalendarEntry[];
};

/** Makes the secret address of one's own calendar; an earlier one opens nothing from then on. */
export async function makeCalendarLink(
  actor: StaffActor,
): Promise<Result<{ url: string }, "notAllowed">> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  const token = randomBytes(32).toString("base64url");
  return write(actor, { type: "calendar.linked", userId: actor.id }, async (tx, { at }) => {
    const data = { tokenHash: hashOf(token), createdAt: at };
    await tx.calendarLink.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, ...data },
      update: data,
    });
    return done({ url: `${env().appUrl}/staff/reviews/calendar/${token}` });
  });
}

/** Ends one's own calendar: its address opens nothing any more. */
export async function revokeCalendarLink(
  actor: StaffActor,
): Promise<Result<null, "notAllowed" | "noLink">> {
  if (!mayDo(actor, "register:read")) return refuse("notAllowed");
  return write(actor, { type: "calendar.revoked", userId: actor.id }, async (tx) => {
    const { count } = await tx.calendarLink.deleteMany({ where: { userId: actor.id } });
    return count === 0 ? refuse("noLink") : done(null);
  });
}

/** What whoever made this address has to review; null once it is revoked, or they may not read the register any more. */
export async function calendarBehind(
  { at }: PublicActor,
  token: string,
): Promise<ReviewCalendar | null> {
  const link = await database().calendarLink.findFirst({
    where: { tokenHash: hashOf(token), user: mayCome(realClock()) },
    include: { user: true },
  });
  if (link === null) return null;
  const owner = staffActor(link.user, "link", at);
  if (!mayDo(owner, "register:read")) return null;
  const { register } = await presentRegister();
  const { appUrl } = env();
  const dates = await datesToMeet(register, todayIn(register, at));
  return {
    name: `Reviews, ${list(register, "Organisation")[0]?.name ?? "Recital"}`,
    host: new URL(appUrl).host,
    entries: dates
      .filter(({ ownerId }) => ownerId === owner.id)
      .map((date) => ({
        id: reviewKey(date),
        on: date.dueOn,
        summary: `${topicWords[date.topic]}: ${recordTitle(register, date)}`,
        description: kinds[date.kind].label,
        url: `${appUrl}${reviewPath(date)}`,
      })),
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

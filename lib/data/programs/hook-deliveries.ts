import type { Temporal } from "temporal-polyfill";
import { database } from "../database/current";
import { timestampOf } from "../people/sessions";

/** One event that this worker now sends, and no other until its time to answer is over. */
export type ClaimedHook = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  /** Number of this attempt, from 1. */
  readonly attempt: number;
};

/** Longer than an address may take to answer; who dies meanwhile lets the event go out late, never not at all. */
const claimSeconds = 120;

/** Takes the next events that are due, at most one for each webhook: one that does not answer holds nobody else up. */
export async function claimHooks(most: number, realNow: Temporal.Instant): Promise<ClaimedHook[]> {
  const now = timestampOf(realNow);
  return database().$queryRaw<ClaimedHook[]>`
    update "WebhookDelivery" delivery
    set "nextAttemptAt" = ${timestampOf(realNow.add({ seconds: claimSeconds }))}::timestamptz,
        "attemptCount" = delivery."attemptCount" + 1
    from "Webhook" hook
    where hook.id = delivery."webhookId" and delivery.id in (
      select due.id from "Webhook" own cross join lateral (
        select id from "WebhookDelivery"
        where "webhookId" = own.id and state = 'WAITING' and "nextAttemptAt" <= ${now}::timestamptz
        order by "nextAttemptAt", "eventId" limit 1 for update skip locked) due
      where own."endedAt" is null limit ${most})
    returning delivery.id, delivery."webhookId", hook.url, delivery."eventId", delivery.body,
      delivery."attemptCount" as attempt`;
}

/** How an attempt went. */
export type HookOutcome = {
  /** The status of the answer; null where there was none. */
  readonly status: number | null;
  /** Why there was none. */
  readonly error: string | null;
  /** Null: it arrived, or it is not tried again. */
  readonly nextAttemptAt: Temporal.Instant | null;
  readonly state: "WAITING" | "DELIVERED" | "GIVEN_UP";
};

/** Records how an attempt went, unless the webhook was ended or the event ordered anew meanwhile. */
export async function settleHook(
  { id, attempt }: Pick<ClaimedHook, "id" | "attempt">,
  { status, error, nextAttemptAt, state }: HookOutcome,
  realNow: Temporal.Instant,
): Promise<void> {
  await database().webhookDelivery.updateMany({
    where: { id, attemptCount: attempt, state: "WAITING" },
    data: {
      ...{ state, lastStatus: status, lastError: error, lastAt: timestampOf(realNow) },
      nextAttemptAt: nextAttemptAt === null ? null : timestampOf(nextAttemptAt),
    },
  });
}

const keptDays = 30;

/** Forgets events that arrived or were given up a while ago. */
export async function forgetHooks(realNow: Temporal.Instant): Promise<void> {
  await database().webhookDelivery.deleteMany({
    where: {
      state: { not: "WAITING" },
      createdAt: { lt: timestampOf(realNow.subtract({ hours: 24 * keptDays })) },
    },
  });
}

import type { Temporal } from "temporal-polyfill";
import { isShifted, realClock } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import {
  type ClaimedHook,
  claimHooks,
  type HookOutcome,
  settleHook,
} from "@/lib/data/programs/hook-deliveries";
import { signedHeaders, webhookSecret } from "@/lib/domain/api/webhook-signature";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { type OutboundAnswer, postOutbound } from "./outbound";

/** How many webhooks are told at once. */
const atOnce = 8;
const timeoutMilliseconds = 10_000;
const minute = 60;
const hour = 60 * minute;

/** How long to wait after each attempt that failed: three days in all, then it is given up. */
const pauseSeconds = [
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  24 * hour,
];

/** How many events arrived, wait for another attempt, and were given up. */
export type HooksDelivered = { delivered: number; waiting: number; givenUp: number };

/**
 * Tells webhooks all that is due now. An event may arrive twice, never not at all while it is tried: whoever receives it
 * knows it by its id.
 *
 * @param clock the real one: pauses and signatures hold by it
 */
export async function deliverHooks(
  signal?: AbortSignal,
  clock: () => Temporal.Instant = realClock,
): Promise<HooksDelivered> {
  const count: HooksDelivered = { delivered: 0, waiting: 0, givenUp: 0 };
  let claimed = await claimHooks(atOnce, clock());
  if (claimed.length === 0) return count;
  const staysHere = isShifted() || (await isSimulatedInstallation());
  while (claimed.length > 0) {
    const outcomes = await Promise.all(claimed.map((hook) => deliverOne(hook, staysHere, clock)));
    for (const { state } of outcomes) count[names[state]] += 1;
    if (signal?.aborted === true) break;
    claimed = await claimHooks(atOnce, clock());
  }
  return count;
}

const names = { DELIVERED: "delivered", WAITING: "waiting", GIVEN_UP: "givenUp" } as const;

async function deliverOne(
  hook: ClaimedHook,
  staysHere: boolean,
  clock: () => Temporal.Instant,
): Promise<HookOutcome> {
  const { id, webhookId, url, eventId, body, attempt } = hook;
  const { authSecret, isLocal } = env();
  const seconds = Math.floor(clock().epochMilliseconds / 1_000);
  const answer = await postOutbound({
    ...{ url, body, staysHere, timeoutMilliseconds, allowsLoopback: isLocal },
    headers: {
      "content-type": "application/json",
      "user-agent": "Recital",
      ...signedHeaders(webhookSecret(authSecret, webhookId), { id: eventId, seconds, body }),
    },
  });
  const outcome = outcomeOf(answer, attempt, clock());
  if (outcome.state !== "DELIVERED")
    log().warn(
      { webhookId, deliveryId: id, attempt, status: outcome.status, error: outcome.error },
      "a webhook was not told",
    );
  await settleHook(hook, outcome, clock());
  return outcome;
}

/** What comes of an attempt: 2xx is taken; 410 says for good that nobody is there; all else is tried again. */
function outcomeOf(answer: OutboundAnswer, attempt: number, now: Temporal.Instant): HookOutcome {
  const status = "status" in answer ? answer.status : null;
  const error = "refused" in answer ? answer.refused : "failed" in answer ? answer.failed : null;
  if (status !== null && status >= 200 && status < 300)
    return { status, error, nextAttemptAt: null, state: "DELIVERED" };
  const seconds = "refused" in answer || status === 410 ? undefined : pauseSeconds[attempt - 1];
  return seconds === undefined
    ? { status, error, nextAttemptAt: null, state: "GIVEN_UP" }
    : { status, error, nextAttemptAt: now.add({ seconds }), state: "WAITING" };
}

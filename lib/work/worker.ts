import type { Actor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { orderDigest } from "@/lib/data/digest/digests";
import { forgetUploads } from "@/lib/data/imports/customer-uploads";
import { forgetRegisterUploads } from "@/lib/data/imports/register-uploads";
import { sealAttempts } from "@/lib/data/mail/attempt-seals";
import { orderSubscriberNews } from "@/lib/data/mail/subscriber-news";
import { eraseStrandedContacts } from "@/lib/data/notices/stranded-contacts";
import { forgetTrackings } from "@/lib/data/notices/tracking-uploads";
import { forgetAnswers } from "@/lib/data/programs/api-answers";
import { forgetHooks } from "@/lib/data/programs/hook-deliveries";
import { forgetUnconfirmed } from "@/lib/data/publications/subscribers";
import { remindToAcknowledge } from "@/lib/data/reviews/acknowledgement-reminders";
import { orderReviewReminders } from "@/lib/data/reviews/review-reminders";
import { reopenTakenBack } from "@/lib/data/terminations/ends-taken-back";
import { closeObjectionsOfEnded, orderEndTasks } from "@/lib/data/terminations/terminations";
import { waitForWork } from "@/lib/data/wake";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { activateDue } from "./activate";
import { announceDue } from "./announce";
import { deliverDue } from "./deliver";
import { deliverHooks } from "./deliver-hooks";
import { keepErasures } from "./keep-erasures";
import { tellLatecomersDue } from "./latecomers";
import { publishDocumentsDue, publishDue } from "./publish";
import { sendServiceMails } from "./service-mail";

export type WorkerSettings = {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  /** The System at this moment: each round has its own instant. */
  readonly actorAt: () => Actor;
};

export type WorkDone = {
  accepted: number;
  deferred: number;
  bounced: number;
  unknown: number;
  activated: string[];
  drawn: number;
  /** Links, confirmations and news that the relay took: they prove nothing, so they stand apart. */
  serviceMails: number;
  /** Events that webhooks took. */
  webhooks: number;
};

/** Does all that is due now: mail first, for it starts the periods; then activation, its mail, the files, and who is told of them. */
export async function workOnce(settings: WorkerSettings, signal?: AbortSignal): Promise<WorkDone> {
  const sending = { ...settings, once: true, ...(signal === undefined ? {} : { signal }) };
  await announceDue(settings.actorAt());
  await tellLatecomersDue(settings.actorAt());
  const before = await deliverDue(sending);
  const { activated } = await activateDue(settings.actorAt());
  const after = activated.length > 0 ? await deliverDue(sending) : none;
  await sealAttempts(settings.actorAt(), "all");
  const { drawn } = await publishDue(settings.actorAt());
  await attendSubscribers(settings.actorAt());
  await attendEndings(settings.actorAt());
  await remindDue(settings.actorAt());
  await forgetDue(settings.actorAt());
  const { sent } = await sendServiceMails(sending);
  const { delivered } = await deliverHooks(signal);
  await publishDocumentsDue(settings.actorAt());
  await keepErasures(env().dataDir, 0);
  return {
    accepted: before.accepted + after.accepted,
    deferred: before.deferred + after.deferred,
    bounced: before.bounced + after.bounced,
    unknown: before.unknown + after.unknown,
    activated,
    drawn,
    serviceMails: sent,
    webhooks: delivered,
  };
}

const none = { accepted: 0, deferred: 0, bounced: 0, unknown: 0 };

/** Tasks for whoever holds data of an agreement that ends, an answer to objections that ended with it, and back where it did not end. */
async function attendEndings(actor: Actor): Promise<void> {
  await reopenTakenBack(actor);
  await orderEndTasks(actor);
  await closeObjectionsOfEnded(actor);
}

/** News of what was published, and an end of what nobody confirmed. */
async function attendSubscribers(actor: Actor): Promise<void> {
  await orderSubscriberNews(actor);
  await forgetUnconfirmed(actor);
}

/** Staff of what is due, customers of what they have not acknowledged, and once a month of what is informative. */
async function remindDue(actor: Actor): Promise<void> {
  await orderReviewReminders(actor);
  await remindToAcknowledge(actor);
  await orderDigest(actor);
}

/** An end of what came with an uploaded list and leads nowhere, and of answers that nobody may ask for again. */
async function forgetDue(actor: Actor): Promise<void> {
  await forgetAnswers(realClock());
  await forgetHooks(realClock());
  await forgetUploads(actor);
  await forgetTrackings(actor);
  await forgetRegisterUploads(actor);
  await eraseStrandedContacts(actor);
}

/** Works until it is told to stop: mail on its own lines, activation and files in rounds beside it. */
export async function runWorker(settings: WorkerSettings, signal: AbortSignal): Promise<void> {
  let kept = 0;
  let toSeal: "all" | "recent" = "all";
  await Promise.all([
    untilStopped(signal, async () => {
      kept = await keepErasures(env().dataDir, kept);
    }),
    untilStopped(signal, async () => void (await deliverDue({ ...settings, once: false, signal }))),
    // Apart from the rest: somebody waits for a link, and notices may be many.
    untilStopped(signal, async () => void (await sendServiceMails({ ...settings, signal }))),
    // Apart, for addresses that do not answer take their time.
    untilStopped(signal, async () => void (await deliverHooks(signal))),
    // Apart, too: a page must not wait for the PDFs of the one before.
    untilStopped(signal, async () => void (await publishDocumentsDue(settings.actorAt()))),
    untilStopped(signal, async () => {
      await announceDue(settings.actorAt());
      await tellLatecomersDue(settings.actorAt());
      const { activated } = await activateDue(settings.actorAt());
      await publishDue(settings.actorAt());
      await sealAttempts(settings.actorAt(), toSeal);
      toSeal = "recent";
      await attendSubscribers(settings.actorAt());
      await attendEndings(settings.actorAt());
      await remindDue(settings.actorAt());
      await forgetDue(settings.actorAt());
      if (activated.length > 0) log().info({ activated }, "activated");
    }),
  ]);
}

/** The worker outlives a database that is away: what was under way is found again in the next round. */
async function untilStopped(signal: AbortSignal, round: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await round();
    } catch (error) {
      log().error({ err: error }, "a round of work failed");
    }
    await waitForWork(signal);
  }
}

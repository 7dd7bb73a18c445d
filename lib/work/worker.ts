import type { Actor } from "@/lib/auth/actor";
import { waitForWork } from "@/lib/data/wake";
import { log } from "@/lib/log";
import { activateDue } from "./activate";
import { deliverDue } from "./deliver";
import { publishDue } from "./publish";

export type WorkerSettings = {
  readonly smtpUrl: string;
  readonly mailFrom: string;
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
};

/** Does all that is due now: mail first, for it starts the periods; then activation, its mail, and the files. */
export async function workOnce(settings: WorkerSettings, signal?: AbortSignal): Promise<WorkDone> {
  const before = await deliverDue({ ...settings, once: true, signal });
  const { activated } = await activateDue(settings.actorAt());
  const after = activated.length > 0 ? await deliverDue({ ...settings, once: true, signal }) : none;
  const { drawn } = await publishDue(settings.actorAt());
  return {
    accepted: before.accepted + after.accepted,
    deferred: before.deferred + after.deferred,
    bounced: before.bounced + after.bounced,
    unknown: before.unknown + after.unknown,
    activated,
    drawn,
  };
}

const none = { accepted: 0, deferred: 0, bounced: 0, unknown: 0 };

/** Works until SIGTERM or SIGINT: wakes when the database says so, and looks by itself every few seconds. */
export async function runWorker(settings: WorkerSettings): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  while (!stop.signal.aborted) {
    try {
      await workOnce(settings, stop.signal);
    } catch (error) {
      // The worker outlives a database that is away; what was under way is found again by its next round.
      log().error({ err: error }, "a round of work failed");
    }
    await waitForWork(stop.signal);
  }
}

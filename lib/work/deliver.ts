import { realClock } from "@/lib/clock";
import {
  type AttemptResult,
  type ClaimedDelivery,
  type ClaimedNotice,
  type Outbox,
  openOutbox,
} from "@/lib/data/mail/deliveries";
import { mailSender } from "@/lib/data/mail/mail-sender";
import { presentRegister } from "@/lib/data/register";
import { instantOf } from "@/lib/domain/calendar";
import { domainOf, isSameAddress, isSingleAddress, parseMailbox } from "@/lib/domain/mail-address";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { ComposedMail } from "./composed-mail";
import { deflated } from "./deflated";
import { type MailComposer, mailComposer } from "./deliver-mail";
import { retryPause } from "./deliver-retry";
import { evidenceText } from "./evidence-text";
import { refuseSimulatedMail } from "./loopback-only";
import {
  type AttemptOutcome,
  openTransport,
  type SmtpLine,
  type SmtpTimeouts,
} from "./smtp-transport";

export type DeliverOptions = {
  databaseUrl: string;
  smtpUrl: string;
  /** Ends when nothing more is due; else goes on until the signal. */
  once: boolean;
  /** Aborted: nothing more is claimed, and what is in flight ends. */
  signal?: AbortSignal;
  /** Lines to the relay, each with one mail at a time. */
  connections?: number;
  timeouts?: Partial<SmtpTimeouts>;
};

/** How many attempts ended how. */
export type Delivered = { accepted: number; deferred: number; bounced: number; unknown: number };

const usualConnections = 10;
const pollMs = 1_000;

/**
 * Sends the mails that are due. Any number of workers may do so at once; each delivery is one worker's at a time, and no result
 * is lost once the relay's answer was recorded. Retries that are due later are not waited for.
 *
 * @throws an operator error when mail made under a shifted clock would leave this machine
 */
export async function deliverDue(options: DeliverOptions): Promise<Delivered> {
  await refuseSimulatedMail(options.smtpUrl);
  const outbox = await openOutbox(options.databaseUrl);
  const transport = openTransport({
    url: options.smtpUrl,
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
  });
  const count: Delivered = { accepted: 0, deferred: 0, bounced: 0, unknown: 0 };
  options.signal?.addEventListener("abort", outbox.stop, { once: true });
  try {
    const lines = await Promise.all(
      Array.from({ length: options.connections ?? usualConnections }, () => transport.connection()),
    );
    for (;;) {
      if (options.signal?.aborted === true) break;
      const ended = await outbox.reclaim();
      const compose = mailComposer(mailSender((await presentRegister()).register));
      const sent = await sendAll(outbox, lines, compose, count);
      if (sent > 0 || ended > 0) continue;
      if (options.once) break;
      await pause(options.signal);
    }
  } finally {
    options.signal?.removeEventListener("abort", outbox.stop);
    await transport.close();
    await outbox.close();
  }
  return count;
}

/** Every line takes one delivery after the other, until none is due. A line that fails ends the others' claims. */
async function sendAll(
  outbox: Outbox,
  lines: readonly SmtpLine[],
  compose: MailComposer,
  count: Delivered,
): Promise<number> {
  let sent = 0;
  async function work(line: SmtpLine): Promise<void> {
    let result: AttemptResult | null = null;
    for (;;) {
      const delivery: ClaimedDelivery | null = await outbox.next(result);
      if (delivery === null) return;
      result = await attempt(delivery, line, compose);
      if (result.evidence !== null) count[countOf(result.evidence.outcome)] += 1;
      sent += 1;
    }
  }
  const ends = await Promise.allSettled(
    lines.map((line) =>
      work(line).catch((error: unknown) => {
        outbox.stop();
        throw error;
      }),
    ),
  );
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return sent;
}

function countOf(outcome: AttemptOutcome["outcome"]): keyof Delivered {
  switch (outcome) {
    case "ACCEPTED":
      return "accepted";
    case "DEFERRED":
      return "deferred";
    case "BOUNCED":
      return "bounced";
    case "UNKNOWN":
      return "unknown";
  }
}

/** One attempt, whatever becomes of it. */
async function attempt(
  delivery: ClaimedDelivery,
  line: SmtpLine,
  compose: MailComposer,
): Promise<AttemptResult> {
  const { address, presentAddress } = delivery;
  const notices = stillToTell(delivery);
  const isEmpty = notices.length === 0 && delivery.kind !== "DIGEST";
  if (address === null || !isSameAddress(presentAddress, address) || isEmpty)
    return cancelled(delivery);
  if (!isSingleAddress(address)) {
    return resultOf(delivery, null, {
      outcome: "BOUNCED",
      reply: "Not sent: this is not exactly one mail address",
      smtpCode: null,
      stage: "RCPT",
      relay: "",
      tls: null,
    });
  }
  try {
    const mail = await compose({ ...delivery, notices }, address);
    if (mail === null) return cancelled(delivery);
    // Made ready before it goes: once a relay has it, nothing may fail that would send it again.
    const kept = deflated(mail.raw);
    const outcome = await line.send({
      envelopeFrom: envelopeSender(delivery.id),
      to: address,
      raw: mail.raw,
    });
    return resultOf(delivery, mail, outcome, mayBeThere(outcome) ? kept : null);
  } catch (error) {
    // One mail that cannot be made must not keep the others: it is tried again, and shown with its reason.
    log().error({ deliveryId: delivery.id, err: error }, "a mail could not be made");
    return resultOf(delivery, null, {
      outcome: "DEFERRED",
      reply: `Not sent: ${messageOf(error)}`,
      smtpCode: null,
      stage: "COMPOSE",
      relay: "",
      tls: null,
    });
  }
}

function cancelled(delivery: ClaimedDelivery): AttemptResult {
  return { delivery, state: "CANCELLED", retryAt: null, evidence: null };
}

/** What a mail has left to say: nobody is told first of what was withdrawn before it went. */
function stillToTell({ kind, notices }: ClaimedDelivery): readonly ClaimedNotice[] {
  if (notices === null) return [];
  return kind === "NOTICE" || kind === "CORRECTION"
    ? notices.filter(({ isWithdrawn }) => !isWithdrawn)
    : notices;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "the mail could not be made";
}

/** What a relay took, or may have taken, is kept as it went; what never left is told by its hash. */
function mayBeThere({ outcome }: AttemptOutcome): boolean {
  return outcome === "ACCEPTED" || outcome === "UNKNOWN";
}

type Ended = Omit<AttemptOutcome, "stage"> & { stage: AttemptOutcome["stage"] | "COMPOSE" };

function resultOf(
  delivery: ClaimedDelivery,
  mail: ComposedMail | null,
  ended: Ended,
  sent: Buffer | null = null,
): AttemptResult {
  const { outcome, stage, reply, tls } = ended;
  const isOpen = outcome === "DEFERRED" || outcome === "UNKNOWN";
  const pauseMs = isOpen ? retryPause(delivery.failedAttempts) : null;
  const retryAt =
    pauseMs === null ? null : instantOf(realClock().add({ milliseconds: pauseMs }).toString());
  return {
    delivery,
    state: isOpen && retryAt === null ? "FAILED" : outcome,
    retryAt,
    evidence: {
      outcome,
      stage,
      reply: evidenceText(reply),
      relay: ended.relay === "" ? null : evidenceText(ended.relay),
      tls,
      messageHash: mail?.hash ?? null,
      dates: mail?.dates ?? null,
      sent,
    },
  };
}

/** Where bounces go: an address that names the delivery, when there is a mailbox for them. */
function envelopeSender(deliveryId: string): string {
  const bounce = parseMailbox(env().bounceAddress ?? env().mailFrom)?.address ?? "";
  if (env().bounceAddress === null) return bounce;
  const named = `${bounce.slice(0, bounce.lastIndexOf("@"))}+${deliveryId}@${domainOf(bounce) ?? ""}`;
  return isSingleAddress(named) ? named : bounce;
}

function pause(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pollMs);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
    signal?.addEventListener("abort", done, { once: true });
  });
}

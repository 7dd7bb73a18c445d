import { asciiAddress, isSingleAddress } from "@/lib/domain/mail-address";
import type { AttemptOutcome } from "./smtp-outcome";
import { type OutgoingMessage, openSession, type SmtpSession } from "./smtp-session";
import { type SmtpServer, smtpServer } from "./smtp-settings";
import type { SmtpTimeouts } from "./smtp-wire";

export type { AttemptOutcome } from "./smtp-outcome";
export type { OutgoingMessage } from "./smtp-session";
export type { SmtpTimeouts } from "./smtp-wire";

/** Where mail goes, and how long we wait there; what is left out is as RFC 5321 4.5.3.2 would have it, or shorter. */
export type SmtpSettings = { url: string; timeouts?: Partial<SmtpTimeouts> };

/** Sends mails one after another over one connection, which it opens when needed, anew if it broke. */
export type SmtpLine = {
  /** Never rejects: whatever happens is an outcome. Calls made meanwhile wait their turn. */
  send(message: OutgoingMessage): Promise<AttemptOutcome>;
  /** Lets what was sent finish, then says good-bye. */
  close(): Promise<void>;
};

export type SmtpTransport = {
  connection(): Promise<SmtpLine>;
  /** Closes every line, each after what is under way on it. */
  close(): Promise<void>;
};

/** After the final dot the relay may scan for minutes; giving up early would make mails UNKNOWN. */
const TIMEOUTS: SmtpTimeouts = {
  connect: 20_000,
  greeting: 60_000,
  command: 60_000,
  data: 120_000,
  afterDot: 600_000,
};

/**
 * Opens the way to the relay. Nothing is connected before the first mail.
 *
 * @throws RangeError when the address of the relay is wrong
 */
export function openTransport(settings: SmtpSettings): SmtpTransport {
  const server = smtpServer(settings.url);
  const timeouts = { ...TIMEOUTS, ...settings.timeouts };
  const lines = new Set<SmtpLine>();

  return {
    async connection() {
      const line = openLine(server, timeouts);
      lines.add(line);
      return line;
    },
    async close() {
      await Promise.all([...lines].map((line) => line.close()));
      lines.clear();
    },
  };
}

function openLine(server: SmtpServer, timeouts: SmtpTimeouts): SmtpLine {
  const relay = `${server.host}:${server.port}`;
  let session: SmtpSession | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function sendNow(written: OutgoingMessage): Promise<AttemptOutcome> {
    const message = withAsciiEnvelope(written);
    if ("outcome" in message) return { ...message, relay, tls: null };
    if (session?.isUsable()) {
      const outcome = await session.hand(message);
      // A relay may end an idle connection at any time: nothing was told to it, so ask again.
      if (!wasStale(outcome)) return outcome;
      session.quit();
    }
    const opened = await openSession(server, timeouts);
    if (!opened.ok) return opened.outcome;
    session = opened.session;
    return session.hand(message);
  }

  return {
    send(message) {
      if (closed)
        return Promise.resolve({ ...notSent("CONNECT", "The line is closed"), relay, tls: null });
      const result = last.then(() => sendNow(message));
      last = result;
      return result;
    },
    async close() {
      closed = true;
      await last;
      session?.quit();
      session = null;
    },
  };
}

type Refused = Omit<AttemptOutcome, "relay" | "tls">;

/** Puts both domains into ASCII, and stops what is not exactly one recipient before any byte leaves. */
function withAsciiEnvelope(message: OutgoingMessage): OutgoingMessage | Refused {
  const envelopeFrom = isSingleAddress(message.envelopeFrom)
    ? asciiAddress(message.envelopeFrom)
    : null;
  const to = isSingleAddress(message.to) ? asciiAddress(message.to) : null;
  if (envelopeFrom === null) {
    return notSent("MAIL", `Our sender ${JSON.stringify(message.envelopeFrom)} is not one address`);
  }
  if (to === null) {
    const reply = `Not sent: ${JSON.stringify(message.to)} is not exactly one mail address`;
    return { outcome: "BOUNCED", reply, smtpCode: null, stage: "RCPT" };
  }
  return { envelopeFrom, to, raw: message.raw };
}

function notSent(stage: AttemptOutcome["stage"], reply: string): Refused {
  return { outcome: "DEFERRED", reply, smtpCode: null, stage };
}

/** Whether a connection kept from an earlier mail turned out to be dead before it took anything. */
function wasStale(outcome: AttemptOutcome): boolean {
  const { stage, smtpCode } = outcome;
  return (
    outcome.outcome === "DEFERRED" && stage === "MAIL" && (smtpCode === null || smtpCode === 421)
  );
}

import { Readable } from "node:stream";
import {
  type AttemptOutcome,
  codeOf,
  type SmtpStage,
  type Transcript,
  verdict,
} from "./smtp-outcome";
import type { SmtpServer } from "./smtp-settings";
import { openWire, type SmtpTimeouts, type Wire } from "./smtp-wire";

/** One mail as it goes out: who it is from and to on the envelope, and its final bytes. */
export type OutgoingMessage = { envelopeFrom: string; to: string; raw: Buffer };

/** One connection to the relay, past greeting, TLS and sign-in. */
export type SmtpSession = {
  isUsable(): boolean;
  /** Hands over one mail; the next may follow when this one's promise has settled. Never rejects. */
  hand(message: OutgoingMessage): Promise<AttemptOutcome>;
  quit(): void;
};

type Opened = { ok: true; session: SmtpSession } | { ok: false; outcome: AttemptOutcome };

const SLICE_BYTES = 16_384;
const QUIT_MS = 2_000;

/** Connects, greets, upgrades to TLS and signs in. Never rejects. */
export async function openSession(server: SmtpServer, timeouts: SmtpTimeouts): Promise<Opened> {
  const wire = openWire(server, timeouts);
  const failed = await enter(wire, server, timeouts);
  if (failed !== null) return { ok: false, outcome: failed };

  async function hand(message: OutgoingMessage): Promise<AttemptOutcome> {
    const { outcome, isInStep } = await handOver(wire, message, timeouts);
    if (!isInStep) wire.abandon();
    else if (outcome.outcome !== "ACCEPTED") await forget(wire, timeouts);
    return outcome;
  }

  return {
    ok: true,
    session: { isUsable: wire.isAlive, hand, quit: () => leave(wire) },
  };
}

/** Goes from nothing to signed in; null, or why not. */
function enter(
  wire: Wire,
  server: SmtpServer,
  timeouts: SmtpTimeouts,
): Promise<AttemptOutcome | null> {
  let stage: SmtpStage = "CONNECT";
  let greeting: string | undefined;
  return new Promise((resolve) => {
    wire.listen({
      onConnected() {
        stage = "GREETING";
        wire.wait(timeouts.greeting, "the connection");
      },
      onReply(reply) {
        greeting ??= reply;
        wire.wait(timeouts.command, "a command");
      },
      onLost: fail,
    });
    wire.wait(timeouts.connect, "the call");
    wire.connection.connect((error) => {
      if (error) return fail(error.message);
      const { credentials } = server;
      if (credentials === null) return succeed();
      wire.connection.login({ user: credentials.user, pass: credentials.password }, (refused) =>
        refused ? fail(`The relay refused our sign-in. ${refused.message}`) : succeed(),
      );
    });

    function succeed(): void {
      wire.rest();
      resolve(null);
    }

    function fail(failure: string): void {
      const evidence = wire.evidence();
      wire.abandon();
      const isRefused = (codeOf(greeting) ?? 0) >= 400;
      const reply = isRefused ? `The relay refused our connection: ${greeting}` : failure;
      const smtpCode = codeOf(/: (?<code>[45]\d{2})[ -]/.exec(reply)?.groups?.code);
      resolve({ outcome: "DEFERRED", reply, smtpCode, stage, ...evidence });
    }
  });
}

type Handed = {
  outcome: AttemptOutcome;
  /** Whether the next reply will answer the next command. */
  isInStep: boolean;
};

/** Says MAIL, RCPT and DATA, sends the mail, and judges by what came back. */
function handOver(wire: Wire, message: OutgoingMessage, timeouts: SmtpTimeouts): Promise<Handed> {
  const seen: Transcript = { stage: "MAIL", replies: {}, bodyEnded: false };
  return new Promise((resolve) => {
    function settle(failure: string): void {
      wire.rest();
      const outcome = { ...verdict(seen, failure), ...wire.evidence() };
      resolve({ outcome, isInStep: wire.isAlive() && isInStep(seen, outcome) });
    }

    wire.listen({
      onReply(reply) {
        note(seen, reply);
        if (isBodyAsked(seen)) wire.wait(timeouts.data, "the mail");
        else wire.wait(timeouts.command, seen.stage);
      },
      onLost: settle,
    });
    wire.wait(timeouts.command, "MAIL");
    const body = bodyOf(message.raw, {
      onSlice: () => wire.wait(timeouts.data, "the mail"),
      onEnd() {
        seen.bodyEnded = true;
        if (seen.stage === "DATA") seen.stage = "AFTER_DOT";
        wire.wait(timeouts.afterDot, "the end of the mail");
      },
    });
    const envelope = { from: message.envelopeFrom, to: message.to, size: message.raw.length };
    wire.connection.send(envelope, body, (error) => settle(error?.message ?? ""));
  });
}

/** Ends a transaction that the relay refused, so that the next mail starts a clean one. */
function forget(wire: Wire, timeouts: SmtpTimeouts): Promise<void> {
  return new Promise((resolve) => {
    function giveUp(): void {
      wire.abandon();
      resolve();
    }

    wire.listen({ onReply: () => undefined, onLost: giveUp });
    wire.wait(timeouts.command, "RSET");
    wire.connection.reset((error) => {
      if (error) return giveUp();
      wire.rest();
      resolve();
    });
  });
}

function leave(wire: Wire): void {
  if (!wire.isAlive()) return;
  wire.listen({ onReply: () => undefined, onLost: wire.abandon });
  wire.wait(QUIT_MS, "QUIT");
  wire.connection.quit();
}

/** Puts a reply to the command that it answers; the next one answers the next command. */
function note(transcript: Transcript, reply: string): void {
  const { replies, stage } = transcript;
  // A second reply while the mail is on its way: a relay that has seen enough, or is out of step.
  const tooSoon = stage === "DATA" && replies.DATA !== undefined;
  replies[tooSoon ? "AFTER_DOT" : stage] ??= reply;
  if (stage === "MAIL") transcript.stage = "RCPT";
  if (stage === "RCPT") transcript.stage = "DATA";
}

function isBodyAsked({ replies }: Transcript): boolean {
  return codeOf(replies.DATA) === 354;
}

/** A relay that answered in the middle of the mail, oddly, or not at all, has lost count with us. */
function isInStep(seen: Transcript, { outcome, smtpCode }: AttemptOutcome): boolean {
  if (outcome === "UNKNOWN" || smtpCode === null) return false;
  return seen.bodyEnded || !isBodyAsked(seen);
}

/** A stream in small slices: its end means that nearly all has left, not that a copy was queued. */
function bodyOf(raw: Buffer, { onSlice, onEnd }: { onSlice(): void; onEnd(): void }): Readable {
  let at = 0;
  const body = new Readable({
    highWaterMark: SLICE_BYTES,
    read() {
      if (at > 0) onSlice();
      const slice = raw.subarray(at, at + SLICE_BYTES);
      at += SLICE_BYTES;
      this.push(slice.length > 0 ? slice : null);
    },
  });
  return body.once("end", onEnd);
}

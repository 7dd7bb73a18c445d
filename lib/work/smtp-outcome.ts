/** How far an attempt came. GREETING takes in all from the first byte to the end of the sign-in. */
export type SmtpStage = "CONNECT" | "GREETING" | "MAIL" | "RCPT" | "DATA" | "AFTER_DOT";

/** What one attempt to hand one mail to the relay led to, and the evidence for it. */
export type AttemptOutcome = {
  outcome: "ACCEPTED" | "DEFERRED" | "BOUNCED" | "UNKNOWN";
  /** The relay's whole reply, with a word before it where the fault is ours; or what went wrong. */
  reply: string;
  smtpCode: number | null;
  stage: SmtpStage;
  /** Host, port and the banner it greeted with. */
  relay: string;
  /** Protocol and cipher; null for a connection in clear. */
  tls: string | null;
};

/** What was seen on the wire while one mail was being handed over. */
export type Transcript = {
  stage: SmtpStage;
  replies: Partial<Record<SmtpStage, string>>;
  /** From here on the relay may hold the whole mail, whatever happens next. */
  bodyEnded: boolean;
};

type Verdict = Pick<AttemptOutcome, "outcome" | "reply" | "smtpCode" | "stage">;

const MESSAGE_STAGES = ["MAIL", "RCPT", "DATA", "AFTER_DOT"] as const;

/**
 * Codes that say "sign in first" or "your sign-in is not enough": ours to mend, so that the
 * recipient did not bounce, whichever command they answer.
 */
const ABOUT_OUR_SIGN_IN = new Set([530, 534, 535, 538]);

/** Codes that say that the relay and we are out of step, or that it does not know a command: no word on the recipient. */
const ABOUT_THE_TALK = new Set([500, 502, 503]);

/**
 * Judges an attempt by the replies alone. Whatever is ambiguous is UNKNOWN, never ACCEPTED: a
 * relay counts as having taken the mail only if it asked for it (3xx), got all of it and said so.
 *
 * @param failure what the connection reported when there was no reply to go by
 */
export function verdict(transcript: Transcript, failure: string): Verdict {
  const { replies, bodyEnded, stage } = transcript;
  const asked = codeOf(replies.DATA) ?? 0;
  const answered = codeOf(replies.AFTER_DOT);
  if (bodyEnded && !isAsking(asked)) {
    return { outcome: "UNKNOWN", reply: replies.AFTER_DOT ?? failure, smtpCode: answered, stage };
  }
  for (const refusedStage of MESSAGE_STAGES) {
    const reply = replies[refusedStage];
    const code = codeOf(reply);
    if (reply !== undefined && code !== null && code >= 400 && code < 600) {
      return refusal(refusedStage === "AFTER_DOT" ? stage : refusedStage, reply, code);
    }
  }
  if (!bodyEnded) {
    return { outcome: "DEFERRED", reply: failure, smtpCode: null, stage };
  }
  const taken = answered !== null && answered >= 200 && answered < 300;
  const outcome = taken ? "ACCEPTED" : "UNKNOWN";
  return { outcome, reply: replies.AFTER_DOT ?? failure, smtpCode: answered, stage: "AFTER_DOT" };
}

/** The reply code that a reply begins with. */
export function codeOf(reply: string | undefined): number | null {
  const digits = /^\d{3}(?=[ -]|$)/.exec(reply ?? "")?.[0];
  return digits === undefined ? null : Number(digits);
}

function refusal(stage: SmtpStage, reply: string, smtpCode: number): Verdict {
  if (smtpCode < 500) return { outcome: "DEFERRED", reply, smtpCode, stage };
  if (ABOUT_OUR_SIGN_IN.has(smtpCode)) {
    const told = `The relay wants another sign-in from us: ${reply}`;
    return { outcome: "DEFERRED", reply: told, smtpCode, stage };
  }
  if (ABOUT_THE_TALK.has(smtpCode)) {
    const told = `The relay lost the thread: ${reply}`;
    return { outcome: "DEFERRED", reply: told, smtpCode, stage };
  }
  if (stage === "MAIL") {
    const told = `The relay refuses our sender address: ${reply}`;
    return { outcome: "DEFERRED", reply: told, smtpCode, stage };
  }
  return { outcome: "BOUNCED", reply, smtpCode, stage };
}

function isAsking(code: number): boolean {
  return code >= 300 && code < 400;
}

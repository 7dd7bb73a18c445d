import type { Tone } from "@/components/ui/tone";
import type { EffectiveGround, ObjectionDecision } from "@/lib/domain/change/gate";
import type { Channel, MailState, Standing, Telling } from "@/lib/domain/change/standing";

/** Where an agreement stands, in a word or two. */
export const standingWords: Readonly<Record<Standing, { tone: Tone; words: string }>> = {
  OBJECTED: { tone: "bad", words: "Objection open" },
  NOT_TOLD: { tone: "bad", words: "Not told" },
  SENDING: { tone: "warn", words: "Mail on its way" },
  WAITING: { tone: "neutral", words: "Waiting" },
  READY: { tone: "good", words: "May follow now" },
  EFFECTIVE: { tone: "good", words: "In effect" },
  CLOSED: { tone: "neutral", words: "Does not come" },
};

/** What the relay or the post said of one telling. Accepted is not delivered: nobody can know that. */
export const mailStateWords: Readonly<Record<MailState, { tone: Tone; words: string }>> = {
  PENDING: { tone: "neutral", words: "Waiting to be sent" },
  SENDING: { tone: "neutral", words: "Being sent" },
  ACCEPTED: { tone: "good", words: "Accepted" },
  DEFERRED: { tone: "warn", words: "Put off by the relay, tried again" },
  BOUNCED: { tone: "bad", words: "Came back" },
  UNKNOWN: { tone: "warn", words: "Unknown: the answer was lost" },
  FAILED: { tone: "bad", words: "Given up after all attempts" },
  CANCELLED: { tone: "neutral", words: "Not sent any more" },
};

export const tellingWords: Readonly<Record<Telling["kind"], string>> = {
  NOTICE: "Notice",
  ADVERSE: "Adverse fact",
  CONFIRMATION: "Confirmation",
  WITHDRAWAL: "Withdrawal",
  CORRECTION: "Correction",
  DECISION: "Decision on the objection",
  RECEIPT: "Receipt of the objection",
  DIGEST: "Digest",
};

export const channelWords: Readonly<Record<Channel, string>> = {
  EMAIL: "by e-mail",
  LETTER: "by letter",
  HAND: "by hand",
  PORTAL: "in the portal",
  LINK: "by the link in the mail",
  PHONE: "by phone",
};

export const groundWords: Readonly<Record<EffectiveGround, string>> = {
  LAPSE: "the periods ran out and no objection stands against it",
  APPROVAL: "the customer approved it",
  ACCOMMODATED: "a safeguard settled the objection",
  OUTSIDE_GROUND: "the objection was outside the ground that the agreement gives",
  REMEDY_RUN: "the objection was not met, and the agreement’s remedy has run",
  SIGNED: "the customer signed the amendment",
  EMERGENCY: "the agreement's clause on emergencies covers it",
  NO_GATE: "it waits for nobody",
};

/** Why a change does not come for an agreement. */
export function closedWords(because: string | null): string {
  if (because === null) return "It does not come for this agreement.";
  if (because === "withdrawn") return "The change was withdrawn.";
  if (because === "AGREEMENT_ENDED") return "The agreement is over.";
  if (because === "NOT_CONCERNED")
    return "The agreement was changed since it was told, and the change concerns it no more.";
  if (because === "VENDOR_EXCLUDED")
    return "The agreement leaves the vendor out since it was told, and keeps the old record.";
  if (because === "ACCOMMODATED_BY_LEAVING_OUT")
    return "It was left out for this customer, who keeps the old record.";
  const undone = /^undone by (.+)$/.exec(because)?.[1];
  return undone === undefined
    ? "It was left out with an earlier change."
    : `It was undone by ${undone} before it came.`;
}

type Outcome = { label: string; help: string };

/** Each outcome of an objection, and what it means for this customer's list. */
export const decisionWords: Readonly<Record<ObjectionDecision, Outcome>> = {
  ACCOMMODATED_BY_SAFEGUARD: {
    label: "Met by a safeguard",
    help: "The customer's list follows once its periods have run: the safeguard answers the objection.",
  },
  ACCOMMODATED_BY_LEAVING_OUT: {
    label: "Left out for this customer",
    help: "The customer keeps the old list for good. For this customer the change is complete. Only where the product can in fact run without it for this customer.",
  },
  WITHDRAWN: {
    label: "Withdrawn by the customer",
    help: "The list follows as if nobody had objected, once the periods have run.",
  },
  UNTIMELY: {
    label: "Came too late",
    help: "It holds nothing back: the list follows, or has followed.",
  },
  OUTSIDE_GROUND: {
    label: "Outside the ground that the agreement allows",
    help: "It holds nothing back any more. Name the clause and why the objection is not within it.",
  },
  AGREEMENT_ENDED: {
    label: "The agreement ends over it",
    help: "The customer keeps the old list until its agreement is over. For this customer the change is complete.",
  },
  REMEDY_RUN: {
    label: "The agreed remedy has run",
    help: "The list follows: the customer was refused, and the time for what the agreement gives it against that is over. Name the clause.",
  },
  REFUSED: {
    label: "Refused",
    help: "Nothing moves: the change stays held back for this customer until one of the other outcomes is reached.",
  },
};

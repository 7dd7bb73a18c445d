import { ToneBadge } from "@/components/ui/badges";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import type { PortalObjection } from "@/lib/domain/portal-view";

type Words = {
  readonly tone: "neutral" | "good" | "warn" | "bad";
  readonly mark: string;
  readonly sentence: string;
};

const decided: Readonly<Record<ObjectionDecision, Words>> = {
  ACCOMMODATED_BY_SAFEGUARD: {
    tone: "good",
    mark: "Accommodated",
    sentence: "Your objection was met by a safeguard. The change may then take effect for you.",
  },
  ACCOMMODATED_BY_LEAVING_OUT: {
    tone: "good",
    mark: "Left out for you",
    sentence: "The change is left out for your agreement: for you, all stays as it was.",
  },
  WITHDRAWN: {
    tone: "neutral",
    mark: "Withdrawn by you",
    sentence: "You have taken your objection back.",
  },
  UNTIMELY: {
    tone: "neutral",
    mark: "Came too late",
    sentence: "It reached us after the last day to object, and does not hold the change back.",
  },
  OUTSIDE_GROUND: {
    tone: "neutral",
    mark: "Outside the agreed ground",
    sentence:
      "It does not rest on a ground that your agreement gives for objecting, and does not hold the change back.",
  },
  AGREEMENT_ENDED: {
    tone: "neutral",
    mark: "Agreement ended",
    sentence: "The agreement has ended, and with it the question.",
  },
  REMEDY_RUN: {
    tone: "neutral",
    mark: "Contract’s remedy has run",
    sentence:
      "We could not meet it, and the time for what your agreement gives you in that case has run. The change may then take effect.",
  },
  REFUSED: {
    tone: "warn",
    mark: "Not accepted, still open",
    sentence:
      "We did not accept it. That alone does not let the change take effect for you: it stays held back.",
  },
};

const enteredLate: Words = {
  tone: "bad",
  mark: "In time, entered late",
  sentence:
    "It came in time. We entered it only after the change had taken effect for your agreement, which should not have happened. We have recorded that as an incident, and tell you what we do.",
};

const moot: Words = {
  tone: "neutral",
  mark: "Settled: change withdrawn",
  sentence:
    "The change that you objected to was withdrawn and will not be made. With that your objection is settled, and there is nothing that you need to do.",
};

const refusedInEffect: Words = {
  tone: "warn",
  mark: "Not accepted",
  sentence: "We did not accept it, and it does not hold the change back.",
};

function wordsOf(objection: PortalObjection): Words {
  const { decision, timely, holdsBack, wasEnteredLate, isMoot } = objection;
  if (isMoot) return moot;
  if (decision === "REFUSED" && !holdsBack) return refusedInEffect;
  if (decision !== null) return decided[decision];
  if (wasEnteredLate) return enteredLate;
  if (!timely) {
    return {
      tone: "neutral",
      mark: "Received late",
      sentence:
        "It reached us after the last day to object. It is on record and will be answered, but it does not hold the change back.",
    };
  }
  return {
    tone: "warn",
    mark: "Open",
    sentence: holdsBack
      ? "It came in time. The change is held back for your agreement until your objection is settled."
      : "It came in time, and will be answered.",
  };
}

/** How an objection stands, in two or three words. */
export function ObjectionBadge({ objection }: { objection: PortalObjection }) {
  const { tone, mark } = wordsOf(objection);
  return <ToneBadge tone={tone}>{mark}</ToneBadge>;
}

/** The same as a sentence that says what it means. */
export function objectionSentence(objection: PortalObjection): string {
  return wordsOf(objection).sentence;
}

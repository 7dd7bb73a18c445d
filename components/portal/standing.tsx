import { ToneBadge } from "@/components/ui/badges";
import type { OwnStanding } from "@/lib/domain/change/own-standing";
import type { PortalNotice } from "@/lib/domain/portal-view";

type Words = {
  readonly tone: "neutral" | "good" | "warn" | "bad";
  readonly mark: string;
  readonly sentence: string;
};

const words: Readonly<Record<OwnStanding, Words>> = {
  IN_EFFECT: { tone: "good", mark: "In effect", sentence: "The change is in effect for you." },
  WITHDRAWN: {
    tone: "neutral",
    mark: "Withdrawn",
    sentence: "The change will not be made. There is nothing that you need to do.",
  },
  LEFT_OUT: {
    tone: "neutral",
    mark: "Not for you",
    sentence: "The change does not come for your agreement.",
  },
  AGREEMENT_OVER: {
    tone: "neutral",
    mark: "Not for you",
    sentence: "Your agreement has ended: the change does not come for it.",
  },
  OBJECTED: {
    tone: "warn",
    mark: "Held back",
    sentence:
      "You have objected. The change does not take effect for your agreement while your objection is open.",
  },
  APPROVAL_NEEDED: {
    tone: "warn",
    mark: "Needs your approval",
    sentence:
      "Your agreement asks for your approval. Silence is not consent: without it the change does not take effect for you.",
  },
  SIGNATURE_NEEDED: {
    tone: "warn",
    mark: "Needs your signature",
    sentence:
      "It amends your agreement, and takes effect for you once the amended text is countersigned. Until then your agreement stays as it is.",
  },
  NOT_TOLD: {
    tone: "warn",
    mark: "Mail not accepted",
    sentence:
      "Our mail to you came back, or there was nobody to write to, and none is on its way. Your periods begin only when you are told, so there are no dates yet, and the change does not take effect for you. Check your contacts, so that we can write to you again.",
  },
  SENDING: {
    tone: "neutral",
    mark: "Mail on its way",
    sentence:
      "Your mail server has not accepted our mail yet. Your periods begin only when it has, so there are no dates yet.",
  },
  CONFIRMATION_NEEDED: {
    tone: "warn",
    mark: "Needs your confirmation",
    sentence:
      "By your agreement the periods begin when you confirm that you have received the notice. Until then there are no dates, and the change does not take effect for you.",
  },
  APPROVED: {
    tone: "good",
    mark: "Approved by you",
    sentence:
      "You have approved the change: your periods are not waited for. It may take effect for your agreement at any time.",
  },
  RUNNING: {
    tone: "neutral",
    mark: "Notice is running",
    sentence: "You need to do nothing, unless you want to object.",
  },
  WAITING: {
    tone: "neutral",
    mark: "Waiting",
    sentence: "Your periods are over. The change waits for its planned day, or for an earlier one.",
  },
  MAY_TAKE_EFFECT: {
    tone: "neutral",
    mark: "About to take effect",
    sentence: "Your periods are over. The change may take effect for your agreement at any time.",
  },
};

/** Where a change stands for the reader's own agreement, in two or three words. */
export function StandingBadge({ standing }: { standing: OwnStanding }) {
  const { tone, mark } = words[standing];
  return <ToneBadge tone={tone}>{mark}</ToneBadge>;
}

/** The same as a sentence that says what it means. */
export function standingSentence({
  standing,
  changeClass,
  isEmergency,
  daysLeft,
}: Pick<PortalNotice, "standing" | "changeClass" | "isEmergency" | "daysLeft">): string {
  if (isEmergency && standing === "IN_EFFECT" && daysLeft !== null)
    return "The change is in effect for you, by the clause of your agreement on emergencies. You can still object.";
  if (isEmergency && (standing === "RUNNING" || standing === "MAY_TAKE_EFFECT"))
    return "It is an emergency that your agreement covers: the usual notice period is not waited for. You can object all the same, also once it is in effect.";
  if (standing === "RUNNING" && changeClass !== "M1") {
    return "You need to do nothing: this is told in advance, and gives no right to object.";
  }
  return words[standing].sentence;
}

import type { RequestState, RequestView } from "@/lib/domain/vendor-request";
import { ToneBadge } from "../ui/badges";
import { Day } from "../ui/day";
import type { Tone } from "../ui/tone";

const states: Readonly<Record<RequestState, { tone: Tone; words: string }>> = {
  RECEIVED: { tone: "neutral", words: "Received" },
  DECLINED: { tone: "bad", words: "Declined" },
  DRAFT: { tone: "neutral", words: "Being prepared" },
  IN_REVIEW: { tone: "warn", words: "In review" },
  APPROVED: { tone: "good", words: "Approved" },
  ANNOUNCED: { tone: "warn", words: "Customers are told" },
  ACTIVE: { tone: "good", words: "May be used" },
  REJECTED: { tone: "bad", words: "Not approved" },
  WITHDRAWN: { tone: "bad", words: "Withdrawn" },
};

export function RequestBadge({ state }: { state: RequestState }) {
  const { tone, words } = states[state];
  return <ToneBadge tone={tone}>{words}</ToneBadge>;
}

/** When it could be used at the earliest, as far as that is known. */
export function Earliest({
  request: { state, earliestOn, isFree },
}: {
  request: Pick<RequestView, "state" | "earliestOn" | "isFree">;
}) {
  if (isFree) return "As soon as it is approved";
  if (earliestOn === null) return "–";
  return state === "ACTIVE" ? (
    <>
      since <Day on={earliestOn} />
    </>
  ) : (
    <Day on={earliestOn} />
  );
}

import {
  type ReceivedRow,
  type ReceivedState,
  receivedStateWords,
} from "@/lib/domain/received/received-view";
import { ToneBadge } from "../ui/badges";
import { Day } from "../ui/day";
import type { Tone } from "../ui/tone";

const tones: Readonly<Record<ReceivedState, Tone>> = {
  OPEN: "warn",
  OBJECTED: "bad",
  ACCEPTED: "good",
  CLOSED: "neutral",
};

export function ReceivedBadge({ state }: { state: ReceivedState }) {
  return <ToneBadge tone={tones[state]}>{receivedStateWords[state]}</ToneBadge>;
}

/** By when to answer, and whether that has passed. */
export function ActBy({
  notice: { state, vendor, actBy, isOverdue },
}: {
  notice: Pick<ReceivedRow, "state" | "vendor" | "actBy" | "isOverdue">;
}) {
  if (actBy === null) return state === "OPEN" && vendor !== null ? "No contract says" : "–";
  return (
    <>
      <Day on={actBy} /> {isOverdue ? <ToneBadge tone="bad">Passed</ToneBadge> : null}
    </>
  );
}

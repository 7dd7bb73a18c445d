import type { Tone } from "@/components/ui/tone";
import type { Check, CheckTone } from "@/lib/domain/sending/sender-checks";
import { ToneBadge } from "../ui/badges";
import classes from "./sending.module.css";

const tones: Readonly<Record<CheckTone, { tone: Tone; words: string }>> = {
  good: { tone: "good", words: "In order" },
  warn: { tone: "warn", words: "Look at it" },
  bad: { tone: "bad", words: "Wrong" },
  unknown: { tone: "neutral", words: "Not known" },
};

/** What was looked at, each with how it stands and what would put it right. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className={classes.checks}>
      {checks.map(({ what, tone, says, advice }) => (
        <li key={`${what} ${says}`}>
          <span className={classes.what}>
            {what} <ToneBadge tone={tones[tone].tone}>{tones[tone].words}</ToneBadge>
          </span>
          <span className={classes.says}>{says}</span>
          {advice === null ? null : <span className={classes.advice}>{advice}</span>}
        </li>
      ))}
    </ul>
  );
}

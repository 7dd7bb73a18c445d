import { ToneBadge } from "@/components/ui/badges";
import type { Tone } from "@/components/ui/tone";
import type { FindingView } from "@/lib/domain/record-view";
import type { Severity } from "@/lib/domain/reference/enums";
import classes from "./details.module.css";

const weights: Record<Severity, { tone: Tone; words: string }> = {
  error: { tone: "bad", words: "Error" },
  warning: { tone: "warn", words: "Warning" },
  info: { tone: "neutral", words: "Hint" },
};

/** What the linter finds at this place, each with its rule, its weight and its provision. */
export function Findings({ findings }: { findings: readonly FindingView[] }) {
  return findings.map(({ code, severity, message, source, regimes }) => (
    <p key={`${code} ${message}`} className={classes.finding} data-tone={weights[severity].tone}>
      <ToneBadge tone={weights[severity].tone}>{weights[severity].words}</ToneBadge> {message}{" "}
      <span className={classes.small}>
        {[code, source, ...(regimes.length === 0 ? [] : [regimes.join(", ")])].join(" · ")}
      </span>
    </p>
  ));
}

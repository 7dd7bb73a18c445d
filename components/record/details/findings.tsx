import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import type { Tone } from "@/components/ui/tone";
import type { WaiverNote } from "@/lib/domain/findings/finding";
import { recordPath } from "@/lib/domain/record/record-address";
import type { FindingView } from "@/lib/domain/record/record-view";
import type { Severity } from "@/lib/domain/reference/enums";
import classes from "./details.module.css";

const weights: Record<Severity, { tone: Tone; words: string }> = {
  error: { tone: "bad", words: "Error" },
  warning: { tone: "warn", words: "Warning" },
  info: { tone: "neutral", words: "Hint" },
};

/** What the linter finds at this place, each with its rule, its weight and its provision. */
export function Findings({ findings }: { findings: readonly FindingView[] }) {
  return findings.map((finding) => <One key={`${finding.code} ${finding.message}`} {...finding} />);
}

function One({ code, severity, message, source, regimes, waiver, waiveHref }: FindingView) {
  const { tone, words } = weights[severity];
  const shown = waiver === null ? tone : "neutral";
  return (
    <p className={classes.finding} data-tone={shown}>
      <ToneBadge tone={shown}>{waiver === null ? words : `${words}, waived`}</ToneBadge> {message}{" "}
      <span className={classes.small}>
        {[code, source, ...(regimes.length === 0 ? [] : [regimes.join(", ")])].join(" · ")}
        {waiveHref === null ? null : (
          <>
            {" · "}
            <Link href={waiveHref} prefetch={false}>
              Waive for a time
            </Link>
          </>
        )}
      </span>
      {waiver === null ? null : <Waived waiver={waiver} />}
    </p>
  );
}

function Waived({ waiver: { ref, reason, decidedBy, until } }: { waiver: WaiverNote }) {
  return (
    <span className={classes.small}>
      {" "}
      Waived until {until} by {decidedBy}: {reason}{" "}
      <Link href={recordPath({ kind: "Waiver", ref })} prefetch={false}>
        The waiver
      </Link>
    </span>
  );
}

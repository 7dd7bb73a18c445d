import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Panel } from "@/components/ui/panel";
import type { HomeFinding, HomeView } from "@/lib/domain/home-view";
import { type Severity, severities } from "@/lib/domain/reference/enums";
import classes from "./home.module.css";

const weights: Record<Severity, { tone: "bad" | "warn" | "neutral"; one: string; many: string }> = {
  error: { tone: "bad", one: "error", many: "errors" },
  warning: { tone: "warn", one: "warning", many: "warnings" },
  info: { tone: "neutral", one: "hint", many: "hints" },
};

/** What is wrong in the register as it is, the heaviest first, each with the provision behind it. */
export function Findings({
  findings: { counts, waived, shown },
}: {
  findings: HomeView["findings"];
}) {
  const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
  return (
    <Panel title="Findings" aside={<Counts counts={counts} />}>
      {all === 0 ? (
        <p className={classes.calm}>
          {waived === 0
            ? "No rule finds anything wrong in the register."
            : "No rule finds anything wrong in the register but what is waived."}
        </p>
      ) : (
        <ul className={classes.items}>
          {shown.map((finding) => (
            <Found key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
      {waived > 0 ? (
        <p className={classes.detail}>
          {waived === 1 ? "One finding is waived" : `${waived} findings are waived`}:{" "}
          <Link href="/staff/waivers" prefetch={false}>
            why, and until when
          </Link>
          .
        </p>
      ) : null}
      {all > shown.length ? (
        <p className={classes.detail}>
          <Link href="/staff/findings" prefetch={false}>
            All {all}, and what would mend most
          </Link>
          .
        </p>
      ) : null}
    </Panel>
  );
}

function Counts({ counts }: { counts: Readonly<Record<Severity, number>> }) {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const { tone, one, many } = weights[severity];
      return (
        <ToneBadge key={severity} tone={tone}>
          {counts[severity]} {counts[severity] === 1 ? one : many}
        </ToneBadge>
      );
    });
}

function Found({
  finding: { code, severity, title, href, message, source },
}: {
  finding: HomeFinding;
}) {
  const { tone, one } = weights[severity];
  return (
    <li className={classes.finding}>
      <ToneBadge tone={tone}>{one}</ToneBadge>
      <div>
        <Link href={href} prefetch={false}>
          {title}
        </Link>
        <p className={classes.message}>{message}</p>
        <p className={classes.detail}>
          {code} · {source}
        </p>
      </div>
    </li>
  );
}

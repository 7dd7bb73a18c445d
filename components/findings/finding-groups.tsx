import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import { Unverified } from "@/components/ui/unverified";
import { type FindingsQuery, findingsHref } from "@/lib/domain/findings/findings-query";
import type { FindingsPageGroup, FindingView } from "@/lib/domain/findings/findings-view";
import { recordPath } from "@/lib/domain/record/record-address";
import classes from "./findings.module.css";

/** The findings of one page, under the heading of what they have in common. */
export function FindingGroups({
  groups,
  query,
}: {
  groups: readonly FindingsPageGroup[];
  query: FindingsQuery;
}) {
  return groups.map((group) => {
    const { key, title, count, rows } = group;
    const alone = findingsHref(query, { [query.by]: key });
    return (
      <section key={key} className={classes.group} aria-label={title}>
        <h2>
          {title} <span className={classes.count}>{count.toLocaleString("en-GB")}</span>
          {alone === findingsHref(query) ? null : (
            <span className={classes.alone}>
              <Link href={alone} prefetch={false}>
                These alone
              </Link>
            </span>
          )}
        </h2>
        <ul className={classes.items}>
          {rows.map((row) => (
            <One key={row.key} finding={row} />
          ))}
        </ul>
      </section>
    );
  });
}

const weights = {
  error: { tone: "bad", words: "Error" },
  warning: { tone: "warn", words: "Warning" },
  info: { tone: "neutral", words: "Hint" },
} as const;

function One({ finding }: { finding: FindingView }) {
  const { severity, title, kindLabel, href, field, message, waiver, waiveHref } = finding;
  const { tone, words } = weights[severity];
  const details = [finding.code, finding.source, ...finding.regimes];
  return (
    <li className={classes.finding}>
      <ToneBadge tone={waiver === null ? tone : "neutral"}>
        {waiver === null ? words : `${words}, waived`}
      </ToneBadge>
      <div>
        <p className={classes.where}>
          <Link href={href} prefetch={false}>
            {title}
          </Link>{" "}
          <span className={classes.detail}>
            {[kindLabel, field, finding.owner].filter((part) => part !== null).join(" · ")}
          </span>
        </p>
        <p>{message}</p>
        <div className={classes.detail}>
          {details.join(" · ")}
          {finding.unverified === null ? null : <Unverified note={finding.unverified} />}
          {waiveHref === null ? null : (
            <>
              {" · "}
              <Link href={waiveHref} prefetch={false}>
                Waive for a time
              </Link>
            </>
          )}
        </div>
        {waiver === null ? null : (
          <p className={classes.detail}>
            Waived until <Day on={waiver.until} /> by {waiver.decidedBy}: {waiver.reason}{" "}
            <Link href={recordPath({ kind: "Waiver", ref: waiver.ref })} prefetch={false}>
              The waiver
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}

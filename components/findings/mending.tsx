import Link from "next/link";
import type { FactToMend, RecordToMend, RuleToMend } from "@/lib/domain/findings/findings-view";
import classes from "./findings.module.css";

/** Where to begin: the facts and the records with which most findings go. */
export function Mending({
  facts,
  records,
  commonest,
}: {
  facts: readonly FactToMend[];
  records: readonly RecordToMend[];
  commonest: readonly RuleToMend[];
}) {
  if (facts.length + records.length + commonest.length === 0) return null;
  return (
    <details className={classes.mending} open>
      <summary>What would mend most</summary>
      <div className={classes.columns}>
        {facts.length === 0 ? null : (
          <div>
            <h2>Single facts</h2>
            <p className={classes.detail}>
              Tried out: each is wanting, and stated it would take away up to so many findings.
            </p>
            <ol>
              {facts.map(({ field, ...fact }) => (
                <Mended
                  key={`${fact.href} ${field}`}
                  of={fact}
                  detail={`${field}, ${fact.kindLabel}`}
                />
              ))}
            </ol>
          </div>
        )}
        {records.length === 0 ? null : (
          <div>
            <h2>Records</h2>
            <p className={classes.detail}>
              With what belongs to them. Each finding is counted at one of these.
            </p>
            <ol>
              {records.map((record) => (
                <Mended key={record.href} of={record} detail={record.kindLabel} />
              ))}
            </ol>
          </div>
        )}
        {commonest.length === 0 ? null : (
          <div>
            <h2>The same in many records</h2>
            <p className={classes.detail}>Mended together, one after the other or in bulk.</p>
            <ol>
              {commonest.map(({ code, rule, href, removes }) => (
                <li key={code}>
                  <Link href={href} prefetch={false}>
                    {code}
                  </Link>{" "}
                  <span className={classes.detail}>
                    {rule}: {removes.toLocaleString("en-GB")} findings
                  </span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </details>
  );
}

function Mended({ of: { title, href, removes }, detail }: { of: RecordToMend; detail: string }) {
  return (
    <li>
      <Link href={href} prefetch={false}>
        {title}
      </Link>{" "}
      <span className={classes.detail}>
        {detail}: {removes.toLocaleString("en-GB")} {removes === 1 ? "finding" : "findings"}
      </span>
    </li>
  );
}

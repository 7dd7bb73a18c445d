import Link from "next/link";
import { Day, Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { HistoryEntry } from "@/lib/domain/change/record-history";
import classes from "./details.module.css";
import { Difference } from "./difference";

const words = { made: "Recorded", changed: "Changed", ended: "Ended" } as const;
const shownAtOnce = 5;

/** Everything that was ever recorded of a record: when, from when it is true, by whom, and what it altered. */
export function History({ entries, zone }: { entries: readonly HistoryEntry[]; zone: string }) {
  const [newest, older] = [entries.slice(0, shownAtOnce), entries.slice(shownAtOnce)];
  return (
    <Panel title="History" id="history">
      {entries.length === 0 ? (
        <p className={classes.quiet}>Nothing is recorded yet: it is only proposed.</p>
      ) : null}
      <Entries entries={newest} zone={zone} />
      {older.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{older.length} earlier</summary>
          <Entries entries={older} zone={zone} />
        </details>
      )}
    </Panel>
  );
}

function Entries({ entries, zone }: { entries: readonly HistoryEntry[]; zone: string }) {
  return (
    <ol className={classes.history}>
      {entries.map((entry) => (
        <li key={entry.seq} className={classes.entry}>
          <p className={classes.entryHead}>
            <b>{words[entry.what]}</b> <Moment at={entry.recordedAt} zone={zone} />
            {entry.by === "" ? null : ` by ${entry.by}`}
          </p>
          <p className={classes.small}>
            True from <Day on={entry.validFrom} />
            {entry.validTo === null ? null : (
              <>
                {" until before "}
                <Day on={entry.validTo} /> (a correction of the past)
              </>
            )}
            {entry.change === null ? null : (
              <>
                {" · "}
                <Link href={`/staff/changes/${entry.change.id}`} prefetch={false}>
                  {entry.change.id}
                </Link>{" "}
                {entry.change.title}
              </>
            )}
          </p>
          <Differences entry={entry} />
        </li>
      ))}
    </ol>
  );
}

/** What a record said when it was made is above; its first entry need not repeat it. */
function Differences({ entry: { what, differences } }: { entry: HistoryEntry }) {
  if (differences.length === 0) return null;
  const list = (
    <dl className={classes.differences}>
      {differences.map((difference) => (
        <div key={difference.field}>
          <dt>{difference.label}</dt>
          <dd>
            <Difference difference={difference} />
          </dd>
        </div>
      ))}
    </dl>
  );
  if (what === "changed") return list;
  return (
    <details className={classes.more}>
      <summary>as it was first recorded</summary>
      {list}
    </details>
  );
}

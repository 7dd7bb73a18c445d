import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { LinkedNotices } from "@/lib/domain/portal-view";
import { NoticeDates } from "./notice-dates";
import { ObjectionRecord } from "./objection-record";
import classes from "./portal.module.css";
import { standingSentence } from "./standing";

/** One notice behind a mail's link: what it is about, own dates, and what was said of it so far. */
export function LinkedNotice({ linked }: { linked: LinkedNotices["notices"][number] }) {
  const { notice, objections } = linked;
  const [last] = objections.slice(-1);
  return (
    <>
      {last === undefined ? null : (
        <Panel title={<Received on={last.receivedOn} />}>
          {objections.map((objection) => (
            <ObjectionRecord key={objection.id} objection={objection} />
          ))}
          <p className={classes.small}>
            Keep the link in our mail: this page goes on telling what becomes of it.
          </p>
        </Panel>
      )}
      <Panel title={notice.title}>
        <p className={classes.small}>
          Change {notice.changeSetId} · {notice.agreement}
        </p>
        {notice.changes.length > 0 ? (
          <ul className={classes.changes}>
            {notice.changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
        {notice.reason === null ? null : <p>Why: {notice.reason}</p>}
        <NoticeDates notice={notice} />
        {last === undefined || notice.standing === "WITHDRAWN" ? (
          <p className={classes.sentence}>{standingSentence(notice)}</p>
        ) : null}
      </Panel>
    </>
  );
}

function Received({ on }: { on: string }) {
  return (
    <>
      Your objection was received on <Day on={on} />
    </>
  );
}

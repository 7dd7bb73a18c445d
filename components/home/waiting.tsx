import Link from "next/link";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { WaitingFor, WaitingGroup } from "@/lib/domain/home-view";
import classes from "./home.module.css";

const titles: Record<WaitingFor, string> = {
  activate: "Due to take effect",
  objection: "Objections to decide",
  correction: "Corrections to send",
  undelivered: "Mail that did not arrive",
  blocked: "Held up",
  approve: "To approve",
  announce: "Approved, to announce",
  advise: "To advise on",
  incident: "Incidents that are open",
  received: "Vendors’ notices to answer",
  ending: "Data to delete or return, and to certify",
  request: "Requests to take up",
  review: "Overdue for review",
  unowned: "Overdue for review, without an owner",
  draft: "Your drafts",
};

/** What waits for the person who is signed in, the most pressing first. */
export function Waiting({ groups }: { groups: readonly WaitingGroup[] }) {
  return (
    <Panel title="Waiting for you">
      {groups.length === 0 ? (
        <p className={classes.calm}>Nothing waits for you.</p>
      ) : (
        groups.map(({ what, items, all }) => (
          <section key={what} className={classes.group}>
            <h3>
              {titles[what]} <span className={classes.count}>{all?.count ?? items.length}</span>
            </h3>
            <ul className={classes.items}>
              {items.map(({ key, title, href, detail, on }) => (
                <li key={key} className={classes.item}>
                  <div>
                    <Link href={href} prefetch={false}>
                      {title}
                    </Link>
                    <p className={classes.detail}>{detail}</p>
                  </div>
                  {on === null ? null : (
                    <span className={classes.day}>
                      <Day on={on} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {all === undefined || all.count <= items.length ? null : (
              <p className={classes.detail}>
                <Link href={all.href} prefetch={false}>
                  All {all.count.toLocaleString("en-GB")}
                </Link>
              </p>
            )}
          </section>
        ))
      )}
    </Panel>
  );
}

import Link from "next/link";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { WaitingFor, WaitingGroup } from "@/lib/domain/home-view";
import classes from "./home.module.css";

const titles: Record<WaitingFor, string> = {
  activate: "Due to take effect",
  objection: "Objections to decide",
  undelivered: "Mail that did not arrive",
  blocked: "Held up",
  approve: "To approve",
  announce: "Approved, to announce",
  advise: "To advise on",
  received: "Vendors’ notices to answer",
  ending: "Data to delete or return, and to certify",
  request: "Requests to take up",
  review: "Overdue for review",
  draft: "Your drafts",
};

/** What waits for the person who is signed in, the most pressing first. */
export function Waiting({ groups }: { groups: readonly WaitingGroup[] }) {
  return (
    <Panel title="Waiting for you">
      {groups.length === 0 ? (
        <p className={classes.calm}>Nothing waits for you.</p>
      ) : (
        groups.map(({ what, items }) => (
          <section key={what} className={classes.group}>
            <h3>
              {titles[what]} <span className={classes.count}>{items.length}</span>
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
          </section>
        ))
      )}
    </Panel>
  );
}

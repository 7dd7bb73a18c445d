import Link from "next/link";
import type { DigestView } from "@/lib/domain/digest/digest-view";
import { Day, Moment } from "../ui/day";
import { Panel } from "../ui/panel";
import classes from "./sending.module.css";

const mostShown = 50;

/** The monthly digest of informative changes: the next one as it would be by now, and those that went. */
export function DigestPanel({
  view,
  mail,
}: {
  view: DigestView;
  mail: { readonly subject: string; readonly text: string } | null;
}) {
  const { nextOn, since, zone, customers, shown, past } = view;
  return (
    <Panel title="Monthly digest" id="digest">
      <p>
        {nextOn === null ? (
          <>
            No digest goes out: <Link href={view.settingsHref}>the organisation names no day</Link>.
          </>
        ) : (
          <>
            The next one goes out on <Day on={nextOn} />.
          </>
        )}{" "}
        It tells each customer the informative changes that took effect since{" "}
        <Moment at={since} zone={zone} /> and concern its agreements. Whom nothing concerns gets
        none.
      </p>
      {customers.length === 0 ? (
        <p>So far there is nothing to tell.</p>
      ) : (
        <ul className={classes.checks}>
          {customers.slice(0, mostShown).map(({ ref, name, changes, contacts }) => (
            <li key={ref}>
              <span className={classes.what}>
                <Link
                  href={`/staff/mail?digest=${encodeURIComponent(ref)}#digest`}
                  aria-current={ref === shown?.ref ? "true" : undefined}
                  prefetch={false}
                >
                  {name}
                </Link>
              </span>
              <span className={classes.says}>
                {counted(changes, "change")}, to {counted(contacts, "contact")}.
              </span>
            </li>
          ))}
        </ul>
      )}
      {customers.length > mostShown && (
        <p>{counted(customers.length - mostShown, "more customer")} would get one.</p>
      )}
      {mail !== null && shown !== null && (
        <details className={classes.mail} open>
          <summary>
            The mail to {shown.name} ({shown.language})
          </summary>
          <p>
            <b>{mail.subject}</b>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard must reach it */}
          <pre tabIndex={0} lang={shown.language}>
            {mail.text}
          </pre>
        </details>
      )}
      {past.length > 0 && (
        <>
          <h3>So far</h3>
          <ul className={classes.checks}>
            {past.map(({ month, at, changes, mails, accepted, publication }) => (
              <li key={month}>
                <span className={classes.what}>{month}</span>
                <span className={classes.says}>
                  <Moment at={at} zone={zone} />:{" "}
                  {mails === 0
                    ? "nothing to tell anybody."
                    : `${counted(changes, "change")} of publication ${publication}, ${counted(mails, "mail")}, ${accepted} accepted.`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function counted(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count.toLocaleString("en-GB")} ${noun}s`;
}

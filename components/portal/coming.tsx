import Link from "next/link";
import { Day } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import type { PortalNotice } from "@/lib/domain/portal-view";
import { NoticeDates } from "./notice-dates";
import classes from "./portal.module.css";
import { StandingBadge, standingSentence } from "./standing";

/** One change that is coming: what, why, the reader's own dates, and the way to say a word on it. */
export function Coming({ notice }: { notice: PortalNotice }) {
  const href = `/portal/notices/${notice.id}`;
  return (
    <article className={classes.coming}>
      <header className={classes.comingHead}>
        <h3>
          <Link href={href} prefetch={false}>
            {notice.title}
          </Link>
        </h3>
        <StandingBadge standing={notice.standing} />
      </header>
      <p className={classes.small}>
        Change {notice.changeSetId} · {notice.agreement}
        {notice.isAcknowledged ? " · read" : ""}
      </p>
      {notice.correctedOn === null ? null : (
        <p className={classes.sentence}>
          What the notice told was corrected on <Day on={notice.correctedOn} />. Read it as it is
          right.
        </p>
      )}
      {notice.changes.length > 0 ? (
        <ul className={classes.changes}>
          {notice.changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {notice.reason === null ? null : <p>Why: {notice.reason}</p>}
      <NoticeDates notice={notice} />
      <p className={classes.sentence}>{standingSentence(notice)}</p>
      <LinkButton href={href}>{askOf(notice)}</LinkButton>
    </article>
  );
}

function askOf({ standing, changeClass }: PortalNotice): string {
  if (standing === "OBJECTED" || standing === "APPROVED") return "Read the notice, and your word";
  if (standing === "APPROVAL_NEEDED") return "Read, approve or object";
  return changeClass === "M1" ? "Read the notice, object or approve early" : "Read the notice";
}

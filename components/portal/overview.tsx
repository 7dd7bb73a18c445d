import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { PortalNotice, PortalObjection, PortalOverview } from "@/lib/domain/portal-view";
import { Annexes } from "./annexes";
import { Coming } from "./coming";
import { ObjectionBadge } from "./objection-state";
import classes from "./portal.module.css";
import { StandingBadge } from "./standing";

/** All that a customer's lawyer wants in ten seconds: what is coming, what holds, what was said. */
export function Overview({ overview }: { overview: PortalOverview }) {
  const { agreements, coming, past, objections } = overview;
  return (
    <>
      <Panel title="What is coming">
        {coming.length === 0 ? (
          <p className={classes.small}>{nothingComing(agreements)}</p>
        ) : (
          coming.map((notice) => <Coming key={notice.id} notice={notice} />)
        )}
      </Panel>
      <Panel title="Your annexes">
        {agreements.length === 0 ? (
          <EmptyState title="No agreement is recorded yet">
            Once it is, its annexes can be downloaded here.
          </EmptyState>
        ) : (
          agreements.map((agreement) => <Annexes key={agreement.ref} agreement={agreement} />)
        )}
      </Panel>
      {objections.length > 0 ? <Objections objections={objections} /> : null}
      {past.length > 0 ? <Past notices={past} /> : null}
    </>
  );
}

function nothingComing(agreements: PortalOverview["agreements"]): string {
  return agreements.length > 0 && agreements.every(({ isOver }) => isOver)
    ? "Nothing: your agreement with us has ended. What was agreed at its end stands below."
    : "No change has been announced to you. When one is, it stands here with your own dates, and your contacts are told by mail.";
}

function Objections({ objections }: { objections: readonly PortalObjection[] }) {
  return (
    <Panel title="Your objections">
      <ul className={classes.plainList}>
        {objections.map((objection) => (
          <li key={objection.id} className={classes.line}>
            <div>
              <Link href={`/portal/objections/${objection.id}`} prefetch={false}>
                {objection.title}
              </Link>
              <p className={classes.small}>
                Received on <Day on={objection.receivedOn} /> · {objection.agreement}
              </p>
            </div>
            <ObjectionBadge objection={objection} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function closing({ effectiveOn, standing }: PortalNotice): string {
  if (effectiveOn !== null) return "In effect for you since ";
  return standing === "WITHDRAWN" ? "Withdrawn on " : "Closed on ";
}

function Past({ notices }: { notices: readonly PortalNotice[] }) {
  return (
    <Panel title="What changed of late">
      <ul className={classes.plainList}>
        {notices.map((notice) => (
          <li key={notice.id} className={classes.line}>
            <div>
              <Link href={`/portal/notices/${notice.id}`} prefetch={false}>
                {notice.title}
              </Link>
              <p className={classes.small}>
                <PastDays notice={notice} /> · {notice.agreement}
                {notice.daysLeft !== null && (
                  <>
                    {" "}
                    · You can object until the end of <Day on={notice.objectionLastDay} />
                  </>
                )}
              </p>
            </div>
            {notice.adverse === null ? (
              <StandingBadge standing={notice.standing} />
            ) : (
              <ToneBadge tone="warn">Adverse fact</ToneBadge>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A fact takes no effect on the day of its announcement: it was true, and known to us, since days of its own. */
function PastDays({ notice }: { notice: PortalNotice }) {
  const { adverse, effectiveOn, closedOn } = notice;
  if (adverse !== null)
    return (
      <>
        True since <Day on={adverse.trueSince} />, known to us since <Day on={adverse.knownOn} />
      </>
    );
  return (
    <>
      {closing(notice)}
      <Day on={effectiveOn ?? closedOn} />
    </>
  );
}

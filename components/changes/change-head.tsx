import { ClassBadge, StateBadge, ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import type { ChangeView } from "@/lib/domain/change/change-view";
import classes from "./changes.module.css";
import { stepLabels, takenWords } from "./step-words";

/** What the change is, how far it has come, and the way to what can be done with it. */
export function ChangeHead({
  view,
  taken,
  evidence,
}: {
  view: ChangeView;
  taken: string | undefined;
  /** Where the pack of evidence is; null where the reader may not make one, or there is nothing to prove yet. */
  evidence: string | null;
}) {
  const { next, affected } = view;
  const customers = new Set(affected.map(({ customer }) => customer)).size;
  const said = taken === undefined ? undefined : takenWords[taken];
  return (
    <>
      {said !== undefined && (
        <div role="status">
          <Callout tone="good" title={said} />
        </div>
      )}
      <PageTitle title={view.title} kicker={`Change ${view.id}`}>
        {evidence !== null && (
          <LinkButton href={evidence} download>
            Evidence as ZIP
          </LinkButton>
        )}
        {next.main !== null && (
          <LinkButton href="#decision" variant="filled">
            {stepLabels[next.main]} …
          </LinkButton>
        )}
      </PageTitle>
      <div className={classes.marks}>
        <StateBadge state={view.state} isRollingOut={view.isRollingOut} />
        {view.class !== null && <ClassBadge changeClass={view.class} />}
        {view.internal && <ToneBadge tone="neutral">Internal</ToneBadge>}
        <span className={classes.quiet}>
          by {view.authors.join(", ")}
          {view.approvedBy !== null && `; approved by ${view.approvedBy}`}
        </span>
      </div>
      {view.reason !== null && <p className={classes.reason}>{view.reason}</p>}
      <dl className={classes.figures}>
        <Figure label="Records" value={view.items.length} />
        <Figure label="Customers to tell" value={customers} />
        <Figure
          label="New errors"
          value={view.newErrors}
          tone={view.newErrors > 0 ? "bad" : null}
        />
        <Figure label="Earliest for all" value={<Day on={view.earliestForAll} />} />
        <Figure label="Planned" value={<Day on={view.plannedOn} />} />
      </dl>
      {view.baseMoved && view.carryOver === null && (
        <Callout tone="warn" title="The register has moved on under this change">
          <p>
            {moved(view)} changed by somebody else since it was proposed. Before it can go on, the
            newer register has to be taken into it.
          </p>
        </Callout>
      )}
    </>
  );
}

function moved({ items }: ChangeView): string {
  const names = items.filter(({ baseMoved }) => baseMoved).map(({ record }) => record.title);
  return `${names.join(", ")} ${names.length === 1 ? "was" : "were"}`;
}

function Figure({
  label,
  value,
  tone = null,
}: {
  label: string;
  value: React.ReactNode;
  tone?: "bad" | null;
}) {
  return (
    <div data-tone={tone ?? undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const sections = [
  ["changes", "What changes"],
  ["follows", "What follows"],
  ["affected", "Who is affected"],
  ["roll-out", "After the announcement"],
  ["mail", "The mail"],
  ["annex", "The annexes"],
  ["review", "Advice and comments"],
  ["decision", "Next step"],
] as const;

/** The ways down the page. */
export function ChangeContents({ id: change, isAnnounced }: { id: string; isAnnounced: boolean }) {
  return (
    <nav className={classes.contents} aria-label="On this page">
      <a href="#top" aria-label={`${change}, to the top`}>
        {change}
      </a>
      {sections.map(([id, title]) =>
        id === "roll-out" && !isAnnounced ? null : (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ),
      )}
    </nav>
  );
}

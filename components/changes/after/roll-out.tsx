import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/panel";
import { type RollOutView, type Standing, standings } from "@/lib/domain/change/standing";
import type { AfterActions } from "./acts";
import classes from "./after.module.css";
import { AgreementDetails } from "./agreement-details";
import { AgreementRow } from "./agreement-row";
import { MailProgressBar } from "./mail-progress";
import { NextTelling } from "./next-telling";
import { standingWords } from "./words";

/** What was just done, as the address says it after a form went through. */
export const doneSentences: Readonly<Record<string, string>> = {
  tell: "The notice is ordered. The worker sends it within seconds.",
  letter: "The letter is recorded, and its dates count.",
  receipt: "The confirmation is recorded. Where the periods begin with it, their days count now.",
  object: "The objection is recorded.",
  late: "The objection is recorded. It came too late, or the change gives no right to object: it holds nothing back.",
  inEffect:
    "The objection is recorded. It came in time, but the change is in effect for this customer already: decide it without delay.",
  approve: "The approval is recorded.",
  decide: "The objection is decided.",
  reply: "The reply is filed. What it says is recorded apart.",
  replyErased: "The words of the reply are erased.",
};

/** The state of every agreement after an announcement, with what staff can do about each. */
export function RollOut({
  view,
  actions,
  done,
}: {
  view: RollOutView;
  actions: AfterActions;
  done: string | null;
}) {
  const { changeSetId, agreements, opened, page, pages, standing } = view;
  const path = `/staff/changes/${encodeURIComponent(changeSetId)}`;
  const said = done === null ? undefined : doneSentences[done];
  return (
    <Panel title="After the announcement" id="roll-out">
      <MailProgressBar
        href={`${path}/progress`}
        refreshHref={hrefOf(path, { standing, page })}
        initial={view.progress}
      />
      <Filter view={view} path={path} />
      {view.may.record && view.counts.NOT_TOLD > 0 ? (
        <p>
          <a href={`${path}/letters`}>Letters to those whom no mail has reached (PDF)</a>: record
          each once it went, with its tracking number.
        </p>
      ) : null}
      {view.may.record ? (
        <p>
          <a href={`${path}/tracking`}>Tracking of letters</a>: record many at once from the list of
          their carrier.
        </p>
      ) : null}
      {agreements.length === 0 ? (
        <p>No agreement stands there now.</p>
      ) : (
        <ul className={classes.list}>
          {agreements.map((agreement) => {
            const isOpen = opened?.agreement === agreement.agreement;
            const query = isOpen
              ? { standing, page }
              : { standing, page, agreement: agreement.agreement };
            return (
              <AgreementRow
                key={agreement.noticeId}
                agreement={agreement}
                isOpen={isOpen}
                href={hrefOf(path, query, `agreement-${agreement.agreement}`)}
                next={<NextTelling view={view} agreement={agreement} action={actions.tellNext} />}
              >
                {isOpen ? (
                  <>
                    {said === undefined ? null : (
                      <div role="status">
                        <Callout tone="good" title={said} />
                      </div>
                    )}
                    <AgreementDetails view={view} agreement={agreement} actions={actions} />
                  </>
                ) : null}
              </AgreementRow>
            );
          })}
        </ul>
      )}
      {pages > 1 ? (
        <nav className={classes.pages} aria-label="Pages of agreements">
          {page > 1 ? (
            <Link href={hrefOf(path, { standing, page: page - 1 })} prefetch={false}>
              Earlier
            </Link>
          ) : null}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages ? (
            <Link href={hrefOf(path, { standing, page: page + 1 })} prefetch={false}>
              Further
            </Link>
          ) : null}
        </nav>
      ) : null}
    </Panel>
  );
}

function Filter({ view, path }: { view: RollOutView; path: string }) {
  const chosen = standings.filter((one) => view.counts[one] > 0 || one === view.standing);
  return (
    <nav className={classes.filter} aria-label="Agreements by state">
      <Choice
        href={hrefOf(path, {})}
        isChosen={view.standing === null}
        words="All"
        count={view.all}
      />
      {chosen.map((one) => (
        <Choice
          key={one}
          href={hrefOf(path, { standing: one })}
          isChosen={view.standing === one}
          words={standingWords[one].words}
          count={view.counts[one]}
        />
      ))}
    </nav>
  );
}

function Choice({
  href,
  isChosen,
  words,
  count,
}: {
  href: string;
  isChosen: boolean;
  words: string;
  count: number;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className={classes.choice}
      aria-current={isChosen ? "true" : undefined}
    >
      {words} <b>{count}</b>
    </Link>
  );
}

type Place = { standing?: Standing | null; page?: number; agreement?: string };

function hrefOf(path: string, { standing, page, agreement }: Place, anchor = "roll-out"): string {
  const query = new URLSearchParams();
  if (standing) query.set("standing", standing);
  if (page !== undefined && page > 1) query.set("part", String(page));
  if (agreement !== undefined) query.set("agreement", agreement);
  const search = query.toString();
  return `${path}${search === "" ? "" : `?${search}`}#${anchor}`;
}

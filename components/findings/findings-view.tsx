import Link from "next/link";
import { MomentBar } from "@/components/moment/moment-bar";
import { Pager } from "@/components/record/list/pager";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import {
  type FindingsQuery,
  findingsHref,
  findingsPath,
  findingsWords,
  usualFindings,
} from "@/lib/domain/findings/findings-query";
import type { FindingsPage } from "@/lib/domain/findings/findings-view";
import { isPresent, present } from "@/lib/domain/moment";
import type { Severity } from "@/lib/domain/reference/enums";
import { FindingGroups } from "./finding-groups";
import classes from "./findings.module.css";
import { FindingsTools } from "./findings-tools";
import { Mending } from "./mending";

/** What is wrong in the register, why, and what to mend first. */
export function FindingsView({ page, notes }: { page: FindingsPage; notes: readonly string[] }) {
  const { query, found, pages } = page;
  const pageHref = (number: number) =>
    number < 1 || number > pages ? null : findingsHref(query, { page: number });
  return (
    <>
      <PageTitle title="Findings">
        <LinkButton href={`${findingsPath}/recipients`}>Recipients compared</LinkButton>
        {found === 0 ? null : (
          <LinkButton href={findingsHref(query, {}, `${findingsPath}/export`)} download>
            Export CSV
          </LinkButton>
        )}
      </PageTitle>
      {notes.length === 0 ? null : (
        <Callout tone="warn" title="A part of the address was left out">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
      )}
      <MomentBar
        moment={query.moment}
        day={page.day}
        presentHref={findingsHref(query, { moment: present })}
        action={findingsPath}
        kept={findingsWords({ ...query, page: 1, moment: present })}
        about={
          isPresent(query.moment)
            ? undefined
            : "Notices and publications are judged as they are now alone, so none of those is here."
        }
      />
      <Counts page={page} />
      <FindingsTools page={page} />
      {found === 0 ? (
        <NothingFound query={query} />
      ) : (
        <>
          {query.page === 1 ? (
            <Mending facts={page.facts} records={page.records} commonest={page.commonest} />
          ) : null}
          <p role="status" className={classes.counted}>
            {countWords(found, "finding")} in {countWords(page.groupCount, "group")}
            {pages > 1 ? `, page ${query.page} of ${pages}` : ""}
          </p>
          <FindingGroups groups={page.groups} query={query} />
          <Pager previous={pageHref(query.page - 1)} next={pageHref(query.page + 1)} />
        </>
      )}
    </>
  );
}

const weights: Record<Severity, { tone: "bad" | "warn" | "neutral"; one: string; many: string }> = {
  error: { tone: "bad", one: "error", many: "errors" },
  warning: { tone: "warn", one: "warning", many: "warnings" },
  info: { tone: "neutral", one: "hint", many: "hints" },
};

/** How many of each weight; each leads to those alone, and the one in force back to all. */
function Counts({ page: { query, weights: counted, waived } }: { page: FindingsPage }) {
  return (
    <nav aria-label="Findings by weight">
      <ul className={classes.counts}>
        {counted.map(({ severity, count }) => {
          const { tone, one, many } = weights[severity];
          const isShown = query.weight === severity && query.waiver === "open";
          const weight = isShown ? null : severity;
          return (
            <li key={severity}>
              <Link
                href={findingsHref(query, { weight, waiver: "open" })}
                prefetch={false}
                aria-current={isShown ? "true" : undefined}
              >
                <ToneBadge tone={count === 0 ? "neutral" : tone}>
                  {count.toLocaleString("en-GB")} {count === 1 ? one : many}
                </ToneBadge>
              </Link>
            </li>
          );
        })}
        <li>
          <Link
            href={findingsHref(query, {
              weight: null,
              waiver: query.waiver === "waived" ? "open" : "waived",
            })}
            prefetch={false}
            aria-current={query.waiver === "waived" ? "true" : undefined}
          >
            <ToneBadge tone="neutral">{waived.toLocaleString("en-GB")} waived</ToneBadge>
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function NothingFound({ query }: { query: FindingsQuery }) {
  const { by, moment } = query;
  const all = findingsHref({ ...usualFindings, by, moment });
  return all === findingsHref(query) ? (
    <EmptyState title="No rule finds anything wrong">
      Every rule was asked about the whole register, under the law of each regime on that day.
    </EmptyState>
  ) : (
    <EmptyState
      title="No finding has all of what is asked for"
      action={<LinkButton href={all}>Show all</LinkButton>}
    >
      Take away one part of it, or all.
    </EmptyState>
  );
}

function countWords(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

import Link from "next/link";
import { MomentBar } from "@/components/moment/moment-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { Excerpt } from "@/lib/domain/list/register-search";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import classes from "./search-results.module.css";

type Found = { readonly label: string; readonly href: string; readonly excerpt?: Excerpt };
type Group = {
  readonly plural: string;
  readonly label: string;
  readonly total: number;
  readonly records: readonly Found[];
};

/** What a search finds, records and changes, incidents and vendors' notices, kind by kind, with the words around each hit. */
export function SearchResults({
  text,
  only,
  groups,
  moment,
}: {
  text: string;
  only: string | null;
  groups: readonly Group[];
  moment: Moment;
}) {
  const findHref = (words: string) => addressOf(words, moment);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return (
    <>
      <PageTitle title="Search" />
      <MomentBar
        moment={moment}
        day={moment.asOf ?? moment.recordedAt ?? ""}
        presentHref={addressOf(text, present)}
        action="/staff/find"
        kept={[["q", text]]}
      />
      <form action="/staff/find" method="get" className={classes.form}>
        {Object.entries(momentQuery(moment)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          <span>Words in names, texts, other languages and quoted sources</span>
          <input
            key={text}
            type="search"
            name="q"
            defaultValue={text}
            maxLength={200}
            autoComplete="off"
          />
        </label>
        <button type="submit">Search</button>
      </form>
      {text.trim() === "" ? null : total === 0 ? (
        <EmptyState title="Nothing has all of these words">
          Try fewer words, or a part of one. Accents and capitals make no difference.
        </EmptyState>
      ) : (
        <p role="status" className={classes.count}>
          {total} found
          {only === null ? null : (
            <>
              {", "}
              <Link href={findHref(text)} prefetch={false}>
                search all kinds
              </Link>
            </>
          )}
        </p>
      )}
      {groups.map((group) => (
        <Panel key={group.plural} title={`${group.label} (${group.total})`}>
          <ul className={classes.hits} data-list>
            {group.records.map(({ label, href, excerpt }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {label}
                </Link>
                {excerpt === undefined ? null : <Around excerpt={excerpt} />}
              </li>
            ))}
          </ul>
          {group.total > group.records.length ? (
            <Rest all={findHref(text)} only={only} group={group} />
          ) : null}
        </Panel>
      ))}
    </>
  );
}

function Rest({ all, only, group }: { all: string; only: string | null; group: Group }) {
  const more = group.total - group.records.length;
  if (only !== null) return <p className={classes.around}>and {more} more: add a word</p>;
  return (
    <p>
      <Link href={`${all}&in=${group.plural}`} prefetch={false}>
        Show {more} more of {group.label.toLowerCase()}
      </Link>
    </p>
  );
}

function Around({ excerpt: { field, before, hit, after } }: { excerpt: Excerpt }) {
  return (
    <p className={classes.around}>
      {field}: {before}
      <mark>{hit}</mark>
      {after}
    </p>
  );
}

function addressOf(text: string, moment: Moment): string {
  return `/staff/find?${new URLSearchParams({ q: text, ...momentQuery(moment) })}`;
}

import type { ReactNode } from "react";
import { MomentBar } from "@/components/moment/moment-bar";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { kindWords } from "@/lib/domain/kind-words";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { FilterInForce, FilterView } from "@/lib/domain/list/list-choices";
import { listColumns } from "@/lib/domain/list/list-columns";
import {
  columnsShown,
  type ListPlace,
  type ListQuery,
  listHref,
  wordsOf,
} from "@/lib/domain/list/list-query";
import { besideDefault, type SavedViews as Views } from "@/lib/domain/list/saved-view";
import { isPresent, present } from "@/lib/domain/moment";
import { listPath } from "@/lib/domain/record/record-address";
import { SavedViews, type ViewActions } from "../../views/saved-views";
import { FiltersInForce } from "./filters-in-force";
import classes from "./list.module.css";
import { ListTools } from "./list-tools";
import { Pager } from "./pager";
import { RecordTable, type RowView } from "./record-table";

/** All that the page of a list shows. */
export type ListPageView = {
  readonly kind: KindName;
  readonly query: ListQuery;
  readonly notes: readonly string[];
  readonly rows: readonly RowView[];
  readonly count: number;
  readonly all: number;
  readonly previous: ListPlace | null;
  readonly next: ListPlace | null;
  readonly filters: readonly FilterView[];
  readonly inForce: readonly FilterInForce[];
  readonly mayAdd: boolean;
  /** The day on which the register is judged. */
  readonly day: string;
  readonly views: Views;
};

/** The list of any kind, from the kind alone. */
export function ListPage({ view, viewActions }: { view: ListPageView; viewActions: ViewActions }) {
  const { kind, query, notes, all } = view;
  const { labelPlural } = kinds[kind];
  return (
    <>
      <PageTitle title={labelPlural}>
        {all > 0 ? (
          <LinkButton href={listHref(kind, query, {}, `${listPath(kind)}/export`)} download>
            Export CSV
          </LinkButton>
        ) : null}
        {view.mayAdd ? <NewLink kind={kind} /> : null}
      </PageTitle>
      {notes.length > 0 ? (
        <Callout tone="warn" title="A part of the address was left out">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
      ) : null}
      <MomentBar
        moment={query.moment}
        day={view.day}
        presentHref={listHref(kind, query, { moment: present })}
        action={listPath(kind)}
        kept={wordsOf(kind, { ...query, place: null, moment: present })}
      />
      {all === 0 ? null : <SavedViews views={view.views} actions={viewActions} />}
      {all === 0 ? <NoneYet view={view} /> : <Found view={view} />}
    </>
  );
}

function NewLink({ kind }: { kind: KindName }) {
  return (
    <LinkButton href={`${listPath(kind)}/new`} variant="filled" shortcut="new">
      New {within(kinds[kind].label)}
    </LinkButton>
  );
}

function NoneYet({ view: { kind, query, mayAdd } }: { view: ListPageView }) {
  return (
    <EmptyState
      title={`No ${within(kinds[kind].label)} ${isPresent(query.moment) ? "yet" : "at that moment"}`}
      action={mayAdd ? <NewLink kind={kind} /> : null}
    >
      {kindWords[kind]}
    </EmptyState>
  );
}

function Found({ view }: { view: ListPageView }) {
  const { kind, query, rows, filters } = view;
  const name = kinds[kind].labelPlural;
  const title = kinds[kind].titleField;
  return (
    <>
      <ListTools
        action={listPath(kind)}
        noun={within(name)}
        search={query.search}
        hidden={[...keptWords(view), ["columns", title]]}
        filters={filters}
        columns={listColumns(kind).map((column) => ({
          ...column,
          isShown: query.columns.includes(column.name),
          isTitle: column.name === title,
        }))}
      />
      <FiltersInForce parts={partsOf(view)} clear={clearHref(view)} />
      {rows.length === 0 ? (
        <NothingMatches view={view} />
      ) : (
        <>
          <Counted view={view} />
          <RecordTable
            caption={name}
            query={query}
            hrefOf={(changes) => hrefIn(view, changes)}
            columns={columnsShown(kind, query)}
            rows={rows}
            selectedBy={view.mayAdd ? selection : null}
          />
          <Pager previous={pageHref(view, view.previous)} next={pageHref(view, view.next)} />
        </>
      )}
    </>
  );
}

function Counted({ view }: { view: ListPageView }): ReactNode {
  const { kind, count, all } = view;
  const noun = within(all === 1 ? kinds[kind].label : kinds[kind].labelPlural);
  return (
    <div className={classes.bar}>
      <p role="status">
        {count === all ? `${number(all)} ${noun}` : `${number(count)} of ${number(all)} ${noun}`}
      </p>
      {view.mayAdd ? <EditMany view={view} /> : null}
    </div>
  );
}

const selection = "selected-records";

/** Leads to the edit of many: what is ticked in the table, or all that match. */
function EditMany({ view: { kind, query, count } }: { view: ListPageView }) {
  const list = new URLSearchParams(wordsOf(kind, { ...query, place: null })).toString();
  return (
    <form id={selection} action={`${listPath(kind)}/bulk`} method="get" className={classes.many}>
      <input type="hidden" name="list" value={list} />
      <button type="submit" className={classes.plain}>
        Edit selected
      </button>
      <button type="submit" name="all" value="yes" className={classes.plain}>
        Edit all {number(count)}
      </button>
    </form>
  );
}

function NothingMatches({ view }: { view: ListPageView }) {
  const { kind, all } = view;
  return (
    <EmptyState
      title={`No ${within(kinds[kind].label)} matches`}
      action={<LinkButton href={clearHref(view)}>Show all {number(all)}</LinkButton>}
    >
      Nothing has all of what is asked for above. Take away one part of it, or all.
    </EmptyState>
  );
}

/** The list with some of its state changed; the whole list is asked for where another view opens first. */
function hrefIn({ kind, query, views }: ListPageView, changes: Partial<ListQuery>): string {
  const hasDefault = views.views.some(({ isDefault }) => isDefault);
  return besideDefault(listHref(kind, query, changes), hasDefault);
}

function clearHref(view: ListPageView): string {
  return hrefIn(view, { search: "", filters: [] });
}

function pageHref(view: ListPageView, place: ListPlace | null): string | null {
  return place === null ? null : hrefIn(view, { place });
}

function partsOf(view: ListPageView) {
  const { query, inForce } = view;
  const search = {
    key: "search",
    words: `Search: ${query.search}`,
    without: hrefIn(view, { search: "" }),
  };
  return [
    ...(query.search === "" ? [] : [search]),
    ...inForce.map(({ field, label, words }) => ({
      key: field,
      words: `${label}: ${words}`,
      without: hrefIn(view, {
        filters: query.filters.filter((filter) => filter.field !== field),
      }),
    })),
  ];
}

/** What the form has no field for, and must not lose. */
function keptWords({ kind, query, filters }: ListPageView): [string, string][] {
  const asked = new Set(filters.map(({ name }) => name));
  return wordsOf(kind, {
    ...query,
    search: "",
    place: null,
    filters: query.filters.filter(({ field }) => !asked.has(field)),
  }).filter(([name]) => name !== "columns");
}

function within(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function number(count: number): string {
  return count.toLocaleString("en-GB");
}

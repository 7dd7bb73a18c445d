import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type ReviewList,
  type ReviewRow,
  type ReviewScope,
  reviewScopes,
  topicWords,
} from "@/lib/domain/reviews/review-view";
import { ActionForm } from "../forms/action-form";
import { Pager } from "../record/list/pager";
import { ToneBadge } from "../ui/badges";
import { Callout } from "../ui/callout";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import classes from "./reviews.module.css";

type Actions = Readonly<Record<"confirm" | "makeLink" | "revokeLink", FormAction>>;

const scopeWords: Readonly<Record<ReviewScope, string>> = {
  mine: "Mine",
  all: "All",
  nobody: "Without an owner",
};

const columns = [
  { key: "record", label: "Record" },
  { key: "what", label: "What" },
  { key: "due", label: "Due" },
  { key: "owner", label: "Owner" },
  { key: "act", label: "Nothing changed?" },
];

/** What is to be looked at again: what is late, and what comes within ninety days. */
export function Reviews({ list, actions }: { list: ReviewList; actions: Actions }) {
  const { scope, counts, overdue, rows, page, pages } = list;
  return (
    <>
      <PageTitle title="Reviews" />
      <nav aria-label="Whose reviews" className={classes.scopes}>
        {reviewScopes.map((one) => (
          <Link
            key={one}
            href={hrefOf(one, 1)}
            prefetch={false}
            aria-current={one === scope ? "page" : undefined}
          >
            {scopeWords[one]} ({counts[one]})
          </Link>
        ))}
      </nav>
      {list.reviewed === null ? null : (
        <div role="status">
          <Callout
            tone="good"
            title={`Recorded: “${list.reviewed}” was reviewed today, and nothing changed.`}
          />
        </div>
      )}
      <p role="status" className={classes.hint}>
        {overdue === 0 ? "Nothing is overdue." : `${overdue} overdue.`} Shown is what is due within
        90 days. A review that finds something begins with an edit of the record.
      </p>
      <DataTable
        caption="Due for review"
        columns={columns}
        rows={rows.map((row) => ({ key: row.key, cells: cellsOf(row, list, actions) }))}
        empty={
          <EmptyState title="Nothing is due">
            Activities, vendors and whatever has an owner are looked at once a year, or as often as
            the review interval says. Certifications, contracts and assessments come up by their own
            days.
          </EmptyState>
        }
      />
      <Pager
        previous={page > 1 ? hrefOf(scope, page - 1) : null}
        next={page < pages ? hrefOf(scope, page + 1) : null}
      />
      <Calendar hasCalendar={list.hasCalendar} actions={actions} />
    </>
  );
}

function hrefOf(scope: ReviewScope, page: number): string {
  return `/staff/reviews?whose=${scope}${page > 1 ? `&page=${page}` : ""}`;
}

function cellsOf(row: ReviewRow, { mayConfirm, scope, page }: ReviewList, { confirm }: Actions) {
  const { kind, ref, topic, field, title, kindLabel } = row;
  return [
    <span key="record">
      <Link href={row.href} prefetch={false}>
        {title}
      </Link>
      <span className={classes.kind}>{kindLabel}</span>
    </span>,
    topicWords[topic],
    <span key="due">
      <Day on={row.dueOn} /> {row.isOverdue ? <ToneBadge tone="bad">Overdue</ToneBadge> : null}
    </span>,
    row.owner ?? "Nobody",
    !mayConfirm ? (
      "–"
    ) : row.canConfirm ? (
      <ActionForm
        key="act"
        action={confirm}
        submit="Reviewed, nothing changed"
        tone="quiet"
        hidden={{ kind, ref, topic, field, whose: scope, page: String(page) }}
        label={`Reviewed: ${title}, ${topicWords[topic]}`}
      />
    ) : (
      <LinkButton key="act" href={row.editHref}>
        Edit the record
      </LinkButton>
    ),
  ];
}

function Calendar({ hasCalendar, actions }: { hasCalendar: boolean; actions: Actions }) {
  return (
    <Panel title="In your calendar">
      <p className={classes.hint}>
        A calendar program can follow your own dates by a secret address.{" "}
        {hasCalendar ? "You have one. A new one ends it." : "You have none yet."}
      </p>
      <div className={classes.acts}>
        <ActionForm
          action={actions.makeLink}
          submit={hasCalendar ? "Make a new address" : "Make the address"}
          tone="quiet"
          label="Calendar address"
        />
        {hasCalendar ? (
          <ActionForm
            action={actions.revokeLink}
            submit="Revoke the address"
            tone="danger"
            label="Revoke the calendar address"
          />
        ) : null}
      </div>
    </Panel>
  );
}

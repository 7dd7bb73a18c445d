import Link from "next/link";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/domain/form-state";
import { countOf, type HandOverView } from "@/lib/domain/record/hand-over-view";
import { ActionForm } from "../forms/action-form";
import { SelectField } from "../forms/fields";
import { StateBadge } from "../ui/badges";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";

/** All that one person would leave behind, before it goes to another in one act. */
export function HandOver({ view, action }: { view: HandOverView; action: FormAction }) {
  const { person, records, drafts, views, successors, hash } = view;
  const back = `/staff/people/${person.id}`;
  const kicker = <Link href={back}>{person.name}</Link>;
  const total = countOf(view);
  if (total === 0)
    return (
      <>
        <PageTitle title="Hand over" kicker={kicker} />
        <EmptyState
          title="There is nothing to hand over"
          action={<LinkButton href={back}>Back to {person.name}</LinkButton>}
        >
          {person.name} answers for no record, has no change under way and shares no view.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageTitle title={`Hand over what ${person.name} has`} kicker={kicker} />
      <Listed title="Records they answer for" count={records.length}>
        {records.map(({ key, kindLabel, title, href }) => (
          <li key={key}>
            <Link href={href} prefetch={false}>
              {title}
            </Link>
            , {kindLabel.toLowerCase()}
          </li>
        ))}
      </Listed>
      <Listed title="Changes under way that they wrote" count={drafts.length}>
        {drafts.map(({ id, title, state }) => (
          <li key={id}>
            <Link href={`/staff/changes/${id}`} prefetch={false}>
              {id}
            </Link>{" "}
            {title} <StateBadge state={state} />
          </li>
        ))}
      </Listed>
      <Listed title="Views they share" count={views.length}>
        {views.map(({ id, name, list }) => (
          <li key={id}>
            {name}, of {list}
          </li>
        ))}
      </Listed>
      <Panel title="Who takes it over">
        <ActionForm
          action={action}
          submit={total === 1 ? "Hand it over" : `Hand over all ${total}`}
          hidden={{ from: person.id, seen: hash }}
          label="Hand over"
        >
          <p>
            All of it goes over at once. Reviews are then reminded to whoever takes it over. They
            become an author of the changes, too, and so cannot approve those.
          </p>
          <SelectField name="to" label="To" emptyLabel="Choose" options={successors} required />
        </ActionForm>
      </Panel>
    </>
  );
}

const mostNamed = 200;

function Listed({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: readonly ReactNode[];
}) {
  if (count === 0) return null;
  return (
    <Panel title={`${title} (${count})`}>
      <ul>{children.slice(0, mostNamed)}</ul>
      {count > mostNamed ? <p>and {count - mostNamed} more</p> : null}
    </Panel>
  );
}

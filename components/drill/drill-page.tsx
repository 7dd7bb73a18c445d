import type { AffectedPage } from "@/lib/domain/change/affected-page";
import type { Timeline } from "@/lib/domain/change/timeline";
import type { DrillAnswer, DrillView } from "@/lib/domain/drill/drill-view";
import type { FormAction } from "@/lib/domain/form-state";
import { ChangeAffected } from "../changes/change-affected";
import { ChangeFollows } from "../changes/change-follows";
import { counted } from "../changes/change-items";
import type { ShownDocument } from "../changes/document-shown";
import { ActionForm } from "../forms/action-form";
import { ClassBadge } from "../ui/badges";
import { Callout } from "../ui/callout";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import classes from "./drill.module.css";
import { DrillLosses } from "./drill-losses";
import { DrillQuestion } from "./drill-question";

/** What is drawn of an answer beside itself. */
export type ShownAnswer = {
  readonly documents: readonly ShownDocument[];
  readonly line: Timeline | null;
  readonly shown: AffectedPage;
  readonly sought: string;
  readonly hrefOf: (changed: Readonly<Record<string, string>>) => string;
  readonly kept: Readonly<Record<string, string>>;
};

/** A drill: the question, and what would follow. Nothing is written until somebody makes drafts of it. */
export function DrillPage({
  view,
  shown,
  action,
}: {
  view: DrillView;
  shown: ShownAnswer | null;
  action: FormAction;
}) {
  return (
    <>
      <PageTitle title="What if" />
      <p className={classes.about}>
        Suppose that something happens, and see what follows from it: which transfers fall back on
        what, who must be told and by when. Asking changes nothing.
      </p>
      <DrillQuestion view={view} />
      {view.answer === null || shown === null ? null : (
        <Answer answer={view.answer} shown={shown} action={view.mayDraft ? action : null} />
      )}
    </>
  );
}

function Answer({
  answer,
  shown,
  action,
}: {
  answer: DrillAnswer;
  shown: ShownAnswer;
  action: FormAction | null;
}) {
  const { documents, ...affected } = shown;
  return (
    <section aria-labelledby="drill-answer">
      <h2 id="drill-answer" className={classes.answer}>
        {answer.says}
      </h2>
      <InShort answer={answer} />
      <DrillLosses answer={answer} />
      <ChangeFollows view={answer} documents={documents} />
      <ChangeAffected
        view={{
          ...answer,
          perCustomer: false,
          isAnnounced: false,
          plannedOn: answer.on,
          plannedWords: "the supposed day",
        }}
        {...affected}
      />
      <Drafts answer={answer} action={action} />
    </section>
  );
}

function InShort({ answer }: { answer: DrillAnswer }) {
  const { ways, engagements, follows, affected } = answer;
  if (ways.length + engagements.length + follows.appeared.length + affected.length === 0)
    return (
      <Callout tone="good" title="Nothing follows from it">
        <p>Nothing in the register rests on it on that day.</p>
      </Callout>
    );
  const bare = ways.filter(({ fallback }) => fallback === null).length;
  const alone = engagements.filter(
    ({ above, standIns }) => above === null && standIns.length === 0,
  ).length;
  return (
    <Callout tone={bare + alone > 0 ? "bad" : "warn"} title="In short">
      <ul>
        {ways.length === 0 ? null : <li>{waysInShort(ways, bare)}</li>}
        {engagements.length === 0 ? null : (
          <li>
            {counted(engagements.length, "engagement")} {engagements.length === 1 ? "goes" : "go"}
            {alone === 0
              ? ", and somebody stands by."
              : `; for ${alone} nobody stands by, and a replacement has to be announced.`}
          </li>
        )}
        <li>{toldInShort(answer)}</li>
      </ul>
    </Callout>
  );
}

function waysInShort(ways: DrillAnswer["ways"], bare: number): string {
  const transfers = new Set(ways.map(({ record }) => record.href)).size;
  const laws = new Set(ways.map(({ regime }) => regime)).size;
  const lose = `${counted(transfers, "transfer")} ${transfers === 1 ? "loses its" : "lose their"} ground, under ${counted(laws, "law")}`;
  if (bare === 0) return `${lose}. Each can fall back on something under each law.`;
  return bare === ways.length
    ? `${lose}. Nothing carries ${transfers === 1 ? "it" : "them"} then.`
    : `${lose}. In ${bare} of ${ways.length} cases nothing carries it then.`;
}

function toldInShort({ affected, tooLate }: DrillAnswer): string {
  if (affected.length === 0) return "No customer has to be told in person.";
  const atOnce = affected.filter((row) => row.class === "A").length;
  return [
    `${counted(affected.length, "agreement")} must be told`,
    atOnce > 0 &&
      `, ${atOnce === affected.length ? "all" : atOnce} of them at once, as of an adverse fact, without a notice period`,
    tooLate > 0 &&
      `; for ${tooLate} the days run beyond the supposed day, even if the mail goes out today`,
    ".",
  ]
    .filter((part) => part !== false)
    .join("");
}

function Drafts({
  answer: { drafts, asked, hash },
  action,
}: {
  answer: DrillAnswer;
  action: FormAction | null;
}) {
  if (drafts.length === 0) return null;
  return (
    <Panel title="What to propose" id="drafts">
      <p>
        The mechanisms that are lost end, their fallbacks come first, and whoever stands by is
        switched on. New clauses, or a new vendor, are for you to add.
        {drafts.length > 1 &&
          " An adverse fact is told at once and waits for nothing, so it is a draft of its own."}{" "}
        Its title and its reason go into the customers’ mail word for word, and as they are made
        here they speak of a supposition: write them anew on its page before you announce it.
      </p>
      <ul className={classes.drafts}>
        {drafts.map(({ title, class: changeClass, records }) => (
          <li key={title}>
            {changeClass === null ? null : <ClassBadge changeClass={changeClass} />} {title} (
            {counted(records, "record")})
          </li>
        ))}
      </ul>
      {action === null ? null : (
        <ActionForm
          action={action}
          submit={drafts.length === 1 ? "Make the draft" : `Make the ${drafts.length} drafts`}
          hidden={{ asked, hash }}
          label="Make the draft"
        />
      )}
    </Panel>
  );
}

import Link from "next/link";
import { channelWords, decisionWords, groundWords } from "@/components/changes/after/words";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { ObjectionPage } from "@/lib/domain/objection-view";
import { ObjectionLetter } from "./objection-letter";
import classes from "./objections.module.css";

/** One objection: what was said, what was decided and on what it rests, the letter, and what went out. */
export function ObjectionDetails({
  page,
  language,
  answer,
}: {
  page: ObjectionPage;
  language: string | null;
  answer: FormAction;
}) {
  const { objection, incidents, answers } = page;
  return (
    <>
      <PageTitle
        title={`Objection of ${page.customerName}`}
        kicker={
          <>
            <Link href={changePath(page)}>Change {page.changeSetId}</Link> / {page.agreementTitle}
          </>
        }
      >
        <ToneBadge tone={objection.isTimely ? "bad" : "neutral"}>
          {objection.isTimely ? "In time" : "Late"}
        </ToneBadge>
      </PageTitle>
      {incidents.map(({ id, number, isOpen }) => (
        <Callout
          key={id}
          tone={isOpen ? "bad" : "info"}
          title={
            <>
              It came in time and was entered after the change had taken effect:{" "}
              <Link href={`/staff/incidents/${id}`}>incident {number}</Link>
              {isOpen ? ", open" : ", closed"}.
            </>
          }
        />
      ))}
      {page.reopened.map(({ id, endedOn, decidedAt, decisionReason, at }) => (
        <Callout
          key={id}
          tone="info"
          title={
            <>
              Open again since <Moment at={at} zone={page.zone} />.
            </>
          }
        >
          It was answered with the end of the agreement, on <Day on={endedOn} />, by{" "}
          <Moment at={decidedAt} zone={page.zone} />
          {decisionReason === null ? "" : ` (${decisionReason})`}. That end was taken back.
        </Callout>
      ))}
      <Panel title="The objection" id="objection">
        <Said page={page} />
      </Panel>
      <ObjectionLetter page={page} language={language} answer={answer} />
      {answers.length === 0 ? null : (
        <Panel title="What went to the customer" id="answers">
          {answers.map(({ id, on, channel, text, enteredAt, enteredBy }) => (
            <section key={id}>
              <h3>
                <Day on={on} />, {channelWords[channel]}
              </h3>
              <p className={classes.quiet}>
                Recorded by {enteredBy}, <Moment at={enteredAt} zone={page.zone} />
              </p>
              <pre className={classes.letter}>{text}</pre>
            </section>
          ))}
        </Panel>
      )}
    </>
  );
}

function changePath({ changeSetId, agreement }: ObjectionPage): string {
  const query = new URLSearchParams({ agreement });
  return `/staff/changes/${encodeURIComponent(changeSetId)}?${query}#agreement-${agreement}`;
}

function Said({ page }: { page: ObjectionPage }) {
  const { objection, effectiveOn, ground, objectionLastDay, remedyLastDay } = page;
  const { decision, decisionReason, decisionClause, decidedAt, text } = objection;
  return (
    <Facts
      items={[
        { label: "Change", value: <Link href={changePath(page)}>{page.title}</Link> },
        {
          label: "Received on",
          value: <Day on={objection.receivedOn} />,
          hint: `${channelWords[objection.channel]}, counted in ${page.zone}`,
        },
        {
          label: "Last day to object",
          value: objectionLastDay === null ? "None is counted" : <Day on={objectionLastDay} />,
        },
        {
          label: "The customer says",
          value: text === null ? "No text was recorded." : <p className={classes.said}>{text}</p>,
        },
        {
          label: "Decision",
          value:
            decision === null ? (
              <Link href={changePath(page)}>Not decided yet: decide it on the change’s page</Link>
            ) : (
              decisionWords[decision].label
            ),
          hint: decision === null ? undefined : decisionWords[decision].help,
        },
        ...(decidedAt === null
          ? []
          : [{ label: "Decided", value: <Moment at={decidedAt} zone={page.zone} /> }]),
        ...(decisionReason === null
          ? []
          : [{ label: "Reason", value: <p className={classes.said}>{decisionReason}</p> }]),
        ...(decisionClause === null
          ? []
          : [{ label: "Clause", value: <p className={classes.said}>{decisionClause}</p> }]),
        ...(remedyLastDay === null
          ? []
          : [{ label: "Last day of the remedy", value: <Day on={remedyLastDay} /> }]),
        {
          label: "Effect",
          value:
            effectiveOn === null ? (
              "Not in effect for this agreement"
            ) : (
              <>
                In effect since <Day on={effectiveOn} />
              </>
            ),
          hint: ground === null ? undefined : groundWords[ground],
        },
      ]}
    />
  );
}

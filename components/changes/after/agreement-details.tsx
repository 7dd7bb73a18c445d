import Link from "next/link";
import { Fragment } from "react";
import { ToneBadge } from "@/components/ui/badges";
import { Day, Moment } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import { isUnsettled } from "@/lib/domain/change/gate";
import {
  type AgreementStanding,
  isUndecided,
  type ObjectionView,
  type RollOutView,
  type Telling,
} from "@/lib/domain/change/standing";
import { Acts, type AfterActions, DecideObjection } from "./acts";
import classes from "./after.module.css";
import { BlockerList } from "./blocker-list";
import { FilingAct } from "./filing-act";
import { Replies } from "./replies";
import {
  channelWords,
  closedWords,
  decisionWords,
  groundWords,
  mailStateWords,
  tellingWords,
} from "./words";

/** All that is known of one agreement after the announcement, and what can be done about it. */
export function AgreementDetails({
  view,
  agreement,
  actions,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  actions: AfterActions;
}) {
  const { zone, acknowledged, approvals, objections } = agreement;
  return (
    <div className={classes.opened}>
      <Facts
        items={[
          { label: "Told", value: <Tellings tellings={agreement.tellings} zone={zone} /> },
          {
            label: "Own dates",
            value: <OwnDates agreement={agreement} />,
            hint:
              agreement.counted === null || !isTold(agreement)
                ? `Counted in ${zone}.`
                : `Counted in ${zone}. ${agreement.counted}.`,
          },
          {
            label: "Acknowledged",
            value:
              acknowledged.length === 0
                ? "Not yet. It is not needed, and approves nothing."
                : acknowledged.map(({ at, contact }) => (
                    <p key={contact} className={classes.line}>
                      <Moment at={at} zone={zone} />, {contact}
                    </p>
                  )),
          },
          ...(approvals.length === 0
            ? []
            : [
                {
                  label: "Approved",
                  value: approvals.map(({ id, kind, receivedOn, channel, text, counts }) => (
                    <Fragment key={id}>
                      <p className={classes.line}>
                        {kind === "EARLY" ? "Early" : "Specifically"}, <Day on={receivedOn} />,{" "}
                        {channelWords[channel]}
                        {counts ? "" : ". The customer was told anew since: it does not count"}
                      </p>
                      {text ? <blockquote className={classes.quote}>{text}</blockquote> : null}
                    </Fragment>
                  )),
                },
              ]),
          ...(agreement.replies.length === 0
            ? []
            : [
                {
                  label: "Replies",
                  value: <Replies view={view} agreement={agreement} erase={actions.eraseReply} />,
                },
              ]),
          { label: "Effect", value: <Effect agreement={agreement} /> },
        ]}
      />
      {objections.map((objection) => (
        <Objection key={objection.id} {...{ view, agreement, objection, actions }} />
      ))}
      <FilingAct view={view} agreement={agreement} action={actions.fileReply} />
      <Acts view={view} agreement={agreement} actions={actions} />
    </div>
  );
}

function Tellings({ tellings, zone }: { tellings: readonly Telling[]; zone: string }) {
  if (tellings.length === 0) return "Nobody: there was no confirmed contact.";
  return (
    <ul className={classes.plain}>
      {tellings.map(
        ({ id, kind, contact, along, hasMoved, channel, state, attempts, lastAt, lastReply }) => (
          <li key={id}>
            <ToneBadge tone={mailStateWords[state].tone}>{mailStateWords[state].words}</ToneBadge>{" "}
            {tellingWords[kind]} to {contact.label}
            {along.length === 0 ? "" : `, in one mail with ${along.join(", ")}`}
            {channel === "EMAIL" ? "" : `, ${channelWords[channel]}`}
            {lastAt === null ? null : (
              <>
                , <Moment at={lastAt} zone={zone} />
              </>
            )}
            {attempts > 1 ? `, attempt ${attempts}` : ""}
            {hasMoved ? ": this contact has another address by now" : ""}
            {lastReply === null ? null : <span className={classes.reply}>{lastReply}</span>}
          </li>
        ),
      )}
    </ul>
  );
}

/** Without a notice that was accepted and stayed so, no day counts: one that came back began nothing. */
function isTold({ blockers }: AgreementStanding): boolean {
  return !blockers.some(({ code }) => code === "NOT_INFORMED" || code === "NO_CONTACT");
}

function OwnDates({ agreement }: { agreement: AgreementStanding }) {
  const { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn } = agreement;
  if (startsOn === null)
    return "None yet: the periods begin with the first notice that is accepted.";
  if (!isTold(agreement))
    return (
      <>
        None that count. The mail of <Day on={startsOn} /> came back: the periods begin anew with
        the next notice that is accepted.
      </>
    );
  return (
    <ul className={classes.plain}>
      <li>
        Received: <Day on={startsOn} />
      </li>
      <li>
        Last day of the notice: <Day on={noticeLastDay} />
      </li>
      <li>
        {objectionLastDay === null ? (
          "This change gives no right to object."
        ) : (
          <>
            Last day to object: <Day on={objectionLastDay} />
          </>
        )}
      </li>
      <li>
        First day possible: <Day on={earliestEffectiveOn} />
      </li>
    </ul>
  );
}

function Effect({ agreement }: { agreement: AgreementStanding }) {
  const { effectiveOn, ground, standing, closedBecause, blockers } = agreement;
  if (effectiveOn !== null)
    return (
      <>
        In effect since <Day on={effectiveOn} />
        {ground === null ? "." : `: ${groundWords[ground]}.`}
      </>
    );
  if (standing === "CLOSED") return closedWords(closedBecause);
  if (blockers.length > 0) return <BlockerList blockers={blockers} />;
  return "Nothing stands in the way: it follows with the next activation.";
}

function Objection({
  view,
  agreement,
  objection,
  actions,
}: {
  view: RollOutView;
  agreement: AgreementStanding;
  objection: ObjectionView;
  actions: AfterActions;
}) {
  const { receivedOn, isTimely, channel, text, decision, decisionReason, decidedAt } = objection;
  const isMoot = agreement.closedBecause === "withdrawn" && isUnsettled({ decision });
  return (
    <section className={classes.objection} aria-label="Objection">
      <h4>
        Objection of <Day on={receivedOn} />, {channelWords[channel]}{" "}
        <ToneBadge tone={isTimely ? "bad" : "neutral"}>{isTimely ? "In time" : "Late"}</ToneBadge>
      </h4>
      {text === null ? (
        <p>No text was recorded.</p>
      ) : (
        <blockquote className={classes.quote}>{text}</blockquote>
      )}
      {decision === null ? null : (
        <p>
          <b>{decisionWords[decision].label}</b>
          {decidedAt === null ? null : (
            <>
              , <Moment at={decidedAt} zone={agreement.zone} />
            </>
          )}
          . {decisionReason} <span className={classes.reply}>{decisionWords[decision].help}</span>
          {objection.decisionClause === null ? null : (
            <span className={classes.reply}>Clause: {objection.decisionClause}</span>
          )}
          {objection.doneWithout === null ? null : (
            <span className={classes.reply}>Done without it: {objection.doneWithout}</span>
          )}
        </p>
      )}
      <p>
        <Link href={`/staff/objections/${encodeURIComponent(objection.id)}`} prefetch={false}>
          Its page, with the letter to the customer
        </Link>
      </p>
      {isMoot ? <p>Settled: the change was withdrawn and will not be made.</p> : null}
      {view.may.decide && isUndecided(objection) && !isMoot ? (
        <DecideObjection {...{ view, agreement, objection }} action={actions.decide} />
      ) : null}
    </section>
  );
}

import Link from "next/link";
import {
  type DueStep,
  type IncidentView,
  incidentKindWords,
  incidentStepWords,
} from "@/lib/domain/incident/incident-view";
import { recordPath } from "@/lib/domain/record/record-address";
import { ToneBadge } from "../ui/badges";
import { Day, Moment } from "../ui/day";
import { Facts } from "../ui/facts";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import { IncidentFact } from "./incident-fact";
import { CloseIncident, CorrectDays, ReopenIncident } from "./incident-forms";
import { IncidentJustOpened } from "./incident-just-opened";
import { IncidentLetter } from "./incident-letter";
import { NoBreach } from "./incident-list";
import type { IncidentLetters, IncidentOpened, IncidentProps } from "./incident-props";
import { IncidentSuspension } from "./incident-suspension";
import { IncidentTold } from "./incident-told";

/** One incident: what it is, what is next, who was told when, what became of suspension, and how it was closed. */
export function IncidentDetails({
  opened,
  letter,
  ...props
}: IncidentProps & { opened: IncidentOpened | null; letter: IncidentLetters | null }) {
  const { incident, may, actions } = props;
  const mayRecord = incident.isOpen && may.record;
  return (
    <>
      <PageTitle
        title={incident.title}
        kicker={
          <>
            <Link href="/staff/incidents">Incidents</Link> / {incident.number}
          </>
        }
      >
        <ToneBadge tone={incident.isOpen ? "bad" : "neutral"}>
          {incident.isOpen ? "Open" : "Closed"}
        </ToneBadge>
      </PageTitle>
      {opened === null ? null : <IncidentJustOpened opened={opened} />}
      <Facts items={factsOf(incident)} />
      <IncidentFact fact={incident.fact} />
      <NoBreach />
      <NextSteps incident={incident} />
      <Turns incident={incident} />
      {mayRecord ? <CorrectDays incident={incident} action={actions.days} /> : null}
      <IncidentTold {...props} action={mayRecord ? actions.told : null} />
      {letter === null ? null : <IncidentLetter incident={incident} letter={letter} />}
      <IncidentSuspension {...props} action={mayRecord ? actions.suspend : null} />
      {incident.isOpen && may.close ? (
        <CloseIncident incident={incident} action={actions.close} />
      ) : null}
      {!incident.isOpen && may.close ? (
        <ReopenIncident incident={incident} action={actions.reopen} />
      ) : null}
    </>
  );
}

function NextSteps({ incident: { steps } }: { incident: IncidentView }) {
  if (steps.length === 0) return null;
  return (
    <Panel title="What is next" id="next">
      <ol>
        {steps.map((step) => (
          <li key={step}>{incidentStepWords[step]}</li>
        ))}
      </ol>
    </Panel>
  );
}

/** What was left undone when it was closed, and each time that it was opened again; one plain closing stands among the facts. */
function Turns({ incident: { turns } }: { incident: IncidentView }) {
  if (turns.every(({ isClosed, undone }) => isClosed && undone.length === 0)) return null;
  return (
    <Panel title="Closed and opened again" id="turns">
      <ol>
        {turns.map(({ at, by, isClosed, reason, undone }) => (
          <li key={at}>
            {isClosed ? "Closed" : "Opened again"} on <Moment at={at} zone="UTC" /> by {by}:{" "}
            {reason}
            {undone.length === 0 ? null : (
              <ul>
                {undone.map((one) => (
                  <li key={one.step}>
                    Left undone: {undoneWords[one.step]}, because: {one.reason}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const undoneWords: Readonly<Record<DueStep, string>> = {
  TELL: "telling the customers that were not told",
  SUSPEND: "the decision about suspension",
  DECIDE_OBJECTION: "the decision on the objection",
};

function factsOf(incident: IncidentView) {
  const { kind, engagement, objection, changeSetId, closedAt, closedBy, closedReason } = incident;
  return [
    {
      label: "Kind",
      value: incidentKindWords[kind].label,
      hint: incidentKindWords[kind].meaning,
    },
    ...(changeSetId === null
      ? []
      : [
          {
            label: "Change",
            value: (
              <Link href={`/staff/changes/${encodeURIComponent(changeSetId)}`}>
                {incident.title}
              </Link>
            ),
          },
        ]),
    ...(engagement === null
      ? []
      : [
          {
            label: "Sub-processor",
            value: (
              <Link href={recordPath({ kind: "Engagement", ref: engagement.ref })}>
                {engagement.title}
              </Link>
            ),
          },
        ]),
    ...(objection === null
      ? []
      : [
          {
            label: "Objection",
            value: (
              <Link href={`/staff/objections/${encodeURIComponent(objection.id)}`}>
                Received on <Day on={objection.receivedOn} />
              </Link>
            ),
            hint: objection.isDecided ? "Decided" : "Not decided yet",
          },
        ]),
    { label: "True since", value: <Day on={incident.trueSince} /> },
    { label: "Known on", value: <Day on={incident.knownOn} /> },
    {
      label: "Opened",
      value: <Moment at={incident.openedAt} zone="UTC" />,
      hint: `by ${incident.openedBy}`,
    },
    ...(closedAt === null
      ? []
      : [
          {
            label: "Closed",
            value: <Moment at={closedAt} zone="UTC" />,
            hint: `by ${closedBy ?? "nobody known"}: ${closedReason ?? ""}`,
          },
        ]),
  ];
}

import type { ExcerptEntry, PackIncident, PackNotice } from "./pack-facts";
import { type PackProblem, packProblem } from "./pack-problem";

type Payload = NonNullable<ExcerptEntry["payload"]>;
type Told = readonly { readonly event: string; readonly payload: Payload }[];

/** The incidents of all notices of a pack; one that concerns several is there with each. */
export function incidentsIn({
  notices,
}: {
  readonly notices: readonly Pick<PackNotice, "incidents">[];
}): PackIncident[] {
  return notices.flatMap(({ incidents = [] }) => incidents);
}

/**
 * Holds each incident against what the audit chain tells of it: whether it is open, what became of suspension, its days, and who was
 * told by another way than the mail of the change. Of several words on one thing the last counts.
 */
export function problemsOfIncidents(
  { notices }: { readonly notices: readonly Pick<PackNotice, "agreementRef" | "incidents">[] },
  told: Told,
): PackProblem[] {
  return notices.flatMap(({ agreementRef, incidents = [] }) =>
    incidents.flatMap((incident) => {
      const { id } = incident;
      const own = told.filter(({ payload }) => payload.incidentId === id);
      return [
        ...(isTrue(incident, agreementRef, own)
          ? []
          : [packProblem("actDiffers", `incident ${id}`)]),
        ...(areTold(incident, agreementRef, own)
          ? []
          : [packProblem("actNotTold", `telling of incident ${id}`)]),
      ];
    }),
  );
}

/** What an entry would say that was withheld is not judged: such entries are counted. */
function isTrue(incident: PackIncident, agreementRef: string, own: Told): boolean {
  const last = (...events: string[]) => own.findLast(({ event }) => events.includes(event));
  const turn = last("incident.closed", "incident.reopened");
  const suspension = suspensionOf(agreementRef, own);
  const days = last("incident.daysSet")?.payload;
  return (
    (turn === undefined ||
      incident.state === (turn.event === "incident.closed" ? "CLOSED" : "OPEN")) &&
    (suspension === null ||
      (incident.suspension === suspension.what && incident.suspensionOn === suspension.on)) &&
    (days === undefined ||
      (incident.trueSince === days.trueSince && incident.knownOn === days.knownOn))
  );
}

type Suspension = { readonly what: unknown; readonly on: unknown };

/** What became of suspension for one agreement: one that is named again keeps its first day, and who is not named has none. */
function suspensionOf(agreementRef: string, own: Told): Suspension | null {
  return own.reduce<Suspension | null>((standing, { event, payload }) => {
    if (event !== "incident.suspension") return standing;
    const { suspension: what, on, agreementRefs } = payload;
    if (!Array.isArray(agreementRefs)) return { what, on };
    if (!agreementRefs.includes(agreementRef)) return { what: null, on: null };
    return { what, on: standing?.what === "DONE" ? standing.on : on };
  }, null);
}

/** Each telling has an entry of its own. */
function areTold({ told }: PackIncident, agreementRef: string, own: Told): boolean {
  const days = own.flatMap(({ event, payload }) =>
    event === "incident.told" && payload.agreementRef === agreementRef ? [payload.toldOn] : [],
  );
  return told.every(({ toldOn }) => days.includes(toldOn));
}

import { factHash } from "@/lib/domain/incident/told-fact";
import type { ExcerptEntry, PackIncident, PackNotice } from "./pack-facts";
import { type PackProblem, packProblem } from "./pack-problem";

type Payload = NonNullable<ExcerptEntry["payload"]>;
type Told = readonly { readonly event: string; readonly payload: Payload }[];

/** What in a pack an incident can lie with: a notice, or the end of an agreement without one. */
type Bearing = {
  readonly notices: readonly Bearer[];
  readonly terminations?: readonly Bearer[];
};
type Bearer = Pick<PackNotice, "agreementRef" | "incidents">;

/** All that has incidents, each with its agreement. */
export function bearersIn({ notices, terminations = [] }: Bearing): Bearer[] {
  return [...notices, ...terminations];
}

/** The incidents of a pack; one that concerns several notices is there with each. */
export function incidentsIn(parts: Bearing): PackIncident[] {
  return bearersIn(parts).flatMap(({ incidents = [] }) => incidents);
}

/**
 * Holds each incident against what the audit chain tells of it: whether it is open, what became of suspension, its days, the words of a
 * fact that stands in no record, and who was told by another way than the mail of the change. Of several words on one thing the last counts.
 *
 * @param withheld the events of which the pack shows some by their hashes alone
 */
export function problemsOfIncidents(
  parts: Bearing,
  told: Told,
  withheld: ReadonlySet<string>,
): PackProblem[] {
  return bearersIn(parts).flatMap(({ agreementRef, incidents = [] }) =>
    incidents.flatMap((incident) => {
      const { id } = incident;
      const own = told.filter(({ payload }) => payload.incidentId === id);
      return [
        ...(isTrue(incident, agreementRef, own, withheld)
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
function isTrue(
  incident: PackIncident,
  agreementRef: string,
  own: Told,
  withheld: ReadonlySet<string>,
): boolean {
  const last = (...events: string[]) => own.findLast(({ event }) => events.includes(event));
  const turn = last("incident.closed", "incident.reopened");
  const suspension = withheld.has("incident.suspension") ? null : suspensionOf(agreementRef, own);
  const opened = last("incident.opened")?.payload;
  const days =
    last("incident.daysSet")?.payload ?? (withheld.has("incident.daysSet") ? undefined : opened);
  return (
    (turn === undefined ||
      incident.state === (turn.event === "incident.closed" ? "CLOSED" : "OPEN")) &&
    (suspension === null ||
      (incident.suspension === suspension.what && incident.suspensionOn === suspension.on)) &&
    (days?.knownOn === undefined ||
      (incident.trueSince === days.trueSince && incident.knownOn === days.knownOn)) &&
    isToldAsOpened(incident, opened)
  );
}

/** The words of a fact that stands in no record are those with which it was opened. */
function isToldAsOpened({ fact = null }: PackIncident, opened: Payload | undefined): boolean {
  if (opened === undefined) return true;
  return opened.factHash === (fact === null ? undefined : factHash(fact));
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

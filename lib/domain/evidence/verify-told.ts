import { sha256 } from "@/lib/domain/publication/canonical";
import type { PackManifest, PackSubject } from "./pack";
import type { ExcerptEntry, PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";
import { bearersIn, incidentsIn, problemsOfIncidents } from "./verify-incidents";

type Payload = NonNullable<ExcerptEntry["payload"]>;
type Act = { readonly where: string; readonly isThere: boolean; readonly isTrue: boolean };

/**
 * Holds what a pack says of acts against what its excerpt of the audit chain tells of them: an objection, an approval, advice, a
 * letter or a decision that was changed or put in shows, and one that was left out where its entry says what it tells.
 */
export function problemsOfActs(
  parts: PackParts,
  { subject }: Pick<PackManifest, "subject">,
): PackProblem[] {
  const told = parts.excerpt.entries.flatMap(({ event, payload }) =>
    payload === undefined ? [] : [{ event, payload }],
  );
  const acts = told.flatMap(({ event, payload }) => actsOf(parts, event, payload));
  return [
    ...acts.flatMap(({ where, isThere, isTrue }) =>
      isThere
        ? isTrue
          ? []
          : [packProblem("actDiffers", where)]
        : [packProblem("actMissing", where)],
    ),
    ...decisions(parts, told),
    ...problemsOfIncidents(parts, told, withheldOf(parts, subject)),
    ...untold(parts, told),
  ];
}

/**
 * Whether an objection that was late when it was entered is in time by the days that count: a later telling moved them.
 *
 * Source: none, product decision 0056.
 */
function cameIntoTime(
  notice: PackNotice | undefined,
  objection: PackNotice["objections"][number] | undefined,
): boolean {
  if (notice === undefined || objection?.timely !== true) return false;
  const lastDay = notice.dates?.objectionLastDay ?? null;
  return lastDay === null || objection.receivedOn <= lastDay;
}

/** The mails that an act ordered. What nobody could be told by mail has none. */
function mailsOrdered({ deliveries }: PackParts, payload: Payload, what: string): Act[] {
  const { announcementId, deliveries: ordered } = payload;
  if (typeof announcementId !== "string" || !(Number(ordered) > 0)) return [];
  const mails = deliveries.filter((one) => one.announcementId === announcementId);
  return [act(what, mails[0], mails.length === ordered)];
}

function actsOf(parts: PackParts, event: string, payload: Payload): Act[] {
  const { changeSetId, agreementRef } = payload;
  const notice = parts.notices.find(
    (one) => one.changeSetId === changeSetId && one.agreementRef === agreementRef,
  );
  switch (event) {
    case "objection.recorded": {
      const found = notice?.objections.find(({ id }) => id === payload.objectionId);
      const isTrue = found?.timely === payload.timely || cameIntoTime(notice, found);
      const own = act(`objection ${payload.objectionId}`, found, isTrue);
      const incident = notice?.incidents?.find(({ id }) => id === payload.incidentId);
      const receipt = mailsOrdered(parts, payload, `receipt of objection ${payload.objectionId}`);
      return payload.incidentId === undefined
        ? [own, ...receipt]
        : [own, ...receipt, act(`incident ${payload.incidentId}`, incident, true)];
    }
    case "objection.answered": {
      const answers = parts.notices
        .flatMap(({ objections }) => objections)
        .find(({ id }) => id === payload.objectionId)?.answers;
      const found = answers?.find(({ text }) => sha256(text) === payload.textHash);
      const isTrue = found?.answeredOn === payload.answeredOn;
      return [act(`answer to objection ${payload.objectionId}`, found, isTrue)];
    }
    case "incident.opened":
    case "incident.closed": {
      const found = incidentsIn(parts).find(({ id }) => id === payload.incidentId);
      return [act(`incident ${payload.incidentId}`, found, true)];
    }
    case "incident.told": {
      // Of an agreement of which this pack has nothing, nothing is told here.
      const own = bearersIn(parts)
        .filter((one) => one.agreementRef === agreementRef)
        .flatMap(({ incidents = [] }) => incidents.filter(({ id }) => id === payload.incidentId));
      if (own.length === 0) return [];
      const found = own.find(({ told }) => told.some(({ toldOn }) => toldOn === payload.toldOn));
      return [act(`telling of incident ${payload.incidentId}`, found, true)];
    }
    case "objection.decided": {
      const what = `mail of the decision on objection ${payload.objectionId}`;
      return mailsOrdered(parts, payload, what);
    }
    case "approval.recorded": {
      const found = notice?.approvals.find(({ id }) => id === payload.approvalId);
      return [act(`approval ${payload.approvalId}`, found, found?.kind === payload.kind)];
    }
    case "notice.acknowledged": {
      const found = notice?.acknowledgements.find(
        ({ contactId }) => contactId === payload.contactId,
      );
      return [act(`receipt of ${agreementRef} confirmed by ${payload.contactId}`, found, true)];
    }
    case "letter.recorded":
    case "delivery.resent": {
      const found = parts.deliveries.find(({ id }) => id === payload.deliveryId);
      return [act(`delivery ${payload.deliveryId}`, found, true)];
    }
    case "delivery.bounced": {
      const found = parts.deliveries.find(({ id }) => id === payload.deliveryId);
      return [act(`delivery ${payload.deliveryId}`, found, found?.state === "BOUNCED")];
    }
    case "advice.given": {
      const advice = parts.changes.flatMap((change) => change.advice);
      const found = advice.find(({ id }) => id === payload.adviceId);
      const isTrue =
        found?.textHash === payload.textHash &&
        found?.inFavour === payload.inFavour &&
        (found?.text === null || sha256(found?.text ?? "") === found?.textHash);
      return [act(`advice ${payload.adviceId}`, found, isTrue)];
    }
    default:
      return [];
  }
}

function act(where: string, found: unknown, isTrue: boolean): Act {
  return { where, isThere: found !== undefined, isTrue };
}

type Told = readonly { readonly event: string; readonly payload: Payload }[];

/**
 * Of what a customer's pack may have entries about its incidents by their hashes alone: corrections of days hold reasons that staff wrote
 * for each other, a suspension may name other customers. A pack about a change shows all of its own.
 */
function withheldOf({ excerpt }: PackParts, { type }: PackSubject): ReadonlySet<string> {
  if (type === "change") return new Set();
  return new Set(
    excerpt.entries.flatMap(({ event, payload }) => (payload === undefined ? [event] : [])),
  );
}

/** Of several decisions on one objection the last one counts, and none that is open again since. */
function decisions({ notices }: PackParts, told: Told): PackProblem[] {
  const last = new Map(
    told.flatMap(({ event, payload }): (readonly [unknown, unknown])[] => {
      if (event === "objection.decided") return [[payload.objectionId, payload.decision]];
      if (event !== "notice.reopened" || !Array.isArray(payload.objectionIds)) return [];
      return payload.objectionIds.map((id: unknown) => [id, null] as const);
    }),
  );
  return notices
    .flatMap(({ objections }) => objections)
    .filter(({ id, decision }) => (last.get(id) ?? null) !== decision)
    .map(({ id }) => packProblem("actDiffers", `objection ${id}`));
}

/** What the pack has and the chain does not tell of. */
function untold({ notices, changes, terminations = [] }: PackParts, told: Told): PackProblem[] {
  const ids = new Set(
    told.flatMap(({ payload }) => [
      payload.objectionId,
      payload.approvalId,
      payload.adviceId,
      payload.incidentId,
    ]),
  );
  const found = [
    ...notices.flatMap(({ objections, approvals }) => [
      ...objections.map(({ id }) => ({ id, where: `objection ${id}` })),
      ...approvals.map(({ id }) => ({ id, where: `approval ${id}` })),
    ]),
    ...incidentsIn({ notices, terminations }).map(({ id }) => ({ id, where: `incident ${id}` })),
    ...changes.flatMap(({ advice }) => advice.map(({ id }) => ({ id, where: `advice ${id}` }))),
  ];
  return found
    .filter(({ id }) => !ids.has(id))
    .map(({ where }) => packProblem("actNotTold", where));
}

/** What customers and advisers did, and how the telling of it went: other changes and customers have such entries, too. */
const acts: ReadonlySet<string> = new Set([
  "objection.recorded",
  "objection.decided",
  "objection.answered",
  "incident.opened",
  "incident.told",
  "incident.suspension",
  "incident.daysSet",
  "incident.closed",
  "incident.reopened",
  "approval.recorded",
  "notice.acknowledged",
  "notice.reopened",
  "advice.given",
  "letter.recorded",
  "delivery.resent",
  "delivery.bounced",
]);

/** How many entries tell of such an act and are shown by their hashes alone: of whom, only the whole chain can tell. */
export function undisclosedActs({ excerpt }: Pick<PackParts, "excerpt">): number {
  return excerpt.entries.filter(({ event, payload }) => payload === undefined && acts.has(event))
    .length;
}

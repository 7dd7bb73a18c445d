import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Suspension } from "@/lib/domain/incident/incident-view";
import { liftedBy, suspensionDayTrouble } from "@/lib/domain/incident/lifting";
import { nextSuspended, type SuspendedSince } from "@/lib/domain/incident/suspended";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { inUseOn } from "../gate/still-in-use";
import { presentRegister } from "../register";
import type { Entry, Transaction } from "../write";
import { type Acted, type IncidentRefusal, type Open, onOpen, todayAt } from "./incident-acts";
import { heldFrom, laterThan, sinceOf, suspendable } from "./suspensions";

/** What became of suspension, as somebody records it. */
type Said = {
  readonly id: string;
  readonly suspension: Suspension;
  readonly on: CalendarDate;
  readonly reason: string;
  /** For whom; none: all that the incident concerns. */
  readonly agreementRefs?: readonly string[];
};

type SuspensionRefusal =
  | "notYet"
  | "notSuspended"
  | "notConcerned"
  | "reasonMissing"
  | "notNamedLifter"
  | "suspendedByYou"
  | "suspendedTooEarly"
  | "liftedTooEarly";

/**
 * Records what became of suspension: proposed, done, not possible or lifted, on which day and why. What is suspended is not
 * authorised until it is lifted, for the agreements that are named, else for all of the incident. Done again with others, it is
 * suspended for these alone, and lifted for whoever is not among them.
 *
 * Source: none, product decisions 0059 and 0067; product rule V4 for the second person.
 * Reading: to suspend protects, so whoever learns of something may. To lift it makes a sub-processor authorised again: an approver does
 * that, and not the one who recorded the suspension, in whatever words it is recorded.
 */
export async function recordSuspension(
  actor: Actor,
  said: Said,
): Promise<Result<Acted, IncidentRefusal | SuspensionRefusal>> {
  if (!mayDo(actor, "incident:record")) return refuse("notAllowed");
  const { id, suspension, on, reason, agreementRefs = [] } = said;
  if (reason.trim() === "") return refuse("reasonMissing");
  const named = suspension === "DONE" ? agreementRefs : [];
  let engagementRefs: string[] = [];
  let lifted: readonly string[] = [];
  let cameLater: readonly string[] = [];
  const events = (): AuditEvent[] => [
    {
      type: "incident.suspension",
      incidentId: id,
      suspension,
      on,
      ...(engagementRefs.length === 0 ? {} : { engagementRefs }),
      ...(named.length === 0 ? {} : { agreementRefs: named }),
    },
    ...(cameLater.length === 0
      ? []
      : [
          {
            type: "incident.suspendedLater" as const,
            incidentId: id,
            agreementRefs: cameLater,
          },
        ]),
    // Apart, since customers are shown the entry of a suspension, and no words that staff wrote for each other.
    ...(lifted.length === 0
      ? []
      : [{ type: "incident.lifted" as const, incidentId: id, agreements: lifted.length, reason }]),
  ];
  return onOpen<SuspensionRefusal>(actor, id, events, async (tx, entry, incident) => {
    const suspendedRefs = await suspendedBy(tx, entry, incident, suspension);
    const later = await laterThan({ ...incident, suspendedRefs }, entry.at);
    const known = new Set([...incident.agreementRefs, ...later.map(({ ref }) => ref)]);
    if (named.some((ref) => !known.has(ref))) return refuse("notConcerned");
    if (suspension === "LIFTED" && incident.suspension !== "DONE") return refuse("notSuspended");
    const before = await suspendedBefore(incident, entry.at);
    lifted = liftedBy(before, suspension, named);
    const barred = await whyNotLift(tx, actor, id, lifted);
    if (barred !== null) return refuse(barred);
    const days = { trueSince: dayOf(incident.trueSince), today: await todayAt(tx, entry) };
    const trouble = suspensionDayTrouble(before, lifted, suspension, on, days);
    if (trouble !== null) return refuse(trouble);
    const began = suspension === "DONE" && named.length === 0 ? [...known] : named;
    cameLater = beyond(incident, [...began, ...lifted]);
    engagementRefs = [...new Set([...refsNow(incident), ...suspendedRefs])];
    const data = { suspension, suspensionOn: columnOf(on), suspensionReason: reason };
    const suspendedSince = named.length === 0 ? Prisma.DbNull : nextSuspended(before, named, on);
    await tx.incident.update({ where: { id }, data: { ...data, suspendedRefs, suspendedSince } });
    return done(null);
  });
}

/** Of these agreements, each once, those that the incident did not concern when it was opened. */
function beyond({ agreementRefs }: Open, refs: readonly string[]): readonly string[] {
  const first = new Set(agreementRefs);
  return [...new Set(refs)].filter((ref) => !first.has(ref));
}

/** Whether recording it so would make something authorised again for somebody, by whoever may do that. */
export async function liftsSuspension(
  actor: Actor,
  { id, suspension, agreementRefs = [] }: Pick<Said, "id" | "suspension" | "agreementRefs">,
): Promise<boolean> {
  if (!mayDo(actor, "incident:lift")) return false;
  const incident = await database().incident.findUnique({ where: { id } });
  if (incident === null) return false;
  const before = await suspendedBefore(incident, actor.at);
  return liftedBy(before, suspension, agreementRefs).length > 0;
}

/** Since when it is suspended for each agreement, those among them that came later; empty while it is not. */
async function suspendedBefore(incident: Open, at: Instant): Promise<SuspendedSince> {
  if (incident.suspension !== "DONE") return {};
  const later = incident.suspendedSince === null ? await laterThan(incident, at) : [];
  return { ...Object.fromEntries(later.map(heldFrom(incident))), ...sinceOf(incident) };
}

/**
 * Why somebody may not lift it; null where they may, and where it is lifted for nobody. Whoever had a part in the suspension as it stands
 * does not end it, though another recorded it again since.
 */
async function whyNotLift(
  tx: Transaction,
  actor: Actor,
  incidentId: string,
  lifted: readonly string[],
): Promise<"notNamedLifter" | "suspendedByYou" | null> {
  if (lifted.length === 0) return null;
  if (!mayDo(actor, "incident:lift")) return "notNamedLifter";
  const recorded = await tx.auditEntry.findMany({
    where: {
      event: "incident.suspension",
      payload: { path: ["incidentId"], equals: incidentId },
    },
    orderBy: { position: "asc" },
    select: { actor: true, payload: true },
  });
  const isDone = ({ payload }: (typeof recorded)[number]) =>
    (payload as { suspension?: unknown } | null)?.suspension === "DONE";
  const standing = recorded.slice(recorded.findLastIndex((entry) => !isDone(entry)) + 1);
  return standing.some((entry) => entry.actor === actorName(actor)) ? "suspendedByYou" : null;
}

/** The sub-processors that are suspended now. */
function refsNow({ suspension, suspendedRefs }: Open): readonly string[] {
  return suspension === "DONE" ? suspendedRefs : [];
}

/** The sub-processors that are suspended once it is recorded so. */
async function suspendedBy(
  tx: Transaction,
  { at }: Entry,
  incident: Open,
  suspension: Suspension,
): Promise<string[]> {
  if (suspension !== "DONE") return [];
  const { register } = await presentRegister(tx);
  const { changeSetId } = incident;
  const changeSet = changeSetId === null ? null : await findChangeSet(changeSetId, tx);
  const used = await inUseOn(register, todayIn(register, at), null, tx);
  const refs = suspendable(used, incident, changeSet === null ? [] : itemsOf(changeSet));
  // Recorded again, it takes back nothing that was suspended: only lifting it does.
  return [...new Set([...refsNow(incident), ...refs])];
}

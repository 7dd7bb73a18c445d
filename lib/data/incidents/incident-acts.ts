import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { CalendarDate } from "@/lib/domain/calendar";
import { unansweredSteps } from "@/lib/domain/incident/incident-steps";
import { type DueStep, dueSteps } from "@/lib/domain/incident/incident-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Prisma } from "../database/generated/client";
import { columnOf } from "../days";
import { authorisedUseOf } from "../gate/authorised-use";
import type { Channel } from "../objections/objections";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { type DayTrouble, dayTrouble } from "./adverse-days";
import { openIncident } from "./incident-opening";
import { findIncident } from "./incidents";
import { sinceOf } from "./suspensions";

export type Acted = { readonly id: string; readonly number: number; readonly position: number };
export type IncidentRefusal = "notAllowed" | "noSuchIncident" | "incidentClosed";
export type Open = Prisma.IncidentGetPayload<object>;

/**
 * Opens an incident about a sub-processor that is or was in use for agreements before they authorised it.
 *
 * Source: GDPR Art. 28(2), first sentence.
 */
export async function openUseIncident(
  actor: Actor,
  { engagementRef }: { engagementRef: string },
): Promise<Result<Acted, "notAllowed" | "noSuchEngagement" | "nothingBefore" | "openAlready">> {
  if (!mayDo(actor, "incident:record")) return refuse("notAllowed");
  const found = await authorisedUseOf(actor, engagementRef);
  if (found === null) return refuse("noSuchEngagement");
  const agreementRefs = found.rows.flatMap((row) => (row.isBefore ? [row.agreementRef] : []));
  const trueSince = found.use.from;
  if (agreementRefs.length === 0 || trueSince === null) return refuse("nothingBefore");
  const { register } = await presentRegister();
  const knownOn = todayIn(register, actor.at);
  return write<Acted, "openAlready">(
    actor,
    ({ id }) => ({
      type: "incident.opened",
      incidentId: id,
      kind: "USE_BEFORE_AUTHORISATION",
      engagementRef,
    }),
    async (tx, { at, position }) => {
      const open = await tx.incident.count({
        where: { engagementRef, kind: "USE_BEFORE_AUTHORISATION", state: "OPEN" },
      });
      if (open > 0) return refuse("openAlready");
      const opened = await openIncident(tx, at, {
        kind: "USE_BEFORE_AUTHORISATION",
        engagementRef,
        agreementRefs,
        trueSince,
        knownOn,
        openedBy: actorName(actor),
      });
      return done({ ...opened, position });
    },
  );
}

/** Records that a customer was told of an incident by another way than the mail of its change. */
export async function recordTold(
  actor: Actor,
  told: { id: string; agreementRef: string; toldOn: CalendarDate; channel: Channel; text: string },
): Promise<Result<Acted, IncidentRefusal | "notYet" | "notConcerned">> {
  if (!mayDo(actor, "incident:record")) return refuse("notAllowed");
  const { id, agreementRef, toldOn, channel, text } = told;
  const event = { type: "incident.told" as const, incidentId: id, agreementRef, toldOn };
  return onOpen<"notYet" | "notConcerned">(actor, id, event, async (tx, entry, incident) => {
    if (toldOn > (await todayAt(tx, entry))) return refuse("notYet");
    if (!incident.agreementRefs.includes(agreementRef)) return refuse("notConcerned");
    await tx.incidentTelling.create({
      data: {
        id: randomUUID(),
        incidentId: id,
        agreementRef,
        toldOn: columnOf(toldOn),
        channel,
        text,
        enteredAt: entry.at,
        enteredBy: actorName(actor),
      },
    });
    return done(null);
  });
}

/** Corrects since when it was true, or when it was known; the chain keeps why. */
export async function setIncidentDays(
  actor: Actor,
  days: { id: string; trueSince: CalendarDate; knownOn: CalendarDate; reason: string },
): Promise<Result<Acted, IncidentRefusal | DayTrouble | "suspendedTooEarly">> {
  if (!mayDo(actor, "incident:record")) return refuse("notAllowed");
  const { id, trueSince, knownOn, reason } = days;
  const event = { type: "incident.daysSet" as const, incidentId: id, trueSince, knownOn, reason };
  type Trouble = DayTrouble | "suspendedTooEarly";
  return onOpen<Trouble>(actor, id, event, async (tx, entry, incident) => {
    const trouble = dayTrouble({ trueSince, knownOn }, await todayAt(tx, entry));
    if (trouble !== null) return refuse(trouble);
    const since = incident.suspension === "DONE" ? Object.values(sinceOf(incident)) : [];
    if (since.some((day) => day < trueSince)) return refuse("suspendedTooEarly");
    const data = { trueSince: columnOf(trueSince), knownOn: columnOf(knownOn) };
    await tx.incident.update({ where: { id }, data });
    return done(null);
  });
}

/**
 * Closes an incident, with what came of it. A step that is due and undone stands in the way, unless whoever closes says why it is
 * left undone.
 *
 * @param undone the reason of each step that is left undone
 */
export async function closeIncident(
  actor: Actor,
  { id, reason, undone = {} }: { id: string; reason: string; undone?: Undone },
): Promise<Result<Acted, IncidentRefusal | "reasonMissing" | "stepsUndone">> {
  if (!mayDo(actor, "incident:close")) return refuse("notAllowed");
  if (reason.trim() === "") return refuse("reasonMissing");
  const view = await findIncident(actor, id);
  const steps = view?.steps ?? [];
  const left = dueSteps.flatMap((step) =>
    steps.includes(step) ? [{ step, reason: undone[step]?.trim() ?? "" }] : [],
  );
  const event = {
    type: "incident.closed" as const,
    incidentId: id,
    reason,
    ...(left.length === 0 ? {} : { undone: left }),
  };
  return onOpen<"stepsUndone">(actor, id, event, async (tx, entry, incident) => {
    const isOther = incident.suspension !== view?.suspension;
    if (isOther || unansweredSteps(steps, undone).length > 0) return refuse("stepsUndone");
    const closed = { closedAt: entry.at, closedBy: actorName(actor), closedReason: reason };
    await tx.incident.update({ where: { id }, data: { state: "CLOSED", ...closed } });
    return done(null);
  });
}

type Undone = Partial<Readonly<Record<DueStep, string>>>;

/** Opens a closed incident again, with the reason: the chain keeps that it was closed, and why. */
export async function reopenIncident(
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Result<Acted, "notAllowed" | "noSuchIncident" | "incidentOpen" | "reasonMissing">> {
  if (!mayDo(actor, "incident:close")) return refuse("notAllowed");
  if (reason.trim() === "") return refuse("reasonMissing");
  return write<Acted, "noSuchIncident" | "incidentOpen">(
    actor,
    { type: "incident.reopened", incidentId: id, reason },
    async (tx, { position }) => {
      const incident = await tx.incident.findUnique({ where: { id } });
      if (incident === null) return refuse("noSuchIncident");
      if (incident.state === "OPEN") return refuse("incidentOpen");
      const opened = { closedAt: null, closedBy: null, closedReason: null };
      await tx.incident.update({ where: { id }, data: { state: "OPEN", ...opened } });
      return done({ id, number: incident.number, position });
    },
  );
}

export async function todayAt(tx: Transaction, { at }: Entry): Promise<CalendarDate> {
  const { register } = await presentRegister(tx);
  return todayIn(register, at);
}

/** One step of an incident that is open. */
export async function onOpen<Reason extends string>(
  actor: Actor,
  id: string,
  event: AuditEvent | (() => AuditEvent | readonly AuditEvent[]),
  act: (tx: Transaction, entry: Entry, incident: Open) => Promise<Result<null, Reason>>,
): Promise<Result<Acted, Reason | IncidentRefusal>> {
  return write<Acted, Reason | IncidentRefusal>(actor, event, async (tx, entry) => {
    const incident = await tx.incident.findUnique({ where: { id } });
    if (incident === null) return refuse("noSuchIncident");
    if (incident.state === "CLOSED") return refuse("incidentClosed");
    const acted = await act(tx, entry, incident);
    if (!acted.ok) return acted;
    return done({ id, number: incident.number, position: entry.position });
  });
}

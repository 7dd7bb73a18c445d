import { z } from "zod";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { engagementNamed } from "@/lib/domain/change/restored-engagement";
import { isUndecided } from "@/lib/domain/change/standing";
import { daysUntilTold, incidentSteps } from "@/lib/domain/incident/incident-steps";
import {
  dueSteps,
  type IncidentAgreement,
  type IncidentRow,
  type IncidentTold,
  type IncidentTurn,
  type IncidentView,
} from "@/lib/domain/incident/incident-view";
import { toldFact } from "@/lib/domain/incident/told-fact";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, type Register } from "@/lib/domain/register";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { inUseOn } from "../gate/still-in-use";
import { namesOfActors } from "../people/actor-names";
import { presentRegister } from "../register";
import { heldFrom, laterThan, sinceOf, suspendable } from "./suspensions";

const parts = {
  changeSet: { select: { title: true } },
  objection: true,
  tellings: { orderBy: [{ toldOn: "asc" }, { id: "asc" }] },
} satisfies Prisma.IncidentInclude;

type Stored = Prisma.IncidentGetPayload<{ include: typeof parts }>;

const mostListed = 500;

/** The incidents: those that are open first, then the newest; none for who may not read the register. */
export async function listIncidents(actor: Actor): Promise<IncidentRow[]> {
  if (!mayDo(actor, "register:read")) return [];
  const rows = await database().incident.findMany({
    include: parts,
    orderBy: [{ state: "asc" }, { number: "desc" }],
    take: mostListed,
  });
  const { register } = await presentRegister();
  return rows.map((row) => incidentRow(register, row));
}

/** One incident, by its id or its number; null where there is none, or the actor may not see it. */
export async function findIncident(actor: Actor, name: string): Promise<IncidentView | null> {
  if (!mayDo(actor, "register:read") || name.includes("\0")) return null;
  const row = await database().incident.findFirst({
    where: /^\d{1,9}$/.test(name) ? { number: Number(name) } : { id: name },
    include: parts,
  });
  return row && viewOf(row, actor);
}

/** The incidents about one change, or about one objection, the oldest first. */
export async function incidentsAbout(
  about: { changeSetId: string } | { objectionId: string } | { noticeId: string },
): Promise<{ id: string; number: number; isOpen: boolean }[]> {
  const rows = await database().incident.findMany({
    where: about,
    select: { id: true, number: true, state: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ id, number, state }) => ({ id, number, isOpen: state === "OPEN" }));
}

function incidentRow(register: Register, row: Stored): IncidentRow {
  const { id, number, kind, state, changeSetId, engagementRef, suspension } = row;
  const engagement =
    engagementRef && recordTitle(register, { kind: "Engagement", ref: engagementRef });
  return {
    id,
    number,
    kind,
    isOpen: state === "OPEN",
    title: row.changeSet?.title ?? row.title ?? engagement ?? `Incident ${number}`,
    changeSetId,
    agreements: row.agreementRefs.length,
    trueSince: dayOf(row.trueSince),
    knownOn: dayOf(row.knownOn),
    suspension,
    closedOn: row.closedAt && dateIn(instantOfColumn(row.closedAt), organisationZone(register)),
  };
}

async function viewOf(row: Stored, actor: Actor): Promise<IncidentView> {
  const { register } = await presentRegister();
  const [told, turns] = await Promise.all([
    toldOf(row, organisationZone(register)),
    turnsOf(row.id),
  ]);
  const names = await namesOfActors([
    row.openedBy,
    ...(row.closedBy === null ? [] : [row.closedBy]),
    ...turns.map(({ by }) => by),
  ]);
  const today = todayIn(register, actor.at);
  const since = row.suspension === "DONE" ? sinceOf(row) : {};
  const customers = row.agreementRefs.map((ref) => ({
    ...agreementView(register, ref, told.get(ref) ?? [], dayOf(row.knownOn), today),
    suspendedSince: since[ref] ?? null,
  }));
  const later = row.suspension === "DONE" ? await laterThan(row, actor.at) : [];
  const { objection, engagementRef } = row;
  const changeSet = row.changeSetId === null ? null : await findChangeSet(row.changeSetId);
  const used = await inUseOn(register, today);
  const suspends =
    row.suspension === "DONE"
      ? row.suspendedRefs
      : suspendable(used, row, changeSet === null ? [] : itemsOf(changeSet));
  const own = incidentRow(register, row);
  // One that has gone since is in no register: the incident knows how it was called.
  const titleOf = (ref: string) =>
    (ref === engagementRef ? row.subprocessor : null) ??
    recordTitle(used.register, { kind: "Engagement", ref });
  const isObjectionOpen =
    objection !== null && isUndecided({ isTimely: objection.timely, decision: objection.decision });
  return {
    ...own,
    fact: toldFact(row),
    engagement:
      engagementRef === null
        ? null
        : { ref: engagementNamed(engagementRef), title: titleOf(engagementRef) },
    objection: objection && {
      id: objection.id,
      receivedOn: dayOf(objection.receivedOn),
      enteredAt: instantOfColumn(objection.receivedAt),
      isDecided: !isObjectionOpen,
    },
    customers,
    cameLater: later.map((agreement) => {
      const { ref } = agreement;
      const [, heldSince] = heldFrom(row)(agreement);
      const isForAll = row.suspendedSince === null;
      return {
        ...namesOf(register, ref),
        suspendedSince: isForAll ? heldSince : (since[ref] ?? null),
      };
    }),
    suspensionOn: dayOf(row.suspensionOn),
    suspensionReason: row.suspensionReason,
    suspends: suspends.map((ref) => ({ ref: engagementNamed(ref), title: titleOf(ref) })),
    openedAt: instantOfColumn(row.openedAt),
    openedBy: names.get(row.openedBy) ?? row.openedBy,
    closedAt: row.closedAt && instantOfColumn(row.closedAt),
    closedBy: row.closedBy === null ? null : (names.get(row.closedBy) ?? row.closedBy),
    closedReason: row.closedReason,
    steps: incidentSteps({
      isOpen: own.isOpen,
      suspension: own.suspension,
      isObjectionOpen,
      untold: customers.filter((customer) => customer.told.length === 0).length,
    }),
    turns: turns.map((turn) => ({ ...turn, by: names.get(turn.by) ?? turn.by })),
  };
}

const turnSchema = z.object({
  reason: z.string(),
  undone: z.array(z.object({ step: z.enum(dueSteps), reason: z.string() })).default([]),
});

/** Each closing and opening again, as the chain has it. */
async function turnsOf(incidentId: string): Promise<IncidentTurn[]> {
  const entries = await database().auditEntry.findMany({
    where: {
      event: { in: ["incident.closed", "incident.reopened"] },
      payload: { path: ["incidentId"], equals: incidentId },
    },
    orderBy: { position: "asc" },
    select: { at: true, actor: true, event: true, payload: true },
  });
  return entries.flatMap(({ at, actor, event, payload }) => {
    const said = turnSchema.safeParse(payload);
    if (!said.success) return [];
    const isClosed = event === "incident.closed";
    return [{ at: instantOfColumn(at), by: actor, isClosed, ...said.data }];
  });
}

function agreementView(
  register: Register,
  ref: string,
  told: readonly IncidentTold[],
  knownOn: CalendarDate,
  today: CalendarDate,
): Omit<IncidentAgreement, "suspendedSince"> {
  return {
    ...namesOf(register, ref),
    told: told.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
    daysUntilTold: daysUntilTold(knownOn, told, today),
  };
}

function namesOf(register: Register, ref: string) {
  const agreement = find(register, "CustomerAgreement", ref);
  const customerRef = agreement?.customerId ?? "";
  const customerName = find(register, "Customer", customerRef)?.name ?? (customerRef || ref);
  return { ref, title: agreement?.title ?? ref, customerRef, customerName };
}

/** Who was told, by agreement: by the accepted mail of an adverse fact, and by what staff have recorded. */
async function toldOf(
  { kind, changeSetId, tellings }: Stored,
  zone: string,
): Promise<Map<string, IncidentTold[]>> {
  const told = new Map<string, IncidentTold[]>();
  const add = (ref: string, one: IncidentTold) => told.set(ref, [...(told.get(ref) ?? []), one]);
  for (const { agreementRef, toldOn, channel, text } of tellings)
    add(agreementRef, { on: dayOf(toldOn), channel, words: text });
  if (kind !== "ADVERSE_FACT" || changeSetId === null) return told;
  const sent = await database().deliveredNotice.findMany({
    where: {
      notice: { changeSetId },
      delivery: {
        state: "ACCEPTED",
        announcement: { kind: { in: ["NOTICE", "ADVERSE", "CORRECTION"] } },
      },
    },
    select: {
      notice: { select: { agreementRef: true } },
      delivery: {
        select: {
          channel: true,
          attempts: {
            where: { outcome: "ACCEPTED" },
            orderBy: { number: "asc" },
            take: 1,
            select: { startedAt: true },
          },
        },
      },
    },
  });
  for (const { notice, delivery } of sent) {
    const [accepted] = delivery.attempts;
    if (accepted === undefined) continue;
    const on = dateIn(instantOfColumn(accepted.startedAt), zone);
    add(notice.agreementRef, { on, channel: delivery.channel, words: "The mail of the change" });
  }
  return told;
}

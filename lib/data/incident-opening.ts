import { randomUUID } from "node:crypto";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { type Consequence, isAdverse } from "@/lib/domain/change/consequence";
import type { IncidentKind } from "@/lib/domain/incident/incident-view";
import { organisationZone } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import { itemsOf, type StoredChangeSet } from "./change-sets";
import { columnOf, instantOfColumn } from "./days";
import type { Entry, Transaction } from "./write";

/** What an incident is about, when it is opened. */
export type IncidentFacts = {
  readonly kind: IncidentKind;
  readonly changeSetId?: string;
  readonly noticeId?: string;
  readonly objectionId?: string;
  readonly engagementRef?: string;
  readonly agreementRefs: readonly string[];
  readonly trueSince: CalendarDate;
  readonly knownOn: CalendarDate;
  readonly openedBy: string;
};

export type Opened = { readonly id: string; readonly number: number };

/** Opens an incident, suspension proposed, within the transaction of the act that showed it; the act's audit entry names it. */
export async function openIncident(
  tx: Transaction,
  at: string,
  { agreementRefs, trueSince, knownOn, ...facts }: IncidentFacts,
): Promise<Opened> {
  const last = await tx.incident.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const id = randomUUID();
  const number = (last?.number ?? 0) + 1;
  await tx.incident.create({
    data: {
      ...facts,
      id,
      number,
      agreementRefs: [...agreementRefs],
      trueSince: columnOf(trueSince),
      knownOn: columnOf(knownOn),
      suspension: "PROPOSED",
      openedAt: at,
    },
  });
  return { id, number };
}

/**
 * Opens the incident of an adverse fact that takes effect now; none for another change.
 *
 * Source: none, product rule 2.4.
 * Reading: it was known on the day on which somebody drafted it, and was true by then at the latest; staff can correct both.
 */
export async function openAdverse(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
  register: Register,
  consequence: Consequence,
): Promise<Opened | null> {
  if (!isAdverse(consequence)) return null;
  const zone = organisationZone(register);
  const drafted = await tx.auditEntry.findFirst({
    where: {
      event: "changeSet.created",
      payload: { path: ["changeSetId"], equals: changeSet.id },
    },
    select: { at: true },
  });
  const knownOn = dateIn(drafted === null ? entry.at : instantOfColumn(drafted.at), zone);
  const days = itemsOf(changeSet).flatMap(({ validFrom }) => validFrom ?? []);
  return openIncident(tx, entry.at, {
    kind: "ADVERSE_FACT",
    changeSetId: changeSet.id,
    agreementRefs: consequence.customers.flatMap((one) =>
      one.class === "A" ? [one.agreement] : [],
    ),
    trueSince: [knownOn, ...days].toSorted()[0] ?? knownOn,
    knownOn,
    openedBy: changeSet.approvedById ?? "system",
  });
}

import { randomUUID } from "node:crypto";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { isAdverse } from "@/lib/domain/change/materiality";
import type { IncidentKind } from "@/lib/domain/incident/incident-view";
import type { ToldFact } from "@/lib/domain/incident/told-fact";
import type { Register } from "@/lib/domain/register";
import type { StoredChangeSet } from "../changes/change-sets";
import { columnOf } from "../days";
import type { Entry, Transaction } from "../write";
import { adverseDays } from "./adverse-days";

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
  /** Of an adverse fact that stands in no record. */
  readonly fact?: ToldFact;
};

export type Opened = { readonly id: string; readonly number: number };

/** Opens an incident, suspension proposed, within the transaction of the act that showed it; the act's audit entry names it. */
export async function openIncident(
  tx: Transaction,
  at: string,
  { agreementRefs, trueSince, knownOn, fact, ...facts }: IncidentFacts,
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
      ...fact,
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
 * Opens the incident of an adverse fact that takes effect now, with the days that its mail states; none for another change.
 *
 * Source: none, product rule 2.4.
 */
export async function openAdverse(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
  register: Register,
  consequence: Consequence,
): Promise<Opened | null> {
  if (!isAdverse(consequence)) return null;
  const { trueSince, knownOn } = await adverseDays(tx, changeSet, register, entry.at);
  return openIncident(tx, entry.at, {
    kind: "ADVERSE_FACT",
    changeSetId: changeSet.id,
    agreementRefs: consequence.customers.flatMap((one) =>
      one.class === "A" ? [one.agreement] : [],
    ),
    trueSince,
    knownOn,
    openedBy: changeSet.approvedById ?? "system",
  });
}

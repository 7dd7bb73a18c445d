import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { engagementNamed, formerRef } from "@/lib/domain/change/restored-engagement";
import type { InUse } from "@/lib/domain/change/still-in-use";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import { cameLater, firstDayOf } from "@/lib/domain/incident/came-later";
import {
  type Suspended,
  type SuspendedSince,
  suspendedSince,
} from "@/lib/domain/incident/suspended";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { find, list, type RecordKey, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { heldBackFor } from "../gate/held-back";
import { loadRegister, presentRegister } from "../register";

/**
 * The sub-processors that an incident is about: suspending what depends on it suspends them. One that has ended for some and not for
 * all is among them.
 */
export function suspendable(
  { register }: Pick<InUse, "register">,
  incident: Pick<Prisma.IncidentGetPayload<object>, "engagementRef">,
  items: readonly Pick<RecordKey, "kind" | "ref">[],
): string[] {
  const refs =
    incident.engagementRef === null
      ? touchedEngagements(register, items)
      : [incident.engagementRef];
  return refs.filter((ref) => isSubprocessor(register, find(register, "Engagement", ref)));
}

/**
 * What is suspended for some agreements, whether or not the incident is closed by now: only lifting it ends it. What was suspended for
 * all is so for whoever came later, too.
 *
 * @param at the moment of the question
 */
export async function suspendedFor(
  agreementRefs: readonly string[],
  at: Instant,
): Promise<(Suspended & { readonly agreementRef: string })[]> {
  const rows = await database().incident.findMany({
    where: { suspension: "DONE" },
    select: {
      id: true,
      number: true,
      kind: true,
      agreementRefs: true,
      suspendedRefs: true,
      suspendedSince: true,
      suspensionOn: true,
      openedAt: true,
    },
    orderBy: { number: "asc" },
  });
  const asked = new Set(agreementRefs);
  const found: (Suspended & { readonly agreementRef: string })[] = [];
  for (const row of rows) {
    const later = row.suspendedSince === null ? await laterThan(row, at, asked) : [];
    const since = { ...Object.fromEntries(later.map(heldFrom(row))), ...sinceOf(row) };
    for (const [agreementRef, from] of Object.entries(since))
      if (asked.has(agreementRef))
        found.push(
          ...row.suspendedRefs.map((engagementRef) => ({
            agreementRef,
            engagementRef,
            incident: row.number,
            incidentId: row.id,
            since: from,
          })),
        );
  }
  return asTheyHaveIt(found);
}

type SuspendingRow = Pick<
  Prisma.IncidentGetPayload<object>,
  "kind" | "agreementRefs" | "suspendedRefs" | "suspensionOn" | "openedAt"
>;

/**
 * The agreements that use what an incident has suspended, and came to that only after it was opened; none where it is about
 * certain agreements, and not about the sub-processor itself.
 *
 * @param among the agreements asked about; null: all
 */
export async function laterThan(
  row: SuspendingRow,
  at: Instant,
  among: ReadonlySet<string> | null = null,
): Promise<readonly Row<"CustomerAgreement">[]> {
  if (row.kind !== "ADVERSE_FACT" || row.suspendedRefs.length === 0) return [];
  const { register } = await presentRegister();
  const known = new Set(row.agreementRefs);
  const agreements = agreementsAmong(register, among).filter(({ ref }) => !known.has(ref));
  if (agreements.length === 0) return [];
  const openedAt = instantOfColumn(row.openedAt);
  const openedOn = dateIn(openedAt, organisationZone(register));
  const then = await loadRegister(openedOn, openedAt);
  return cameLater(
    { register, on: todayIn(register, at) },
    { register: then, on: openedOn },
    row.suspendedRefs,
    agreements,
  );
}

/**
 * The former vendor of an engagement goes by that engagement on the list of an agreement that has it still; one that has followed has
 * another there, which nobody suspended.
 */
async function asTheyHaveIt<One extends { agreementRef: string; engagementRef: string }>(
  named: readonly One[],
): Promise<One[]> {
  if (named.every(({ engagementRef }) => engagementNamed(engagementRef) === engagementRef))
    return [...named];
  const [only = null, ...others] = new Set(named.map(({ agreementRef }) => agreementRef));
  const held = await heldBackFor(others.length === 0 ? only : null);
  return named.flatMap((one) => {
    const engagementRef = engagementNamed(one.engagementRef);
    if (engagementRef === one.engagementRef) return [one];
    const lacks = (held.get(one.agreementRef) ?? []).some(
      ({ changeSetId }) => formerRef(engagementRef, changeSetId) === one.engagementRef,
    );
    return lacks ? [{ ...one, engagementRef }] : [];
  });
}

function agreementsAmong(
  register: Register,
  among: ReadonlySet<string> | null,
): readonly Row<"CustomerAgreement">[] {
  if (among === null) return list(register, "CustomerAgreement");
  return [...among].flatMap((ref) => find(register, "CustomerAgreement", ref) ?? []);
}

/** Each that came later, with the first day on which what is suspended is so for it. */
export function heldFrom({
  suspensionOn,
  openedAt,
}: Pick<SuspendingRow, "suspensionOn" | "openedAt">) {
  const on = dayOf(suspensionOn ?? openedAt);
  return (agreement: Row<"CustomerAgreement">): readonly [string, CalendarDate] => [
    agreement.ref,
    firstDayOf(agreement, on),
  ];
}

/** For whom an incident whose suspension is done suspends, and since when. */
export function sinceOf(
  row: Pick<
    Prisma.IncidentGetPayload<object>,
    "agreementRefs" | "suspendedSince" | "suspensionOn" | "openedAt"
  >,
): SuspendedSince {
  const on = dayOf(row.suspensionOn ?? row.openedAt);
  return suspendedSince(row.suspendedSince, row.agreementRefs, on);
}

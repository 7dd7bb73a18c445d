import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { engagementNamed } from "@/lib/domain/change/restored-engagement";
import type { InUse } from "@/lib/domain/change/still-in-use";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import {
  cameLater,
  firstDayOf,
  type Reading,
  type SuspendedVendor,
  servedBy,
  suspendedOf,
} from "@/lib/domain/incident/came-later";
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
import { inUseOn } from "../gate/still-in-use";
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
  if (rows.length === 0 || agreementRefs.length === 0) return [];
  const asked = new Set(agreementRefs);
  const now = await presentReading(at, asked);
  const found: (Suspended & { readonly agreementRef: string })[] = [];
  for (const row of rows) {
    const later =
      row.suspendedSince === null && isAboutVendor(row) ? await laterAmong(row, now, asked) : [];
    const since = { ...Object.fromEntries(later.map(heldFrom(row))), ...sinceOf(row) };
    const held = Object.entries(since).filter(([ref]) => asked.has(ref));
    if (held.length === 0) continue;
    const suspended = await suspendedVendors(row);
    for (const [agreementRef, from] of held)
      found.push(
        ...suspendedOf(now, suspended, agreementRef).map((engagementRef) => ({
          agreementRef,
          engagementRef,
          incident: row.number,
          incidentId: row.id,
          since: from,
        })),
      );
  }
  return found;
}

type SuspendingRow = Pick<
  Prisma.IncidentGetPayload<object>,
  "kind" | "agreementRefs" | "suspendedRefs" | "suspensionOn" | "openedAt"
>;

/**
 * The agreements that use what an incident has suspended, and came to that only after it was opened; none where it is about
 * certain agreements, and not about the sub-processor itself.
 */
export async function laterThan(
  row: SuspendingRow,
  at: Instant,
): Promise<readonly Row<"CustomerAgreement">[]> {
  return isAboutVendor(row) ? laterAmong(row, await presentReading(at, null), null) : [];
}

function isAboutVendor({ kind, suspendedRefs }: SuspendingRow): boolean {
  return kind === "ADVERSE_FACT" && suspendedRefs.length > 0;
}

async function laterAmong(
  row: SuspendingRow,
  now: Reading,
  among: ReadonlySet<string> | null,
): Promise<readonly Row<"CustomerAgreement">[]> {
  const known = new Set(row.agreementRefs);
  const others = agreementsAmong(now.register, among).filter(({ ref }) => !known.has(ref));
  const whoever = row.suspendedRefs.map((ref) => ({
    engagementRef: engagementNamed(ref),
    was: null,
  }));
  const served = servedBy(now, whoever, others);
  if (served.length === 0) return [];
  const { register, on, openedAt } = await openingOf(row);
  const heldBack = await heldBackOf(among, openedAt);
  return cameLater(now, { register, on, heldBack }, await suspendedVendors(row), served);
}

async function presentReading(at: Instant, among: ReadonlySet<string> | null): Promise<Reading> {
  const { register } = await presentRegister();
  return { register, on: todayIn(register, at), heldBack: await heldBackOf(among, null) };
}

function heldBackOf(among: ReadonlySet<string> | null, at: Instant | null) {
  const [only = null, ...others] = among ?? [];
  return heldBackFor(others.length === 0 ? only : null, undefined, at);
}

/** The register as it was known when an incident was opened. */
async function openingOf({ openedAt: column }: Pick<SuspendingRow, "openedAt">) {
  const { register: present } = await presentRegister();
  const openedAt = instantOfColumn(column);
  const on = dateIn(openedAt, organisationZone(present));
  return { register: await loadRegister(on, openedAt), on, openedAt };
}

/**
 * What an incident suspends, each by the name that lists have for it, with the vendor that was there when it was opened. What is
 * about certain agreements suspends whoever a change puts there, except where it names a former vendor.
 */
async function suspendedVendors(row: SuspendingRow): Promise<SuspendedVendor[]> {
  const named = row.suspendedRefs.map((ref) => ({ ref, engagementRef: engagementNamed(ref) }));
  const isByVendor = ({ ref, engagementRef }: (typeof named)[number]) =>
    row.kind === "ADVERSE_FACT" || ref !== engagementRef;
  if (!named.some(isByVendor))
    return named.map(({ engagementRef }) => ({ engagementRef, was: null }));
  const { register: then, on, openedAt } = await openingOf(row);
  const isWhole = named.every(({ ref }) => isSubprocessor(then, find(then, "Engagement", ref)));
  // Who was leaving by then stood on the lists of some alone.
  const register = isWhole ? then : (await inUseOn(then, on, openedAt)).register;
  return named.map((one) => {
    const { ref, engagementRef } = one;
    const engagement =
      find(register, "Engagement", ref) ?? find(register, "Engagement", engagementRef);
    const isKnown = isByVendor(one) && engagement !== undefined;
    return { engagementRef, was: isKnown ? { register, engagement } : null };
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

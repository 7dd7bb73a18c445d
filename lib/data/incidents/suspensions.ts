import { engagementNamed, formerRef } from "@/lib/domain/change/restored-engagement";
import type { InUse } from "@/lib/domain/change/still-in-use";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import {
  type Suspended,
  type SuspendedSince,
  suspendedSince,
} from "@/lib/domain/incident/suspended";
import { find, type RecordKey } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { heldBackFor } from "../gate/held-back";

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

/** What is suspended for some agreements, whether or not the incident is closed by now: only lifting it ends it. */
export async function suspendedFor(
  agreementRefs: readonly string[],
): Promise<(Suspended & { readonly agreementRef: string })[]> {
  const rows = await database().incident.findMany({
    where: { suspension: "DONE", agreementRefs: { hasSome: [...agreementRefs] } },
    select: {
      id: true,
      number: true,
      agreementRefs: true,
      suspendedRefs: true,
      suspendedSince: true,
      suspensionOn: true,
      openedAt: true,
    },
    orderBy: { number: "asc" },
  });
  const named = rows.flatMap((row) =>
    Object.entries(sinceOf(row))
      .filter(([ref]) => agreementRefs.includes(ref))
      .flatMap(([agreementRef, since]) =>
        row.suspendedRefs.map((engagementRef) => ({
          agreementRef,
          engagementRef,
          incident: row.number,
          incidentId: row.id,
          since,
        })),
      ),
  );
  return asTheyHaveIt(named);
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

import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { LeavingSubprocessor } from "@/lib/domain/incident/leaving-view";
import { factHash } from "@/lib/domain/incident/told-fact";
import { todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { bodyOf, find, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { subprocessors } from "@/lib/domain/subprocessor";
import { prepareChangeSet, putChangeSet } from "../changes/change-sets";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { type AdverseDays, type DayTrouble, dayTrouble } from "./adverse-days";
import { type Opened, openIncident } from "./incident-opening";
import { leavingSubprocessors } from "./leaving-subprocessors";

/** What happened at some of our sub-processors, as whoever learned of it says. */
type AdverseFact = AdverseDays & {
  /** Those of the register, and those on their way out, as lists name them. */
  readonly engagementRefs: readonly string[];
  readonly title: string;
  /** What happened: the customers read it. */
  readonly what: string;
  /** How we know of it; null: nobody said. */
  readonly reason: string | null;
};

/** A sub-processor of which an adverse fact can be recorded. */
type AdverseChoice = {
  readonly ref: string;
  readonly title: string;
  readonly vendorRef: string | null;
};

/** The sub-processors of which an adverse fact can be recorded, by name. */
export async function adverseChoices(actor: Actor): Promise<{
  readonly present: readonly AdverseChoice[];
  readonly leaving: readonly LeavingSubprocessor[];
}> {
  if (!mayDo(actor, "changeSet:edit")) return { present: [], leaving: [] };
  const { register } = await presentRegister();
  const present = subprocessors(register)
    .map(({ ref, vendorServiceId }) => ({
      ref,
      title: recordTitle(register, { kind: "Engagement", ref }),
      vendorRef: find(register, "VendorService", vendorServiceId)?.vendorId ?? null,
    }))
    .toSorted((one, other) => one.title.localeCompare(other.title, "en"));
  return { present, leaving: await leavingSubprocessors(register, todayIn(register, actor.at)) };
}

/** What became of an adverse fact: the draft about those of the register, and an incident about each that is on its way out. */
type RecordedFact = {
  readonly draft: { readonly id: string } | null;
  readonly incidents: readonly Opened[];
};

type Refusal =
  | "notAllowed"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile"
  | "noSuchEngagement"
  | "recordedAlready"
  | DayTrouble;

/**
 * Records an adverse fact about sub-processors. For those of the register it is a draft: the fact stands in the record of each, and is
 * class A by its rule. One on its way out has no record: an incident about it is opened at once, with the agreements that it is in use
 * for or holds data of. Both in one act, or nothing.
 *
 * Source: GDPR Art. 28(3)(f), 28(4); product decisions 0059 and 0066.
 */
export async function recordAdverseFact(
  actor: Actor,
  fact: AdverseFact,
): Promise<Result<RecordedFact, Refusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const { trueSince, knownOn } = fact;
  const refs = [...new Set(fact.engagementRefs)];
  if (refs.length === 0) return refuse("noSuchEngagement");
  const trouble = dayTrouble({ trueSince, knownOn }, todayIn(register, actor.at));
  if (trouble !== null) return refuse(trouble);
  const known = new Set(subprocessors(register).map(({ ref }) => ref));
  const drafted = refs.filter((ref) => known.has(ref));
  const prepared =
    drafted.length === 0 ? null : await prepareChangeSet(actor, draftOf(register, fact, drafted));
  if (prepared?.ok === false) return prepared;
  const result = await write<RecordedFact & { readonly events: readonly AuditEvent[] }, Refusal>(
    actor,
    ({ events }) => events,
    async (tx, entry) => {
      const left = refs.filter((ref) => !known.has(ref));
      const opening = await openEach(tx, entry.at, actor, fact, left);
      if (!opening.ok) return opening;
      const { incidents, events } = opening.value;
      if (prepared === null) return done({ draft: null, incidents, events });
      const put = await putChangeSet(tx, entry, actor, prepared.value);
      if (!put.ok) return put;
      const { id } = put.value;
      const made = { type: "changeSet.created" as const, changeSetId: id, items: drafted.length };
      return done({ draft: { id }, incidents, events: [made, ...events] });
    },
  );
  if (!result.ok) return result;
  const { draft, incidents } = result.value;
  return done({ draft, incidents });
}

function draftOf(
  register: Register,
  { title, reason, what, trueSince, knownOn }: AdverseFact,
  refs: readonly string[],
) {
  return {
    title,
    reason,
    adverseDays: { trueSince, knownOn },
    items: refs.map((ref) => ({
      kind: "Engagement" as const,
      ref,
      body: { ...bodyOf(register, { kind: "Engagement", ref }), adverseFact: what },
      validFrom: null,
      overrides: [],
    })),
  };
}

/** Opens an incident about each of these, which must be on their way out at this moment. */
async function openEach(
  tx: Transaction,
  at: string,
  actor: Actor,
  { title, what, reason, trueSince, knownOn }: AdverseFact,
  refs: readonly string[],
): Promise<
  Result<
    { incidents: readonly Opened[]; events: readonly AuditEvent[] },
    "noSuchEngagement" | "recordedAlready"
  >
> {
  if (refs.length === 0) return done({ incidents: [], events: [] });
  const { register } = await presentRegister(tx);
  const leaving = await leavingSubprocessors(register, todayIn(register, actor.at), tx);
  const about = leaving.filter(({ ref }) => refs.includes(ref));
  if (about.length < refs.length) return refuse("noSuchEngagement");
  const same = { engagementRef: { in: [...refs] }, title, what, state: "OPEN" as const };
  if ((await tx.incident.count({ where: same })) > 0) return refuse("recordedAlready");
  const incidents: Opened[] = [];
  const events: AuditEvent[] = [];
  for (const { ref: engagementRef, usedFor, holdsFor, ...named } of about) {
    // Whom screens know by its product, annexes know by its company.
    const subprocessor = named.title === named.name ? named.name : `${named.title}, ${named.name}`;
    const told = { title, subprocessor, what, howKnown: reason };
    const kind = "ADVERSE_FACT" as const;
    const incident = await openIncident(tx, at, {
      kind,
      engagementRef,
      agreementRefs: [...usedFor, ...holdsFor].toSorted(),
      trueSince,
      knownOn,
      openedBy: actorName(actor),
      fact: told,
    });
    incidents.push(incident);
    events.push({
      type: "incident.opened",
      incidentId: incident.id,
      kind,
      engagementRef,
      trueSince,
      knownOn,
      factHash: factHash(told),
    });
  }
  return done({ incidents, events });
}

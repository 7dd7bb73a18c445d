import type { CalendarDate } from "@/lib/domain/calendar";
import { engagedName, type ListedSubprocessor } from "@/lib/domain/documents/annex-scope";
import { isInUse } from "@/lib/domain/findings/standing";
import type { Suspended } from "@/lib/domain/incident/suspended";
import { find, type Register } from "@/lib/domain/register";

export const authorisationStates = [
  "AUTHORISED",
  "ANNOUNCED",
  "HELD_BACK",
  "DECLINED",
  "NOT_LISTED",
  "SUSPENDED",
] as const;
export type AuthorisationState = (typeof authorisationStates)[number];

export const waitingStates = ["ANNOUNCED", "HELD_BACK", "DECLINED"] as const;

/** A change that one agreement was told of, or left out of, and has not got. */
export type WaitingChange = {
  readonly changeSet: string;
  readonly title: string;
  readonly state: (typeof waitingStates)[number];
  readonly earliestEffectiveOn: CalendarDate | null;
  /** The engagements that it is about. */
  readonly engagements: readonly string[];
};

/** How one engagement stands under one agreement: what is authorised apart from what is in use. */
export type Authorisation = {
  readonly ref: string;
  readonly name: string;
  readonly service: string | null;
  readonly authorised: boolean;
  readonly state: AuthorisationState;
  readonly authorisedFrom: CalendarDate | null;
  readonly inUse: boolean;
  readonly inUseFrom: CalendarDate | null;
  readonly inUseTo: CalendarDate | null;
  readonly standby: boolean;
  readonly optional: boolean;
  readonly perTenantSwitch: boolean;
  readonly waiting: Omit<WaitingChange, "engagements">[];
  /** Set while an incident suspends it for this agreement. */
  readonly suspended: { readonly since: CalendarDate; readonly incident: number } | null;
};

/** Lists of sub-processors of one agreement, each with the register that it was made from. */
export type ListIn = {
  readonly register: Register;
  readonly listed: readonly ListedSubprocessor[];
};

/**
 * Tells of each sub-processor of an agreement whether it is authorised, and what stands in the way where it is not.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a) ("agreed list"): who may be used for an agreement.
 * Reading: authorised is who stands on the agreement's own list, which is the list of its annex. Use is another fact: one on
 * stand-by is authorised and not in use, and one in use without authorisation is shown as exactly that. What can be switched per
 * customer is in use where it stands on the list alone; what ended for others is in use until it has ended here.
 *
 * @param agreed  the agreement's list as its annex has it
 * @param others  lists of the same agreement in which it has what it has not got yet, the nearest first
 * @param present the register of today: it says what is in use for those who have all of it
 * @param waiting what the agreement has not got, in the order in which it came
 * @param since   from when each of the agreed ones is authorised, by ref; absent: the register does not say
 * @param suspended what incidents have suspended for the agreement: it stays on the list, and may not be used until that is lifted
 * @param today   the day of the question
 * @returns       first those on the list, in its order, then those that wait, each once
 */
export function authorisations(
  agreed: ListIn,
  others: readonly ListIn[],
  present: Register,
  waiting: readonly WaitingChange[],
  since: ReadonlyMap<string, CalendarDate>,
  suspended: readonly Suspended[],
  today: CalendarDate,
): Authorisation[] {
  const seen = new Set<string>();
  return [agreed, ...others].flatMap(({ register, listed }, place) =>
    listed.flatMap((one): Authorisation[] => {
      const { ref } = one.engagement;
      if (seen.has(ref)) return [];
      seen.add(ref);
      const own = waiting.filter(({ engagements }) => engagements.includes(ref));
      const state = place === 0 ? "AUTHORISED" : waitingState(own);
      const authorisedFrom = state === "AUTHORISED" ? (since.get(ref) ?? null) : null;
      const entry = {
        ...factsOf(register, one, present, today),
        inUse: place === 0 ? isUsed(one, present, today) : isUsedByAll(one, present, today),
        ...{ authorised: state === "AUTHORISED", state, authorisedFrom, suspended: null },
        waiting: own.map(({ engagements: _known, ...told }) => told),
      };
      return [withSuspension(entry, suspended)];
    }),
  );
}

/** What is suspended for an agreement is neither authorised nor in use for it, whatever its list says. */
function withSuspension(entry: Authorisation, suspended: readonly Suspended[]): Authorisation {
  const found = suspended.find(({ engagementRef }) => engagementRef === entry.ref);
  if (found === undefined) return entry;
  const { since, incident } = found;
  return {
    ...entry,
    ...{ authorised: false, inUse: false, suspended: { since, incident } },
    // What was not authorised anyway keeps its own reason.
    state: entry.state === "AUTHORISED" ? "SUSPENDED" : entry.state,
  };
}

/** The first change that an agreement has not got decides: it has the entry as it was before that one. */
function waitingState([first]: readonly WaitingChange[]): AuthorisationState {
  return first?.state ?? "NOT_LISTED";
}

type Listed = Pick<ListedSubprocessor, "engagement">;

/** Who stands on an agreement's list is in use for it as the register says, or, where it has ended for others alone, as it was. */
function isUsed({ engagement }: Listed, present: Register, today: CalendarDate): boolean {
  const now = find(present, "Engagement", engagement.ref) ?? engagement;
  // What is on stand-by on its own list was switched on for others alone, where each is switched by itself.
  if (engagement.standby === true && now.perTenantSwitch === true) return false;
  return isInUse(now, today);
}

/** Who does not stand on the list is in use for the agreement all the same where nobody can switch it per customer. */
function isUsedByAll({ engagement }: Listed, present: Register, today: CalendarDate): boolean {
  const now = find(present, "Engagement", engagement.ref);
  return now !== undefined && now.perTenantSwitch !== true && isInUse(now, today);
}

function factsOf(
  register: Register,
  { engagement, service }: Pick<ListedSubprocessor, "engagement" | "service">,
  present: Register,
  today: CalendarDate,
) {
  const now = find(present, "Engagement", engagement.ref) ?? engagement;
  return {
    ref: engagement.ref,
    name: engagedName(register, engagement),
    service: service?.name ?? null,
    inUse: isUsedByAll({ engagement }, present, today),
    // Dates of the register are kept as their text.
    inUseFrom: (now?.actualUseFrom ?? null) as CalendarDate | null,
    inUseTo: (now?.actualUseTo ?? null) as CalendarDate | null,
    standby: engagement.standby === true,
    optional: engagement.optional === true,
    perTenantSwitch: engagement.perTenantSwitch === true,
  };
}

/**
 * An engagement that an agreement does not cover: it serves other products or optional features that are not used, its vendor is left
 * out, or it has ended here and not everywhere.
 *
 * @param register one that has the engagement
 * @param present  the register of those who have all changes
 */
export function notListed(
  register: Register,
  { engagement, service }: Pick<ListedSubprocessor, "engagement" | "service">,
  present: Register,
  today: CalendarDate,
): Authorisation {
  return {
    ...factsOf(register, { engagement, service }, present, today),
    ...{
      authorised: false,
      state: "NOT_LISTED",
      authorisedFrom: null,
      waiting: [],
      suspended: null,
    },
  };
}

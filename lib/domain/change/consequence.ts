import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { addDays, dateIn, laterOf } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { type FindingsDifference, findingsDifference } from "@/lib/domain/findings/difference";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { changeRules } from "@/lib/domain/reference/change-rules";
import type { EmergencyGround, Materiality } from "@/lib/domain/reference/enums";
import { regimes } from "@/lib/domain/reference/enums";
import {
  apply,
  find,
  type RecordChange,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";
import { type AffectedAgreement, affectedAgreements, type LeftOut } from "./affected";
import { engagementOf } from "./classes/subprocessor";
import {
  type ClassifiedItem,
  type ClassOverride,
  classify,
  highestClass,
  isInternalChange,
} from "./classify";
import { datesFrom, datesGap, datesKey, dispatchDay, type NoticeDates } from "./dates";
import type { DatesGap } from "./dates-gap";
import { coverOf, type EmergencyCover, emergencyTerms, isReplacement } from "./emergency";
import { isGated, isTold } from "./materiality";
import { needsSignature, noticeEffect, runsPeriods } from "./notice-effect";
import { type ReachedAfterEnd, switchedOnAfterEnd } from "./reached-after-end";
import { staysOff } from "./stays-off";
import { isSwitchedOn, isToldSameDay } from "./switched-on";
import { type AgreementTerms, termsOf, withProfile } from "./terms";

export type ConsequenceInput = {
  readonly register: Register;
  readonly changes: readonly RecordChange[];
  readonly overrides: readonly ClassOverride[];
  /** The instant at which notices would go out. */
  readonly at: Instant;
  /** How many contacts can be told, per customer. */
  readonly contacts: ReadonlyMap<string, number>;
  /** Why the change cannot wait for the periods; null or left out: it is no emergency. */
  readonly emergencyGround?: EmergencyGround | null;
  readonly leftOut?: LeftOut;
  /** Records that an agreement never got, per agreement. */
  readonly lacking?: LeftOut;
};

export type DutyBasis = "LAW" | "CONTRACT";

/** What a customer is in for: its class, its dates, and what would stand in the way. */
export type CustomerConsequence = {
  readonly ref: string;
  readonly agreement: string;
  readonly class: Materiality;
  /** Whether the law itself asks for telling it beforehand, or what contracts usually promise. */
  readonly basis: DutyBasis;
  readonly terms: AgreementTerms;
  /** Null where the class has none, and where they cannot be counted. */
  readonly dates: NoticeDates | null;
  /** Why the days cannot be counted; the change cannot be announced while there is one. */
  readonly datesGap: DatesGap | null;
  /** Whether its clause covers the emergency; null where the change is none for it. */
  readonly emergency: EmergencyCover | null;
  readonly items: readonly RecordKey[];
  readonly blockers: readonly (
    | "NO_CONTACT"
    | "SPECIFIC_APPROVAL_NEEDED"
    | "RECEIPT_CONFIRMATION_NEEDED"
    | "SIGNATURE_NEEDED"
    | "EMERGENCY_NOT_COVERED"
  )[];
};

export type Consequence = {
  readonly class: Materiality | null;
  readonly internal: boolean;
  readonly items: readonly ClassifiedItem[];
  readonly perCustomer: boolean;
  /** Day on which the last agreement could follow; null when nobody has to be told. */
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly customers: readonly CustomerConsequence[];
  /** Agreements that are over, for which a stand-by that is switched on stays off: told of nothing, and left as they were. */
  readonly stayingOff: readonly CustomerConsequence[];
  /** Agreements that are over, to whose data a stand-by comes all the same. */
  readonly reachedAfterEnd: readonly ReachedAfterEnd[];
  readonly findings: FindingsDifference;
};

/**
 * Everything that follows from a change set, before anyone approves it.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @param input `at` is the instant from which dates are computed, as if all mail went out then
 */
export function consequence(input: ConsequenceInput): Consequence {
  const { register, changes, at } = input;
  const after = apply(register, changes);
  const today = todayIn(after, at);
  // What begins later would have no findings yet if it were judged today.
  const judgedOn = changes.map(({ validFrom }) => validFrom).reduce(laterOf, today);
  const items = classify(register, changes, today, input.overrides);
  const { customers, stayingOff, reachedAfterEnd } = concernedBy(after, items, input);
  return {
    class: highestClass(items.map((item) => item.class)),
    internal: isInternalChange(items),
    items,
    perCustomer: isPerCustomer(register, after, items),
    earliestEffectiveOn: earliestForAll(customers),
    customers,
    stayingOff,
    reachedAfterEnd,
    findings: findingsDifference(
      check(register, judgedOn, regimes),
      check(after, judgedOn, regimes),
    ),
  };
}

/**
 * The customers that have to be told of classified differences in person, each with the days it would have if all mail went
 * out now.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @param after the register in which the agreements and their terms stand
 * @param input the register before, the instant of sending, and who can be told
 */
export function customersOf(
  after: Register,
  items: readonly ClassifiedItem[],
  input: ConcernedInput,
): readonly CustomerConsequence[] {
  return concernedBy(after, items, input).customers;
}

type ConcernedInput = Pick<
  ConsequenceInput,
  "register" | "at" | "contacts" | "emergencyGround" | "leftOut" | "lacking"
>;

function concernedBy(
  after: Register,
  items: readonly ClassifiedItem[],
  input: ConcernedInput,
): Pick<Consequence, "customers" | "stayingOff" | "reachedAfterEnd"> {
  const { register, at, leftOut, lacking } = input;
  const zone = organisationZone(after);
  const today = dateIn(at, zone);
  const countedOf = countedFrom(at);
  const customers: CustomerConsequence[] = [];
  const stayingOff: CustomerConsequence[] = [];
  const reachedAfterEnd: ReachedAfterEnd[] = [];
  const perCustomer = isPerCustomer(register, after, items);
  for (const affected of affectedAgreements(register, after, items, today, leftOut, lacking)) {
    const isByClass = isTold(affected.changeClass);
    if (!isByClass && !affected.items.some(isToldSameDay)) continue;
    const one = customerConsequence(affected, after, input, zone, countedOf);
    if (!isByClass && staysOff(affected, after, today)) {
      stayingOff.push(one);
      continue;
    }
    customers.push(one);
    const engagements = switchedOnAfterEnd(affected, one.terms.effect, perCustomer, today);
    if (engagements.length > 0)
      reachedAfterEnd.push({ ref: one.ref, agreement: one.agreement, engagements });
  }
  return { customers, stayingOff, reachedAfterEnd };
}

/** The day on which the last of them could follow; null where none has days. */
export function earliestForAll(customers: readonly CustomerConsequence[]): CalendarDate | null {
  const earliest = customers.flatMap(({ dates }) => dates?.earliestEffectiveOn ?? []);
  return earliest.length === 0 ? null : earliest.reduce(laterOf);
}

type Counted = { readonly dates: NoticeDates | null; readonly gap: DatesGap | null };

/**
 * Mails that are not accepted at once are tried for three days more, and a change may be announced some days after it was
 * looked at: the years that a count needs must be known for these, too.
 */
const daysToSend = 7;

/** Agreements share terms far more often than not: each distinct set is computed once. */
function countedFrom(at: Instant): (terms: AgreementTerms) => Counted {
  const known = new Map<string, Counted>();
  return (terms) => {
    const key = datesKey(terms);
    const counted = known.get(key) ?? countedOn(dispatchDay(at, terms), terms);
    known.set(key, counted);
    return counted;
  };
}

function countedOn(on: CalendarDate, terms: AgreementTerms): Counted {
  const gap = datesGap(on, terms) ?? datesGap(addDays(on, daysToSend), terms);
  return { dates: gap === null ? datesFrom(on, terms) : null, gap };
}

function customerConsequence(
  { agreement, changeClass, items }: AffectedAgreement,
  after: Register,
  input: Pick<ConsequenceInput, "register" | "contacts" | "emergencyGround">,
  zone: string,
  countedOf: (terms: AgreementTerms) => Counted,
): CustomerConsequence {
  const usual = termsOf(after, agreement, changeClass, zone, noticeEffect(items));
  const emergency = emergencyOf({ agreement, changeClass, items }, usual, after, input);
  const terms =
    emergency?.verdict === "COVERED"
      ? emergencyTerms(usual, withProfile(after, agreement), emergency)
      : usual;
  const { dates, gap } = runsPeriods(changeClass, terms.effect)
    ? countedOf(terms)
    : { dates: null, gap: null };
  const customer = agreement.customerId ?? "";
  const contacts = input.contacts.get(customer) ?? 0;
  return {
    ref: customer,
    agreement: agreement.ref,
    class: changeClass,
    basis: basisOf(items, changeClass),
    terms,
    dates,
    datesGap: gap,
    emergency,
    items: uniqueKeys(items),
    blockers: blockersOf({ changeClass, terms, dates, contacts, emergency }),
  };
}

/** Only what waits for its periods can be spared them, and only a replacement. */
function emergencyOf(
  { agreement, changeClass, items }: AffectedAgreement,
  { effect }: AgreementTerms,
  after: Register,
  { register, emergencyGround = null }: Pick<ConsequenceInput, "register" | "emergencyGround">,
): EmergencyCover | null {
  if (emergencyGround === null || !isGated(changeClass) || effect !== "PERIODS") return null;
  const gated = items.filter((item) => item.class !== "INTERNAL" && isGated(item.class));
  return gated.every((item) => isReplacement(register, after, item))
    ? coverOf(register, agreement.ref, emergencyGround)
    : null;
}

function blockersOf({
  changeClass,
  terms,
  dates,
  contacts,
  emergency,
}: Pick<CustomerConsequence, "terms" | "dates" | "emergency"> & {
  readonly changeClass: Materiality;
  readonly contacts: number;
}): CustomerConsequence["blockers"] {
  const { authorisation, silenceApproves, effect, deemedReceipt } = terms;
  const needsApproval = changeClass === "M1" && authorisation === "SPECIFIC" && !silenceApproves;
  const isUnconfirmed = dates !== null && deemedReceipt === "CONFIRMATION";
  const isUncovered = emergency !== null && emergency.verdict !== "COVERED";
  return [
    ...(contacts === 0 ? (["NO_CONTACT"] as const) : []),
    ...(needsApproval ? (["SPECIFIC_APPROVAL_NEEDED"] as const) : []),
    ...(effect === "SIGNATURE" ? (["SIGNATURE_NEEDED"] as const) : []),
    ...(isUnconfirmed ? (["RECEIPT_CONFIRMATION_NEEDED"] as const) : []),
    ...(isUncovered ? (["EMERGENCY_NOT_COVERED"] as const) : []),
  ];
}

/** The law, where one of the differences that give the class is gated by it; a class that was set by hand rests on no law. */
function basisOf(items: readonly ClassifiedItem[], changeClass: Materiality): DutyBasis {
  const isLaw = items.some(
    (item) =>
      item.class === changeClass &&
      item.rule !== null &&
      changeRules[item.rule].materiality === changeClass &&
      changeRules[item.rule].basis === "LAW",
  );
  return isLaw ? "LAW" : "CONTRACT";
}

const keysKnown = new WeakMap<readonly ClassifiedItem[], readonly RecordKey[]>();

/** The records of these items, each once; agreements that share their items share these, too. */
function uniqueKeys(items: readonly ClassifiedItem[]): readonly RecordKey[] {
  const known = keysKnown.get(items);
  if (known !== undefined) return known;
  const keys = new Map(items.map(({ kind, ref }) => [`${kind}/${ref}`, { kind, ref }]));
  const unique = [...keys.values()];
  keysKnown.set(items, unique);
  return unique;
}

/**
 * Whether each customer can follow on its own day: every engagement that the gated items concern can be switched per customer, and
 * what waits for a signature waits for each customer's own. A profile cannot: it reads the same for all that follow it. Nor can what
 * comes with a stand-by that is switched on for all at once.
 *
 * Source: none, product rule (docs/decisions/0008, 0044, 0067).
 */
function isPerCustomer(
  before: Register,
  after: Register,
  items: readonly ClassifiedItem[],
): boolean {
  const gated = items.filter((item) => item.class !== "INTERNAL" && isGated(item.class));
  const engagementBehind = (item: ClassifiedItem) =>
    find(after, "Engagement", engagementOf(after, item) ?? engagementOf(before, item));
  return (
    gated.length > 0 &&
    gated.every(
      (item) =>
        (needsSignature(item) && item.kind !== "TermsProfile") ||
        engagementBehind(item)?.perTenantSwitch === true,
    ) &&
    items.every(
      (item) =>
        !isSwitchedOn(item) || find(after, "Engagement", item.ref)?.perTenantSwitch === true,
    )
  );
}

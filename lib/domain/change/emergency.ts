import type { EmergencyGround, Materiality, Regime } from "@/lib/domain/reference/enums";
import type { SccModuleCode } from "@/lib/domain/reference/scc-modules";
import { find, type Register, type Row } from "@/lib/domain/register";
import { engagementOf } from "./classes/subprocessor";
import type { ClassifiedItem } from "./classify";
import { needsSignature } from "./notice-effect";
import { type AgreementTerms, withProfile } from "./terms";

/** What an agreement says about replacing a sub-processor at once, as far as it decides. */
export type EmergencyClause = {
  readonly authorisation?: "SPECIFIC" | "GENERAL";
  readonly basis?: "OWN_DPA" | "SCC_2021_915" | "SCC_2021_914";
  readonly sccModules?: readonly SccModuleCode[];
  readonly emergencyAllowed?: boolean;
  /** As the clause names them. */
  readonly emergencyGrounds?: readonly string[];
  readonly emergencyClause?: string;
};

export const emergencyVerdicts = [
  "COVERED",
  "NO_CLAUSE",
  "GROUND_NOT_NAMED",
  "SPECIFIC_AUTHORISATION",
  "CLAUSES_PREVAIL",
] as const;
export type EmergencyVerdict = (typeof emergencyVerdicts)[number];

/** Whether one agreement allows an emergency replacement on a ground, and on which words that rests. */
export type EmergencyCover = {
  readonly verdict: EmergencyVerdict;
  readonly ground: EmergencyGround;
  /** The clause as the agreement quotes it; null where none is quoted. */
  readonly clause: string | null;
  /** The standard clauses that prevail over it, by their numbers; null where none do. */
  readonly prevailing: string | null;
};

/**
 * Tells whether an agreement lets a sub-processor be replaced at once, without the notice and the time to object before it.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clauses 5 and 9(a); SCC (EU) 2021/915, clauses 4 and 7.7(a).
 * Source: UK Addendum B1.0, sections 9 and 10 (hierarchy).
 * Reading: the standard clauses promise notice beforehand and prevail over what the parties agree beside them; those of modules
 * 1 and 4 say nothing of sub-processors. Specific authorisation is given before, for each one: no clause replaces it. A clause
 * counts when it is quoted and the ground is one that it names; one that names none in particular covers each. See docs/decisions/0048.
 *
 * @param agreement with the words of its profile where it has none of its own
 * @param regimes   of the customer: which text brings the clauses into the agreement
 */
export function emergencyCover(
  agreement: EmergencyClause,
  regimes: readonly Regime[],
  ground: EmergencyGround,
): EmergencyCover {
  const clause = agreement.emergencyClause ?? null;
  const prevailing = prevailingClauses(agreement, regimes);
  const answer = (verdict: EmergencyVerdict) => ({ verdict, ground, clause, prevailing });
  if (agreement.emergencyAllowed !== true || clause === null) return answer("NO_CLAUSE");
  if (prevailing !== null) return answer("CLAUSES_PREVAIL");
  if (agreement.authorisation !== "GENERAL") return answer("SPECIFIC_AUTHORISATION");
  return answer(isNamed(agreement.emergencyGrounds ?? [], ground) ? "COVERED" : "GROUND_NOT_NAMED");
}

/** "Security incident" and SECURITY_INCIDENT name the same ground. */
function isNamed(named: readonly string[], ground: EmergencyGround): boolean {
  const code = (text: string) =>
    text
      .trim()
      .toUpperCase()
      .replaceAll(/[\s-]+/g, "_");
  return named.length === 0 || named.some((one) => code(one) === ground);
}

const withoutSubprocessors: readonly SccModuleCode[] = ["M1", "M4"];

function prevailingClauses(
  { basis, sccModules = [] }: EmergencyClause,
  regimes: readonly Regime[],
): string | null {
  if (basis === "SCC_2021_915") return "SCC (EU) 2021/915, clauses 4 and 7.7(a)";
  const promises = sccModules.some((module) => !withoutSubprocessors.includes(module));
  const isIncorporated = basis === "SCC_2021_914" && (sccModules.length === 0 || promises);
  if (!isIncorporated && !promises) return null;
  const addendum = regimes.includes("UK_GDPR") ? "; UK Addendum B1.0, sections 9 and 10" : "";
  return `SCC (EU) 2021/914, clauses 5 and 9(a)${addendum}`;
}

/**
 * The cover of one agreement, with what its profile and its customer say.
 *
 * @param register of today: what is only proposed covers nothing
 */
export function coverOf(
  register: Register,
  agreementRef: string,
  ground: EmergencyGround,
): EmergencyCover {
  const agreement = find(register, "CustomerAgreement", agreementRef);
  const customer = find(register, "Customer", agreement?.customerId);
  const said = agreement === undefined ? {} : withProfile(register, agreement);
  return emergencyCover(said, customer?.regimes ?? [], ground);
}

/**
 * The terms of a notice by the emergency clause: its short period in the place of the notice period, or none, and the time to
 * object that runs afterwards.
 *
 * Source: none, product decision 0048 (the clause of the agreement).
 * Reading: where the clause names no time to object of its own, that of the agreement counts. Objecting stays possible while it
 * runs, whether or not the change has taken effect. Where receipt is what a customer confirms, nothing begins before.
 */
export function emergencyTerms(
  terms: AgreementTerms,
  agreement: Pick<
    Row<"CustomerAgreement">,
    "emergencyNoticePeriod" | "emergencyObjectionPeriod" | "remedy"
  >,
  { ground, clause }: EmergencyCover,
): AgreementTerms {
  const { emergencyNoticePeriod: period = null, emergencyObjectionPeriod } = agreement;
  const { remedy = null } = agreement;
  return {
    ...terms,
    effect: "EMERGENCY",
    noticePeriod: period ?? "P0D",
    noticeDayCount: "CALENDAR",
    ...(emergencyObjectionPeriod !== undefined &&
      terms.objectionPeriod !== null && {
        objectionPeriod: emergencyObjectionPeriod,
        objectionDayCount: "CALENDAR" as const,
      }),
    effectiveAfter: period === null ? "AT_ONCE" : "NOTICE_ONLY",
    clauses: { ...terms.clauses, notice: clause ?? "" },
    emergency: { ground, clause: clause ?? "", period, remedy },
  };
}

/**
 * Whether a difference may be part of an emergency replacement: something of a sub-processor, and no amendment of the contract.
 *
 * Source: none, product decision 0048. Reading: clauses on emergencies speak of replacing a sub-processor, and of nothing else.
 */
export function isReplacement(before: Register, after: Register, item: ClassifiedItem): boolean {
  const engagement = engagementOf(after, item) ?? engagementOf(before, item);
  return engagement !== undefined && !needsSignature(item);
}

export type EmergencyTrouble = "emergencyUnjustified" | "emergencyTooWide" | "emergencyForNobody";

/** One agreement that a change concerns, as far as it counts here. */
type Concerned = {
  readonly class: Materiality;
  readonly emergency: EmergencyCover | null;
};

/**
 * Why a change that is marked as an emergency may not be approved as one; null where it may, and where it is none.
 *
 * Source: none, product decision 0048.
 * Reading: somebody answers for the emergency in writing. It replaces a sub-processor and does nothing else that waits for its notice.
 * Where no agreement covers it, nothing is gained by the mark, and it must not promise what it cannot keep.
 */
export function emergencyTrouble(
  ground: EmergencyGround | null,
  reason: string | null,
  customers: readonly Concerned[],
): EmergencyTrouble | null {
  if (ground === null) return null;
  if (reason === null) return "emergencyUnjustified";
  const gated = customers.filter(({ class: one }) => one === "M1" || one === "M2");
  if (gated.some(({ emergency }) => emergency === null)) return "emergencyTooWide";
  const isCovered = gated.some(({ emergency }) => emergency?.verdict === "COVERED");
  return isCovered ? null : "emergencyForNobody";
}

import {
  addPeriod,
  type CalendarDate,
  calendarDateOf,
  isCalendarDate,
} from "@/lib/domain/calendar";
import type { Typed } from "@/lib/domain/form-state";
import {
  type AdequacyDecision,
  type AdequacyDecisionId,
  adequacyDecisions,
} from "@/lib/domain/reference/adequacy-decisions";
import { type CountryCode, countryCodes } from "@/lib/domain/reference/countries";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, type Register } from "@/lib/domain/register";

/** What a drill can suppose. */
export const drillSubjects = ["DECISION", "COUNTRY", "VENDOR", "CERTIFICATION"] as const;
export type DrillSubject = (typeof drillSubjects)[number];

/** The kinds of certificate that can lapse. */
export const certificateKinds = ["DpfCertification", "Certification"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What is supposed to happen, and on which day. */
export type Supposition = { readonly on: CalendarDate } & (
  | { readonly what: "DECISION"; readonly decisions: readonly AdequacyDecisionId[] }
  | {
      readonly what: "COUNTRY";
      readonly country: CountryCode;
      readonly regimes: readonly Regime[];
    }
  | { readonly what: "VENDOR"; readonly vendor: string }
  | {
      readonly what: "CERTIFICATION";
      readonly certificate: { readonly kind: CertificateKind; readonly ref: string };
    }
);

/** The decisions that cover certified recipients in the United States, one under each law. */
export const frameworkDecisions: readonly AdequacyDecision[] = adequacyDecisions.filter(
  ({ conditions }) => conditions.some((condition) => condition.startsWith("DPF_ACTIVE")),
);

/** In the address: all of them at once. */
export const wholeFramework = "DPF";

type Errors = Readonly<Record<string, readonly string[]>>;
export type ReadSupposition = { readonly supposition: Supposition } | { readonly errors: Errors };

/** A drill looks ahead, and no further than anybody can plan. */
const lookingAhead = "P10Y";

/**
 * Reads a supposition from the fields of its form, which are those of its address, against the register.
 *
 * @param today the first day on which it may happen
 * @returns     what is supposed, or a sentence for each field that does not say it
 */
export function suppositionOf(
  typed: Typed,
  register: Register,
  today: CalendarDate,
): ReadSupposition {
  const day = dayOf(textOf(typed, "on"), today);
  const subject = subjectOf(typed, register);
  if ("error" in day || "field" in subject) {
    return {
      errors: {
        ...("error" in day && { on: [day.error] }),
        ...("field" in subject && { [subject.field]: [subject.error] }),
      },
    };
  }
  return { supposition: { on: day.on, ...subject } };
}

function textOf(typed: Typed, field: string): string {
  return String([typed[field] ?? ""].flat()[0] ?? "");
}

function dayOf(text: string, today: CalendarDate): { on: CalendarDate } | { error: string } {
  if (!isCalendarDate(text)) return { error: "Say on which day it happens, such as 2027-03-01." };
  const on = calendarDateOf(text);
  if (on < today)
    return {
      error: `A drill looks ahead: choose ${today} or a later day. What has happened is a change.`,
    };
  const last = addPeriod(today, lookingAhead);
  return on > last ? { error: `Choose a day up to ${last}.` } : { on };
}

type WithoutDay<S> = S extends unknown ? Omit<S, "on"> : never;
type Subject = WithoutDay<Supposition> | { readonly field: string; readonly error: string };

function subjectOf(typed: Typed, register: Register): Subject {
  switch (textOf(typed, "what")) {
    case "DECISION":
      return decisionOf(textOf(typed, "decision"));
    case "COUNTRY":
      return countryOf(textOf(typed, "country"), textOf(typed, "regime"));
    case "VENDOR":
      return vendorOf(textOf(typed, "vendor"), register);
    case "CERTIFICATION":
      return certificateOf(textOf(typed, "certificate"), register);
    default:
      return { field: "what", error: `Choose what happens: ${drillSubjects.join(", ")}.` };
  }
}

function decisionOf(asked: string): Subject {
  const decisions = asked === wholeFramework ? frameworkDecisions : adequacyDecisions;
  const ids = decisions
    .map(({ id }) => id)
    .filter((id) => asked === wholeFramework || id === asked);
  return ids.length === 0
    ? { field: "decision", error: "Choose a decision of the list." }
    : { what: "DECISION", decisions: ids };
}

function countryOf(code: string, regime: string): Subject {
  const country = countryCodes.find((known) => known === code);
  if (country === undefined) return { field: "country", error: "Choose a country of the list." };
  const under = regimes.filter((known) => regime === "" || known === regime);
  return under.length === 0
    ? { field: "regime", error: `Choose a law: ${regimes.join(", ")}, or none for all.` }
    : { what: "COUNTRY", country, regimes: under };
}

function vendorOf(vendor: string, register: Register): Subject {
  return find(register, "Vendor", vendor) === undefined
    ? { field: "vendor", error: "Choose a vendor of the register." }
    : { what: "VENDOR", vendor };
}

function certificateOf(asked: string, register: Register): Subject {
  const [kindAsked, ...rest] = asked.split("/");
  const ref = rest.join("/");
  const kind = certificateKinds.find((known) => known === kindAsked);
  return kind === undefined || find(register, kind, ref) === undefined
    ? { field: "certificate", error: "Choose a certificate of the register." }
    : { what: "CERTIFICATION", certificate: { kind, ref } };
}

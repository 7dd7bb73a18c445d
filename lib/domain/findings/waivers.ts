import type { CalendarDate } from "@/lib/domain/calendar";
import { isKindName } from "@/lib/domain/kinds/kinds";
import type { Regime } from "@/lib/domain/reference/enums";
import {
  isLinterRuleCode,
  type LinterRuleCode,
  linterRules,
} from "@/lib/domain/reference/linter-rules";
import { list, type Register, type Row } from "@/lib/domain/register";
import type { Finding } from "./finding";
import { rules } from "./rules";

/** No contract with a processor, or none that stands: neither can be accepted for a time. */
const contractRules: readonly LinterRuleCode[] = ["ENG-001", "ENG-003"];

/**
 * Tells whether a rule's findings can be accepted for a time.
 *
 * Source: GDPR Art. 44 and 28(3); product rule 2.3.
 * Reading: a warning or a hint can; an error can, but for the errors of Chapter V and a missing contract, which no decision of
 * ours makes lawful.
 */
export function isWaivable(code: LinterRuleCode): boolean {
  if (contractRules.includes(code)) return false;
  return !(code.startsWith("TRF-") && linterRules[code].severity === "error");
}

/** Why a waiver covers nothing on a day, though it stands in the register. */
export type WaiverFault = "expired" | "notWaivable" | "noAdvice";

/**
 * Tells why a waiver has no effect on a day; undefined when it has.
 *
 * Source: GDPR Art. 38(3), 38(6) and 39(1)(a); domain 1.15.
 * Reading: an error is waived by whoever answers for it, after the advice of the data protection officer has been recorded; the
 * officer advises and never decides. The last day counts in full.
 */
export function waiverFault(waiver: Row<"Waiver">, asOf: CalendarDate): WaiverFault | undefined {
  const { rule, until, officerAdvice, officerAdvisedOn } = waiver;
  if (rule === undefined || !isLinterRuleCode(rule) || !isWaivable(rule)) return "notWaivable";
  if (until === undefined || until < asOf) return "expired";
  const isAdvised =
    officerAdvice !== undefined && officerAdvisedOn !== undefined && officerAdvisedOn <= asOf;
  return linterRules[rule].severity === "error" && !isAdvised ? "noAdvice" : undefined;
}

/** Why a waiver cannot be proposed at all. */
export type WaiverTrouble = "ruleNotWaivable" | "foundNowhere";

/**
 * Tells why a waiver that is being written could never cover anything; null when it can.
 *
 * Source: GDPR Art. 44 and 28(3); product rule 2.3.
 * Reading: what no decision makes lawful is refused when it is typed, not when it is found to have no effect. A record that the
 * same change makes counts as there.
 *
 * @param after the register with the whole change in effect
 */
export function waiverTrouble(
  after: Register,
  body: Readonly<Record<string, unknown>>,
): WaiverTrouble | null {
  const { rule, foundIn } = body;
  if (typeof rule === "string" && isLinterRuleCode(rule) && !isWaivable(rule))
    return "ruleNotWaivable";
  return typeof foundIn === "string" && !isRecordOf(after, foundIn) ? "foundNowhere" : null;
}

function isRecordOf(register: Register, foundIn: string): boolean {
  const slash = foundIn.indexOf("/");
  const kind = foundIn.slice(0, slash);
  return isKindName(kind) && register[kind].has(foundIn.slice(slash + 1));
}

/**
 * Marks the findings that a waiver covers on a day. None is left out.
 *
 * Source: GDPR Art. 5(2) (whoever accepts a defect must be able to show why).
 * Reading: a waiver without a field or a regime covers its rule in every field and under every regime of the record. Of
 * several the one that lasts longest is named.
 */
export function withWaivers(
  register: Register,
  findings: readonly Finding[],
  asOf: CalendarDate,
): Finding[] {
  const waivers = waiversAtWork(register, asOf);
  if (waivers.size === 0) return [...findings];
  return findings.map((finding) => {
    const { code, kind, ref } = finding;
    const covering = waivers
      .get(`${code} ${kind}/${ref}`)
      ?.find((waiver) => covers(waiver, finding));
    return covering === undefined ? finding : { ...finding, waiver: noteOf(covering) };
  });
}

function waiversAtWork(register: Register, asOf: CalendarDate): Map<string, Row<"Waiver">[]> {
  const atWork = list(register, "Waiver")
    .filter((waiver) => waiver.validFrom <= asOf && waiverFault(waiver, asOf) === undefined)
    .toSorted((one, other) => ((one.until ?? "") < (other.until ?? "") ? 1 : -1));
  const byPlace = new Map<string, Row<"Waiver">[]>();
  for (const waiver of atWork) {
    const place = `${waiver.rule} ${waiver.foundIn}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), waiver]);
  }
  return byPlace;
}

function covers({ field, regime }: Row<"Waiver">, finding: Finding): boolean {
  return (
    (field === undefined || field === finding.field) &&
    (regime === undefined || regime === finding.regime)
  );
}

function noteOf({ ref, reason = "", decidedBy = "", until = "" }: Row<"Waiver">) {
  return { ref, reason, decidedBy, until };
}

/** A waiver that covers nothing on a day, and why: beside its own faults, that no rule finds anything there. */
export type IdleWaiver = { readonly ref: string; readonly why: WaiverFault | "nothingFound" };

/** What was asked about: under which regimes, and whether on the present day, whose dealings are known too. */
export type Asked = { readonly regimes: readonly Regime[]; readonly isToday: boolean };

/**
 * The waivers of a register that cover none of these findings.
 *
 * Source: none, product decision: a waiver is called idle where nothing is left for it to cover.
 * Reading: nobody can tell that of a waiver whose finding was not asked about: on another day than today, or under fewer regimes
 * than its rule, or the waiver itself, is about. Its own faults are told on any day.
 */
export function idleWaivers(
  register: Register,
  findings: readonly Finding[],
  asOf: CalendarDate,
  asked: Asked,
): IdleWaiver[] {
  const used = new Set(findings.flatMap(({ waiver }) => waiver?.ref ?? []));
  return list(register, "Waiver")
    .filter((waiver) => waiver.validFrom <= asOf && !used.has(waiver.ref))
    .flatMap((waiver): IdleWaiver[] => {
      const why = waiverFault(waiver, asOf);
      if (why !== undefined) return [{ ref: waiver.ref, why }];
      return wasAskedAbout(waiver, asked) ? [{ ref: waiver.ref, why: "nothingFound" }] : [];
    });
}

function wasAskedAbout({ rule = "", regime }: Row<"Waiver">, { regimes, isToday }: Asked): boolean {
  if (!isToday) return false;
  const judged = isLinterRuleCode(rule) ? rules[rule] : undefined;
  if (judged === undefined || "once" in judged) return true;
  const concerned = regime === undefined ? judged.regimes : [regime];
  return concerned.every((each) => regimes.includes(each));
}

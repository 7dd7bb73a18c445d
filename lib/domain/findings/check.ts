import type { CalendarDate } from "@/lib/domain/calendar";
import { kindNames } from "@/lib/domain/kinds/kinds";
import type { Regime } from "@/lib/domain/reference/enums";
import { type LinterRuleCode, linterRules } from "@/lib/domain/reference/linter-rules";
import { apply, list, type Register } from "@/lib/domain/register";
import type { Dealings } from "./dealings";
import type { Defect, Finding } from "./finding";
import { checkedRuleCodes, dealingRules, rules } from "./rules";
import { withWaivers } from "./waivers";

/**
 * Tells what is wrong with a register on a day, under each of the regimes asked for.
 *
 * Source: GDPR Art. 5(2) and 24(1); the provision behind each finding stands in the finding.
 * Reading: a record counts from its `validFrom` on. To judge a proposal, ask about the day from which it is to hold: asked
 * about today, what begins later is not there yet, and has no findings.
 *
 * @param regimes those under which to judge; rules that are the same under all run once, whatever is asked for
 * @param codes   the rules asked for
 * @returns       errors first, then warnings and infos; then by code, kind, ref, field and regime
 */
export function check(
  register: Register,
  asOf: CalendarDate,
  regimes: readonly Regime[],
  codes: readonly LinterRuleCode[] = checkedRuleCodes,
): Finding[] {
  const judged = known.get(register) ?? new Map<string, readonly Finding[]>();
  known.set(register, judged);
  const question = [asOf, ...regimes, ...codes].join(" ");
  const findings = judged.get(question) ?? judge(register, asOf, regimes, codes);
  judged.set(question, findings);
  return [...findings];
}

/** A register never changes, so neither does what is wrong with it on a day: one page asks several times. */
const known = new WeakMap<Register, Map<string, readonly Finding[]>>();

function judge(
  register: Register,
  asOf: CalendarDate,
  regimes: readonly Regime[],
  codes: readonly LinterRuleCode[],
): Finding[] {
  const inForce = registerInForce(register, asOf);
  const findings = codes.flatMap((code) => findingsOf(code, inForce, asOf, regimes));
  return withWaivers(inForce, findings, asOf).sort(bySeverityAndPlace);
}

/**
 * Tells what is wrong with how we dealt with customers and the public: changes, notices, objections, the published list,
 * annexes. A proposal cannot bring such a defect, so a change set is judged by `check` alone.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a); the provision behind each finding stands in the finding.
 *
 * @param asOf the day on which the dealings stand so
 * @returns    in the order of `check`
 */
export function checkDealings(
  register: Register,
  dealings: Dealings,
  asOf: CalendarDate,
): Finding[] {
  const findings = checkedRuleCodes.flatMap((code) =>
    (dealingRules[code]?.(register, dealings, { asOf }) ?? []).map((defect) => found(code, defect)),
  );
  return withWaivers(register, findings, asOf).sort(bySeverityAndPlace);
}

/** Findings of several checks as one list, in the order of `check`. */
export function allFindings(...lists: readonly (readonly Finding[])[]): Finding[] {
  return lists.flat().sort(bySeverityAndPlace);
}

function findingsOf(
  code: LinterRuleCode,
  register: Register,
  asOf: CalendarDate,
  regimes: readonly Regime[],
): Finding[] {
  const rule = rules[code];
  if (!rule) return [];
  if ("once" in rule) return rule.once(register, { asOf }).map((defect) => found(code, defect));
  return regimes
    .filter((regime) => rule.regimes.includes(regime))
    .flatMap((regime) =>
      rule.perRegime(register, { asOf, regime }).map((defect) => found(code, defect, regime)),
    );
}

function found(code: LinterRuleCode, defect: Defect, regime?: Regime): Finding {
  const { severity, legalSource } = linterRules[code];
  return { code, severity, ...defect, source: legalSource, ...(regime && { regime }) };
}

function registerInForce(register: Register, asOf: CalendarDate): Register {
  const notYet = kindNames.flatMap((kind) =>
    list(register, kind)
      .filter(({ validFrom }) => validFrom > asOf)
      .map(({ ref, validFrom }) => ({ kind, ref, validFrom, body: null })),
  );
  return notYet.length === 0 ? register : apply(register, notYet);
}

const weights = { error: 0, warning: 1, info: 2 } as const;

function bySeverityAndPlace(one: Finding, other: Finding): number {
  return weights[one.severity] - weights[other.severity] || compare(place(one), place(other));
}

function place({ code, kind, ref, field, regime }: Finding): string[] {
  return [code, kind, ref, field ?? "", regime ?? ""];
}

function compare(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? "";
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}

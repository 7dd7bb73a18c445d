import type { CalendarDate } from "@/lib/domain/calendar";
import { kindNames } from "@/lib/domain/kinds/kinds";
import type { Regime } from "@/lib/domain/reference/enums";
import {
  type LinterRuleCode,
  linterRuleCodes,
  linterRules,
} from "@/lib/domain/reference/linter-rules";
import { apply, list, type Register } from "@/lib/domain/register";
import { activityRules } from "./activities";
import { agreementRules } from "./agreements";
import { commitmentRules } from "./commitments";
import { documentRules } from "./documents";
import { chainRules } from "./engagement-chain";
import { engagementRules } from "./engagements";
import { entityRules } from "./entities";
import type { Defect, Finding, Rules } from "./finding";
import { legalBasisRules } from "./legal-bases";
import { measureRules } from "./measures";
import { privacyNoticeRules } from "./privacy-notices";
import { retentionRules } from "./retention";
import { trackerRules } from "./trackers";
import { adequacyRules } from "./transfer-adequacy";
import { assessmentRules } from "./transfer-assessments";
import { clauseRules } from "./transfer-clauses";
import { transferRules } from "./transfers";

const rules: Rules = {
  ...entityRules,
  ...activityRules,
  ...legalBasisRules,
  ...retentionRules,
  ...engagementRules,
  ...chainRules,
  ...transferRules,
  ...assessmentRules,
  ...adequacyRules,
  ...clauseRules,
  ...measureRules,
  ...trackerRules,
  ...commitmentRules,
  ...privacyNoticeRules,
  ...documentRules,
  ...agreementRules,
};

/** The codes of the rules that are built, in the order of the reference table. */
export const checkedRuleCodes: readonly LinterRuleCode[] = linterRuleCodes.filter(
  (code) => rules[code] !== undefined,
);

/**
 * Tells what is wrong with a register on a day, under each of the regimes asked for.
 *
 * Source: GDPR Art. 5(2) and 24(1); the provision behind each finding stands in the finding.
 * Reading: a record counts from its `validFrom` on. To judge a proposal, ask about the day from which it is to hold: asked
 * about today, what begins later is not there yet, and has no findings.
 *
 * @param regimes those under which to judge; rules that are the same under all run once, whatever is asked for
 * @returns       errors first, then warnings and infos; then by code, kind, ref, field and regime
 */
export function check(
  register: Register,
  asOf: CalendarDate,
  regimes: readonly Regime[],
): Finding[] {
  const inForce = registerInForce(register, asOf);
  return checkedRuleCodes
    .flatMap((code) => findingsOf(code, inForce, asOf, regimes))
    .sort(bySeverityAndPlace);
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

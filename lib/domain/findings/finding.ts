import type { CalendarDate } from "@/lib/domain/calendar";
import type { Regime, Severity } from "@/lib/domain/reference/enums";
import type { LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import type { RecordKey, Register } from "@/lib/domain/register";
import type { Dealings } from "./dealings";

/** What a rule finds wrong: in which record, if one field is to blame in which, and what would mend it. */
export type Defect = RecordKey & { field?: string; message: string };

/** A defect with the rule that found it, its weight and the provision behind it. */
export type Finding = Defect & {
  code: LinterRuleCode;
  severity: Severity;
  source: string;
  /** The regime it was found under; absent when the rule is the same under all. */
  regime?: Regime;
  /** Set where somebody accepted it for a time: it is shown all the same, and counts as waived. */
  waiver?: WaiverNote;
};

/** What is told of a waiver beside the finding that it covers. */
export type WaiverNote = { ref: string; reason: string; decidedBy: string; until: string };

export type Question = { asOf: CalendarDate; regime: Regime };

/**
 * A rule without its code, weight and law: those stand in the reference table under the code.
 * A rule that runs once never learns the regime, so it cannot come to depend on it.
 */
export type Rule =
  | { once: (register: Register, question: Pick<Question, "asOf">) => Defect[] }
  | {
      perRegime: (register: Register, question: Question) => Defect[];
      regimes: readonly Regime[];
    };

/** A rule that also asks what passed between us, customers and the public; it holds under every regime. */
export type DealingRule = (
  register: Register,
  dealings: Dealings,
  question: Pick<Question, "asOf">,
) => Defect[];

export type DealingRules = Readonly<Partial<Record<LinterRuleCode, DealingRule>>>;

export type Rules = Readonly<Partial<Record<LinterRuleCode, Rule>>>;

import type { CalendarDate } from "@/lib/domain/calendar";
import type { ChangeRuleId } from "@/lib/domain/reference/change-rules";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { RecordKey, Register } from "@/lib/domain/register";
import type { FieldDifference } from "../diff";

/**
 * Whom a change concerns: customers of these products, all customers, one agreement, some agreements, or no customer. Of a product with
 * features it concerns whoever uses one of them, or of whom that is not known.
 */
export type Scope =
  | {
      type: "products";
      refs: readonly string[];
      features?: Readonly<Record<string, readonly string[]>>;
    }
  | { type: "everyone" }
  | { type: "agreement"; ref: string }
  | { type: "agreements"; refs: readonly string[] }
  | { type: "nobody" };

/** One difference with its class and why it has it. `rule` null: no rule names it. */
export type Verdict = {
  readonly difference: FieldDifference;
  readonly class: Materiality | "INTERNAL";
  readonly rule: ChangeRuleId | null;
  readonly scope: Scope;
  /** Told to each customer by name on the day it takes effect, although it waits for nobody. */
  readonly toldSameDay?: true;
  /** Country that a location moves to: an agreement's residency clause can raise the class. */
  readonly movesTo?: string;
};

/** What a rule may look at. */
export type ClassifyContext = {
  readonly before: Register;
  readonly after: Register;
  readonly asOf: CalendarDate;
  readonly key: RecordKey;
  readonly differences: readonly FieldDifference[];
};

export type Classifier = (context: ClassifyContext) => Verdict[];

import type { CalendarDate } from "@/lib/domain/calendar";
import type { WaiverNote } from "@/lib/domain/findings/finding";
import type { Severity } from "@/lib/domain/reference/enums";
import type { UnverifiedNote } from "../unverified-value";
import type { FindingRow } from "./findings-list";
import type { FindingsQuery } from "./findings-query";

type Option = { readonly value: string; readonly label: string };

/** A record as the page of findings names it. */
export type RecordToMend = {
  readonly title: string;
  readonly kindLabel: string;
  readonly href: string;
  /** How many findings would go. */
  readonly removes: number;
};

export type FactToMend = RecordToMend & { readonly field: string };

/** One rule that finds the same in many records: mended together. */
export type RuleToMend = {
  readonly code: string;
  readonly rule: string;
  readonly href: string;
  readonly removes: number;
};

export type FindingView = {
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly kindLabel: string;
  readonly href: string;
  readonly field: string | null;
  readonly message: string;
  readonly source: string;
  readonly regimes: readonly string[];
  readonly owner: string | null;
  readonly waiver: WaiverNote | null;
  readonly waiveHref: string | null;
  /** Set where the record rests on law that nobody has looked up. */
  readonly unverified: UnverifiedNote | null;
};

/** A finding as files have it. */
export type FindingForFile = FindingRow & {
  readonly owner: string;
  readonly unverified: UnverifiedNote | null;
};

export type FindingsPageGroup = {
  readonly key: string;
  readonly title: string;
  /** How many are in the group, on all pages. */
  readonly count: number;
  readonly rows: readonly FindingView[];
};

/** All that the page of findings shows. */
export type FindingsPage = {
  readonly query: FindingsQuery;
  readonly day: CalendarDate;
  readonly pages: number;
  readonly found: number;
  readonly weights: readonly { readonly severity: Severity; readonly count: number }[];
  readonly waived: number;
  readonly groups: readonly FindingsPageGroup[];
  readonly groupCount: number;
  readonly owners: readonly Option[];
  readonly kinds: readonly Option[];
  readonly rules: readonly string[];
  readonly facts: readonly FactToMend[];
  readonly records: readonly RecordToMend[];
  readonly commonest: readonly RuleToMend[];
};

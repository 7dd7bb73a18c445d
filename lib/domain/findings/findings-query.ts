import { isKindName, type KindName } from "@/lib/domain/kinds/kinds";
import { type Regime, regimes, type Severity, severities } from "@/lib/domain/reference/enums";
import { isLinterRuleCode, type LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import { type Moment, momentQuery, present, readMoment } from "../moment";

export const groupings = ["weight", "rule", "record", "owner"] as const;
export type Grouping = (typeof groupings)[number];

export const waiverStates = ["open", "waived", "all"] as const;
export type WaiverState = (typeof waiverStates)[number];

/** Stands for those that nobody keeps. No account has such an id. */
export const nobody = "_nobody";

/** Which findings are shown, and how, as the address says it. */
export type FindingsQuery = {
  readonly by: Grouping;
  readonly weight: Severity | null;
  readonly rule: LinterRuleCode | null;
  readonly kind: KindName | null;
  /** `Engagement/hosting` */
  readonly record: string | null;
  /** The id of an account, or `nobody`. */
  readonly owner: string | null;
  readonly regime: Regime | null;
  readonly waiver: WaiverState;
  readonly search: string;
  readonly page: number;
  readonly moment: Moment;
};

export const usualFindings: FindingsQuery = {
  by: "weight",
  weight: null,
  rule: null,
  kind: null,
  record: null,
  owner: null,
  regime: null,
  waiver: "open",
  search: "",
  page: 1,
  moment: present,
};

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads which findings are asked for; what it does not understand it leaves out, and says so. */
export function parseFindingsQuery(asked: Asked): {
  query: FindingsQuery;
  notes: readonly string[];
} {
  const word = (name: string) => {
    const value = asked[name];
    const text = typeof value === "string" ? value : (value?.[0] ?? "");
    return text.trim() === "" ? null : text.trim();
  };
  const { moment, notes: momentNotes } = readMoment(word);
  const notes = [...momentNotes];
  function oneOf<Value extends string>(name: string, is: (text: string) => text is Value) {
    const text = word(name);
    if (text === null) return null;
    if (is(text)) return text;
    notes.push(`Findings have no ${name} “${text.slice(0, 60)}”.`);
    return null;
  }
  const query: FindingsQuery = {
    by: oneOf("by", among(groupings)) ?? usualFindings.by,
    weight: oneOf("weight", among(severities)),
    rule: oneOf("rule", isLinterRuleCode),
    kind: oneOf("kind", isKindName),
    record: oneOf("record", (text): text is string => /^[A-Za-z]+\/[\w.-]+$/.test(text)),
    owner: oneOf("owner", (text): text is string => /^[\w-]{1,60}$/.test(text)),
    regime: oneOf("regime", among(regimes)),
    waiver: oneOf("waiver", among(waiverStates)) ?? usualFindings.waiver,
    search: (word("search") ?? "").slice(0, 200),
    page: pageOf(word("page")),
    moment,
  };
  return { query, notes };
}

function among<Value extends string>(values: readonly Value[]) {
  return (text: string): text is Value => values.some((value) => value === text);
}

function pageOf(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** The parameters that say a query, without those that would say what is usual. */
export function findingsWords({ moment, page, ...query }: FindingsQuery): [string, string][] {
  const stated = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    const isUsual = Object.entries(usualFindings).some(
      ([known, usual]) => known === name && usual === value,
    );
    return isUsual || value === null ? [] : [[name, value]];
  });
  const paged: [string, string][] = page === 1 ? [] : [["page", String(page)]];
  return [...stated, ...Object.entries(momentQuery(moment)), ...paged];
}

export const findingsPath = "/staff/findings";

/** The address of the findings with some of its state changed. Anything but another page begins at the first. */
export function findingsHref(
  query: FindingsQuery,
  changes: Partial<FindingsQuery> = {},
  path = findingsPath,
): string {
  const words = new URLSearchParams(findingsWords({ ...query, page: 1, ...changes })).toString();
  return words === "" ? path : `${path}?${words}`;
}

import type { CalendarDate } from "@/lib/domain/calendar";
import {
  citationInWords,
  type ReadableDifference,
  readableDifferences,
  stateInWords,
} from "@/lib/domain/change/readable-diff";
import type { Field } from "@/lib/domain/fields";
import type { Finding, WaiverNote } from "@/lib/domain/findings/finding";
import { isWaivable } from "@/lib/domain/findings/waivers";
import type { CommonBody, SourceCitation } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { regimeLabels, type Severity } from "@/lib/domain/reference/enums";
import { bodyOf, find, type RecordKey, type Register } from "@/lib/domain/register";
import { type UnverifiedNote, unverifiedField } from "../unverified-value";
import { entriesInWords, kindNamed, languageInWords } from "../value-words";
import { recordPath, waivePath } from "./record-address";
import { ownerOf, recordTitle, type StaffNames, titlesOf } from "./record-title";
import { type StaleTranslation, translationsIn } from "./stale-translations";

export type RecordLink = { readonly href: string; readonly title: string };

/** What a field holds, ready to be drawn. */
export type ValueView =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string }
  | { readonly type: "list"; readonly entries: readonly string[] }
  | { readonly type: "day"; readonly on: string }
  | { readonly type: "address"; readonly href: string; readonly text: string }
  | { readonly type: "records"; readonly links: readonly RecordLink[] };

export type FindingView = {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly source: string;
  /** The regimes under which it was found; none where it is the same under all. */
  readonly regimes: readonly string[];
  /** Set where it was accepted for a time. */
  readonly waiver: WaiverNote | null;
  /** Where it can be accepted for a time; null where no decision could make it lawful, or that was done. */
  readonly waiveHref: string | null;
};

/** A text in another language, and whether the original was changed after it was made. */
export type TranslationView = {
  readonly language: string;
  readonly text: string;
  readonly isStale: boolean;
};

export type FieldView = {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly source: string | null;
  readonly internal: boolean;
  /** Null where nothing is stated. */
  readonly value: ValueView | null;
  /** "Unknown", "Not applicable: …", "Withheld". */
  readonly state: string | null;
  readonly citations: readonly string[];
  readonly translations: readonly TranslationView[];
  readonly findings: readonly FindingView[];
  /** Set where the value rests on reference data that nobody has looked up. */
  readonly unverified: UnverifiedNote | null;
  /** How an open change set would have it read. */
  readonly difference: ReadableDifference | null;
};

/** One record as its page shows it. */
export type RecordView = {
  readonly kind: KindName;
  readonly kindLabel: string;
  readonly ref: string;
  readonly title: string;
  readonly validFrom: string;
  /** What it belongs to, the outermost first. */
  readonly owners: readonly RecordLink[];
  readonly fields: readonly FieldView[];
  /** What is found of the record as a whole. */
  readonly findings: readonly FindingView[];
  readonly citations: readonly string[];
};

export type FindingsOf = (key: RecordKey) => readonly Finding[];

/** What no register holds: the day of the question, which translations are stale, and what members of staff are called. */
type Beside = {
  readonly day: CalendarDate;
  readonly stale: readonly StaleTranslation[];
  readonly staff: StaffNames;
};

/** @returns null when the register has no such record */
export function recordView(
  register: Register,
  key: RecordKey,
  findingsOf: FindingsOf,
  differences: readonly ReadableDifference[],
  query: Record<string, string>,
  { day, stale, staff }: Beside,
): RecordView | null {
  const row = find(register, key.kind, key.ref);
  if (row === undefined) return null;
  const findings = findingsOf(key);
  const kind = kinds[key.kind];
  const fields = Object.entries<Field>(kind.fields).map(
    ([name, field]): FieldView => ({
      name,
      label: field.label,
      help: field.help ?? null,
      source: field.source ?? null,
      internal: field.internal === true,
      value: valueView(
        register,
        field,
        Object.entries(row).find(([of]) => of === name)?.[1],
        query,
        staff,
      ),
      state: stateInWords(row, name),
      citations: (row.sources ?? [])
        .filter((citation) => citation.field === name)
        .map((citation) =>
          citationInWords(key.kind, { ...withTitle(register, citation), field: undefined }),
        ),
      translations: translationViews(row, name, stale),
      findings: findingViews(
        findings.filter((finding) => finding.field === name),
        query.in,
      ),
      unverified: unverifiedField(register, key, name, day),
      difference: differences.find((difference) => difference.field === name) ?? null,
    }),
  );
  const names = new Set(Object.keys(kind.fields));
  return {
    ...key,
    kindLabel: kind.label,
    title: recordTitle(register, key),
    validFrom: row.validFrom,
    owners: ownersOf(register, key).map((owner) => linkTo(register, owner, query)),
    fields,
    findings: findingViews(
      findings.filter(({ field }) => field === undefined || !names.has(field)),
      query.in,
    ),
    citations: (row.sources ?? [])
      .filter(({ field }) => field === undefined || !names.has(field))
      .map((citation) => citationInWords(key.kind, withTitle(register, citation))),
  };
}

function translationViews(
  body: CommonBody,
  field: string,
  stale: readonly StaleTranslation[],
): TranslationView[] {
  return translationsIn(body)
    .filter((one) => one.field === field)
    .map(({ language, text }) => ({
      language: languageInWords(language),
      text,
      isStale: stale.some((one) => one.field === field && one.language === language),
    }));
}

/** A source names a document of the register by its ref, any other by its title. */
function withTitle(register: Register, citation: SourceCitation): SourceCitation {
  const title = find(register, "SourceDocument", citation.document)?.title;
  return { ...citation, document: title ?? citation.document };
}

export function linkTo(
  register: Register,
  key: RecordKey,
  query: Record<string, string>,
): RecordLink {
  return { href: recordPath(key, query), title: recordTitle(register, key) };
}

function ownersOf(register: Register, key: RecordKey): RecordKey[] {
  const owner = ownerOf(register, key);
  return owner === null ? [] : [...ownersOf(register, owner), owner];
}

/** The record without the ways to waive what is found: for those who may propose nothing, or look at another day. */
export function withoutWaiving(record: RecordView): RecordView {
  const without = (findings: readonly FindingView[]) =>
    findings.map((finding) => ({ ...finding, waiveHref: null }));
  return {
    ...record,
    fields: record.fields.map((field) => ({ ...field, findings: without(field.findings) })),
    findings: without(record.findings),
  };
}

/**
 * What several rules, or one under several regimes, say in the same words is said once; what would waive it then names
 * no regime, so that it covers all that is said there.
 *
 * @param within the draft that is shown, into which a waiver goes
 */
export function findingViews(findings: readonly Finding[], within?: string): FindingView[] {
  const views = new Map<string, FindingView>();
  for (const finding of findings) {
    const { code, severity, message, source, regime, waiver = null } = finding;
    const key = `${code} ${message} ${waiver?.ref ?? ""}`;
    const regimes = [...(views.get(key)?.regimes ?? []), ...(regime ? [regimeLabels[regime]] : [])];
    const about = regimes.length > 1 ? { ...finding, regime: undefined } : finding;
    const isOpen = waiver === null && isWaivable(code);
    const { kind, ref } = about;
    const waiveHref = isOpen
      ? waivePath({ code, kind, ref, regime: about.regime, in: within })
      : null;
    views.set(key, { code, severity, message, source, regimes, waiver, waiveHref });
  }
  return [...views.values()];
}

function valueView(
  register: Register,
  field: Field,
  value: unknown,
  query: Record<string, string>,
  staff: StaffNames,
): ValueView | null {
  if (value === undefined) return null;
  if (field.type === "reference" || field.type === "references") {
    const refs = (Array.isArray(value) ? value : [value]).map(String);
    const links = refs.map((ref) => linkTo(register, { kind: kindNamed(field.to), ref }, query));
    return { type: "records", links };
  }
  if (field.type === "date") return { type: "day", on: String(value) };
  const entries = entriesInWords(field, value, titlesOf(register, staff));
  const [first = ""] = entries;
  if (Array.isArray(value)) return { type: "list", entries };
  if (field.type !== "text") return { type: "text", text: first };
  if (field.format === "url") return { type: "address", href: first, text: first };
  if (field.format === "email") return { type: "address", href: `mailto:${first}`, text: first };
  return { type: field.max > 300 ? "paragraph" : "text", text: first };
}

/** How a record reads in another register than in this one: what an open change set would do to it. */
export function differencesBetween(
  before: Register,
  after: Register,
  key: RecordKey,
): ReadableDifference[] {
  const titleBefore = titlesOf(before);
  const titleAfter = titlesOf(after);
  return readableDifferences(key.kind, bodyOf(before, key), bodyOf(after, key), (kind, ref) =>
    kind === "User" || after[kind].has(ref) ? titleAfter(kind, ref) : titleBefore(kind, ref),
  );
}

import type { Field } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import { type CommonBody, type SourceCitation, sourceConfidences } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { translationsIn } from "./stale-translations";

/**
 * Where the facts of a record come from, and its texts in other languages, as a form sends them: row by row, in inputs
 * named `sources.0.document`, `translations.0.text`. A row that is emptied is taken out.
 */

export const annotationGroups = ["sources", "translations"] as const;
export type AnnotationGroup = (typeof annotationGroups)[number];

const parts = {
  sources: ["field", "document", "locator", "quote", "confidence"],
  translations: ["language", "field", "text"],
} as const satisfies Record<AnnotationGroup, readonly string[]>;

type Row = { readonly index: number; readonly said: Readonly<Record<string, string>> };
type Problem = { readonly name: string; readonly message: string };

/** The rows in which a form opens. */
export function annotationValues(body: CommonBody): Typed {
  const sources = (body.sources ?? []).map((citation) => ({ ...citation }));
  return { ...inputsOf("sources", sources), ...inputsOf("translations", translationsIn(body)) };
}

function inputsOf(group: AnnotationGroup, rows: readonly Record<string, string>[]): Typed {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      parts[group].map((part) => [`${group}.${index}.${part}`, row[part] ?? ""]),
    ),
  );
}

/** How many rows of a group a form holds, empty ones between them too. */
export function rowCount(group: AnnotationGroup, typed: Typed): number {
  const indices = Object.keys(typed).flatMap((name) => {
    const [of, index] = name.split(".");
    return of === group && /^\d{1,3}$/.test(index ?? "") ? [Number(index)] : [];
  });
  return Math.max(-1, ...indices) + 1;
}

/** The rows that say something. */
export function rowsOf(group: AnnotationGroup, typed: Typed): Row[] {
  return Array.from({ length: rowCount(group, typed) }, (_, index) => ({
    index,
    said: Object.fromEntries(
      parts[group].map((part) => [part, textOf(typed, `${group}.${index}.${part}`)]),
    ),
  })).filter(({ said }) => telling[group].some((part) => said[part] !== ""));
}

/** A row in which only a choice stands says nothing. */
const telling = {
  sources: ["document", "locator", "quote"],
  translations: ["text"],
} as const;

function textOf(typed: Typed, name: string): string {
  const value = typed[name] ?? "";
  return (typeof value === "string" ? value : (value[0] ?? "")).replaceAll("\r\n", "\n").trim();
}

/** Whether two forms say the same in a group. */
export function saysSame(group: AnnotationGroup, one: Typed, other: Typed): boolean {
  const said = (typed: Typed) => JSON.stringify(rowsOf(group, typed).map((row) => row.said));
  return said(one) === said(other);
}

/** The sources and translations that a form states; what reads as it was opened stays so, to the letter. */
export function annotationsOfForm(
  typed: Typed,
  base: CommonBody,
): Pick<CommonBody, AnnotationGroup> {
  const opened = annotationValues(base);
  const isKept = (group: AnnotationGroup) =>
    rowCount(group, typed) === 0 || saysSame(group, typed, opened);
  const sources = isKept("sources") ? base.sources : sourcesOf(typed);
  const translations = isKept("translations") ? base.translations : translationsOf(typed);
  return { ...(sources && { sources }), ...(translations && { translations }) };
}

function sourcesOf(typed: Typed): SourceCitation[] | undefined {
  const rows = rowsOf("sources", typed).map(({ said }): SourceCitation => {
    const { field, document = "", locator, quote, confidence } = said;
    return {
      ...(field && { field }),
      document,
      ...(locator && { locator }),
      ...(quote && { quote }),
      confidence: sourceConfidences.find((known) => known === confidence) ?? "STATED",
    };
  });
  return rows.length === 0 ? undefined : rows;
}

function translationsOf(typed: Typed): CommonBody["translations"] {
  const byLanguage: Record<string, Record<string, string>> = {};
  for (const { said } of rowsOf("translations", typed)) {
    const { language = "", field = "", text = "" } = said;
    if (language === "" || field === "") continue;
    byLanguage[language] = { ...byLanguage[language], [field]: text };
  }
  return Object.keys(byLanguage).length === 0 ? undefined : byLanguage;
}

/** What is wrong with the rows themselves, before any schema sees them. */
export function rowProblems(typed: Typed): Problem[] {
  const seen = new Set<string>();
  return rowsOf("translations", typed).flatMap(({ index, said }): Problem[] => {
    const name = (part: string) => `translations.${index}.${part}`;
    if (said.field === "")
      return [{ name: name("field"), message: "Translation: choose what it translates." }];
    if (said.language === "")
      return [{ name: name("language"), message: "Translation: name its language." }];
    const key = `${said.language} ${said.field}`;
    if (seen.has(key)) return [{ name: name("text"), message: "This translation is there twice." }];
    seen.add(key);
    return [];
  });
}

/** The input at which a problem of the schema is told; null for one that is of no row. */
export function rowProblem(typed: Typed, path: readonly string[], message: string): Problem | null {
  const [group, first = "", second = ""] = path;
  if (group === "sources") {
    const index = rowsOf("sources", typed)[Number(first)]?.index ?? 0;
    const part = second || "document";
    const said = part === "document" && /empty|blank/.test(message) ? "is needed" : message;
    return { name: `sources.${index}.${part}`, message: `Source, ${part}: ${said}.` };
  }
  if (group !== "translations") return null;
  const row = rowsOf("translations", typed).find(
    ({ said }) => said.language === first && (second === "" || said.field === second),
  );
  const part = second === "" ? "language" : "text";
  const said = part === "language" ? "must be a language tag such as en or de-CH" : message;
  return { name: `translations.${row?.index ?? 0}.${part}`, message: `Translation: ${said}.` };
}

/** The fields whose text can stand in other languages. */
export function translatableFields(kind: KindName): { name: string; label: string }[] {
  return Object.entries<Field>(kinds[kind].fields)
    .filter(([, field]) => field.type === "text" && field.format === "plain" && !field.internal)
    .map(([name, { label }]) => ({ name, label }));
}

import fc from "fast-check";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { Field, TextFormat } from "@/lib/domain/fields";

export const days = ["2018-05-25", "2024-02-29", "2026-01-01", "2026-11-21"].map(calendarDateOf);

/** What YAML, JSON or a database could read as something else. */
export const trickyTexts = [
  "yes",
  "No",
  "NO",
  "on",
  "y",
  "~",
  "null",
  "Null",
  "true",
  "FALSE",
  "1e3",
  "1_000",
  "0x1F",
  "0o17",
  "017",
  ".5",
  "-0",
  ".inf",
  ".NaN",
  "12:30:45",
  "2026-01-01",
  "- x",
  "-",
  "---",
  "...",
  "? x",
  "a: b",
  "a:",
  ": a",
  "a #b",
  "# a",
  "&a",
  "*a",
  "!a",
  "%a",
  "@a",
  "`a`",
  "|",
  ">",
  "'",
  '"',
  "''",
  '"a"',
  "[a]",
  "{a: b}",
  "a, b",
  "<<",
  "=",
  "\\",
  "\\n",
  "a\nb",
  "a\n\nb\n",
  "\na",
  " a",
  "a ",
  "  a\n b",
  "a\tb",
  "\ta",
  "a\r\nb",
  "a\u2028b",
  "\u00a0a",
  "a\u0301",
  "Zażółć gęślą jaźń",
  "Αιγαίο Μεταφραστική",
  "東京都千代田区 法務部",
  "👩‍⚖️",
  "__proto__",
  `${"long words ".repeat(12)}: end`,
  `${"long ".repeat(30)}\n  indented`,
  "x".repeat(180),
];

/** Text of at most so many characters; on one line where it is no longer than a line may be. */
export function plainText(max: number): fc.Arbitrary<string> {
  const tricky = fc.constantFrom(...trickyTexts);
  const drawn = fc.string({
    unit: fc.constantFrom(..."ab: -#'\"\n\\{[&*!|>%@,?~ąΩ漢0"),
    minLength: 1,
    maxLength: 12,
  });
  return fc
    .oneof({ arbitrary: tricky, weight: 3 }, { arbitrary: drawn, weight: 1 })
    .map((text) => (max > 300 ? text : text.replace(/[\t\n\r\u2028]/g, " ")))
    .map((text) => (/\S/.test(text) ? text.slice(0, max) : "a"))
    .filter((text) => /\S/.test(text));
}

const formatted: Record<Exclude<TextFormat, "plain">, string[]> = {
  url: ["https://example.com", "http://example.com/a?b=c#d"],
  email: ["privacy@example.com"],
  period: ["P30D", "P1M"],
  zone: ["Europe/Warsaw", "Asia/Tokyo"],
  language: ["en", "no", "de-CH"],
  linterRule: ["TRF-010", "CKE-001"],
  roughDate: ["2026-04-24", "2026-04", "2026"],
  user: ["7d1c9b52-0c1f-4a53-9a53-3f1e1c2f9d11", "007"],
  foundRecord: ["Engagement/hosting", "Transfer/a.b-c"],
};

const countries = ["NO", "DE", "JP", "GR"];
/** What references are drawn from: the records that a register of drawn records must hold. */
export const refs = ["on", "1e3"];

/** Any of these, in their order; all of them, too. */
export function someOf<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...values]);
}

/** A value that a field may hold, of each of its forms. */
export function drawnFor(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case "text":
      return field.format === "plain"
        ? plainText(field.max)
        : fc.constantFrom(...formatted[field.format]);
    case "texts":
      return fc.uniqueArray(plainText(field.max), { maxLength: 3 });
    case "choice":
      return fc.constantFrom(...field.values);
    case "choices":
      return someOf(field.values);
    case "country":
      return fc.constantFrom(...countries);
    case "countries":
      return someOf(countries);
    case "date":
      return fc.constantFrom(...days);
    case "dates":
      return someOf(days);
    case "number":
      return fc.integer({ min: field.min, max: field.max });
    case "flag":
      return fc.boolean();
    case "reference":
      return fc.constantFrom(...refs);
    case "references":
      return someOf(refs);
  }
}

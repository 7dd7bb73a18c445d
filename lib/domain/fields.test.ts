import { describe, expect, test } from "vitest";
import {
  choice,
  choices,
  countries,
  country,
  date,
  dates,
  email,
  type Field,
  fieldSchema,
  flag,
  language,
  number,
  period,
  reference,
  references,
  refSchema,
  roughDate,
  text,
  texts,
  url,
  user,
  zone,
} from "./fields";

const about = { label: "Field" };

function takes(field: Field, value: unknown): boolean {
  return fieldSchema(field).safeParse(value).success;
}

type Case = [name: string, field: Field, right: readonly unknown[], wrong: readonly unknown[]];

const cases: Case[] = [
  [
    "a text",
    text(5, about),
    ["a", "a b", "日本語", "👍", "a-b"],
    [
      "",
      " ",
      "abcdef",
      "a\u0000",
      "a\u001B",
      "a\u007F",
      "a\u202E",
      "a\u200F",
      "a\u061C",
      "a\u200Bb",
      "a\u00ADb",
      "\uFEFFa",
      "a\nb",
      "a\tb",
      "a\u2028b",
      "\uD800",
      1,
      null,
      undefined,
    ],
  ],
  [
    "a rough date",
    roughDate(about),
    ["2026-04-24", "2026-04", "2026", "2024-02"],
    ["2026-13", "2026-04-31", "26", "2026-4", "April 2026", "", "9500", 2026],
  ],
  [
    "a member of staff",
    user(about),
    ["7d1c9b52-0c1f-4a53-9a53-3f1e1c2f9d11", "u1"],
    ["anna@example.com", "Anna Berg", "", "a/b", "x".repeat(61)],
  ],
  [
    "dates",
    dates(about),
    [[], ["2026-04-03", "2026-04-06"]],
    [["2026-04-03", "2026-04-03"], ["2026-02-30"], "2026-04-03"],
  ],
  ["texts", texts(5, about), [[], ["a", "b"]], [["a", "a"], [""], "a", [1]]],
  [
    "an address of the web",
    url(about),
    ["https://a.example", "http://a.example/b?c#d"],
    [
      "a.example",
      "ftp://a.example",
      "https://",
      "javascript:alert(1)",
      "https://a b",
      "https://user:pw@a.example",
      "https://bank.example@a.example",
    ],
  ],
  [
    "an e-mail address",
    email(about),
    ["privacy@example.com"],
    ["privacy", "a@b", "a b@example.com", ""],
  ],
  [
    "a period",
    period(about),
    ["P30D", "P1M", "P1Y6M", "P2W", "P0D", "P100Y"],
    ["30", "P", "PT1H", "P1.5M", "-P1D", "P101Y", "P9999Y", "P9999M"],
  ],
  ["a zone", zone(about), ["Europe/Paris", "UTC"], ["Paris", "europe/paris", "+01:00", ""]],
  ["a language", language(about), ["en", "de-CH", "zh-Hant"], ["English", "EN", "e", "en_GB"]],
  ["a choice", choice(["A", "B"], about), ["A", "B"], ["C", "a", "", ["A"]]],
  ["choices", choices(["A", "B"], about), [[], ["A"], ["B", "A"]], [["A", "A"], ["C"], "A"]],
  ["a country", country(about), ["DE", "US"], ["de", "DEU", "D", ""]],
  ["countries", countries(about), [["DE", "FR"]], [["DE", "DE"], ["Germany"]]],
  [
    "a date",
    date(about),
    ["2026-11-21", "2024-02-29", "0001-01-01", "8999-12-31"],
    [
      "2026-02-29",
      "2026-11-31",
      "21.11.2026",
      "2026-11-21T00:00Z",
      "0000-01-01",
      "9000-01-01",
      "9999-12-31",
    ],
  ],
  [
    "a number",
    number(1, 9, about),
    [1, 9],
    [0, 10, 1.5, "1", Number.NaN, Number.POSITIVE_INFINITY],
  ],
  ["a flag", flag(about), [true, false], ["true", 1, null]],
  [
    "a reference",
    reference("Vendor", about),
    ["acme", "a.b_c-1", "1"],
    ["", "-a", "a b", "../a", "a/b", "é", "a".repeat(81)],
  ],
  ["references", references("Vendor", about), [[], ["a", "b"]], [["a", "a"], ["a b"], "a"]],
];

describe("a field", () => {
  test("that may hold more than a line may hold several, but nothing that cannot be seen", () => {
    expect(takes(text(2000, about), "one\n\ntwo\tthree")).toBe(true);
    expect(takes(text(2000, about), "one\u200Btwo")).toBe(false);
    expect(takes(text(300, about), "one\ntwo")).toBe(false);
  });

  test.each(cases)("that holds %s takes nothing else", (_name, field, right, wrong) => {
    for (const value of right) expect(takes(field, value), JSON.stringify(value)).toBe(true);
    for (const value of wrong) expect(takes(field, value), JSON.stringify(value)).toBe(false);
  });

  test("holds at most five hundred of what it may hold several of", () => {
    const refs = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);
    expect(takes(references("Vendor", about), refs(500))).toBe(true);
    expect(takes(references("Vendor", about), refs(501))).toBe(false);
  });

  test("says of itself what people read on forms and in the schema of the register file", () => {
    const schema = fieldSchema(
      text(5, { label: "Name", help: "As in the register", source: "GDPR Art. 30(1)(a)" }),
    );
    expect(schema.meta()?.description).toBe("Name. As in the register. GDPR Art. 30(1)(a)");
  });

  test("says in words what is wrong", () => {
    const words = (field: Field, value: unknown) =>
      fieldSchema(field).safeParse(value).error?.issues[0]?.message;
    expect(words(country(about), "Germany")).toBe("must be a two-letter country code such as DE");
    expect(words(period(about), "P101Y")).toBe("must be no longer than 100 years");
    expect(words(text(5, about), "")).toBe("must not be empty: leave the field out instead");
    expect(words(references("Vendor", about), ["a", "a"])).toBe("must not repeat an entry");
  });
});

test("a ref is 1 to 80 letters, digits, dots, hyphens or underscores", () => {
  expect(refSchema.safeParse("a".repeat(80)).success).toBe(true);
  expect(refSchema.safeParse("a".repeat(81)).success).toBe(false);
});

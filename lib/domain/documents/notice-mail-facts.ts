import { isCalendarDate } from "@/lib/domain/calendar";
import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { countryName, dayInWords, mechanismName } from "@/lib/domain/language/wording";
import { words as plainWords, titleOf } from "@/lib/domain/publication/public-change";
import { translationOf } from "@/lib/domain/publication/translated";
import { find, type Register } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import type { Foreign } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { evidenceInWords } from "./told-evidence";
import { asWritten, foreignIn, joined, registerText, type Worded, worded } from "./worded";

/** One fact that reads differently after a change; null where there is none on that side. */
export type FactChange = {
  about: string;
  fact: string;
  before: string | null;
  after: string | null;
  /** What of it stands in another language than the mail. */
  foreign?: Foreign;
};

/** One difference in a reader's words. */
export function factChange(
  before: Register,
  after: Register,
  item: ClassifiedItem,
  language: MailLanguage,
): FactChange {
  const { kind, ref, field } = item;
  const about =
    evidenceInWords(after, item, language)?.about ??
    evidenceInWords(before, item, language)?.about ??
    titleInWords(after, kind, ref, language) ??
    titleInWords(before, kind, ref, language) ??
    worded(ref);
  const fact = factName(kind, field, language);
  const [was, is] =
    field === null
      ? [recordInWords(before, kind, ref, language), recordInWords(after, kind, ref, language)]
      : bothInWords(before, after, { ...item, field }, language);
  return {
    about: about.text,
    fact: fact.text,
    before: was?.text ?? null,
    after: is?.text ?? null,
    ...foreignIn(about, fact, was, is),
  };
}

/** "Purpose" of a sub-processor itself, "Transfer: destination" of a part of it. */
function factName(kind: KindName, field: string | null, language: MailLanguage): Worded {
  const name = labelInWords(kinds[kind].label, language);
  if (field === null) return name;
  const label = labelInWords(labelOf(kind, field), language);
  if (kind === "Engagement") return label;
  return joined([name, label], ([one = "", other = ""]) => language.mail.facts.fieldOf(one, other));
}

function labelInWords(label: string, language: MailLanguage): Worded {
  const known = language.common.labels.get(label) ?? language.mail.facts.labels.get(label);
  return known === undefined ? asWritten(label, language) : worded(known);
}

/** A whole record as one line; null when it is not there. */
function recordInWords(
  register: Register,
  kind: KindName,
  ref: string,
  language: MailLanguage,
): Worded | null {
  if (!register[kind].has(ref)) return null;
  if (kind === "ProcessingLocation") {
    const location = find(register, kind, ref);
    const place = placeInWords(location ?? {}, language);
    const name = language.common.locationKinds.get(location?.locationKind ?? "") ?? "";
    return worded(`${place}${language.mail.colon}${name}`);
  }
  if (kind === "TransferMechanismUse") {
    const use = find(register, kind, ref);
    const name = mechanismName(use?.mechanism ?? "", use?.sccModule ?? null, language.common);
    const { colon } = language.mail;
    return worded(
      use?.regime === undefined ? name : `${language.common.regimes[use.regime]}${colon}${name}`,
    );
  }
  if (kind === "Transfer")
    return worded(countryName(destinationOf(find(register, kind, ref)) ?? "", language.common));
  const evidence = evidenceInWords(register, { kind, ref }, language);
  return evidence?.state ?? titleInWords(register, kind, ref, language) ?? worded(ref);
}

/** "United States, Oregon (us-west-2)" */
export function placeInWords(
  location: { country?: string; city?: string; region?: string },
  { common, mail }: MailLanguage,
): string {
  const country =
    location.country === undefined ? mail.facts.unknown : countryName(location.country, common);
  const place = [country, location.city].filter(Boolean).join(", ");
  return location.region === undefined ? place : `${place} (${location.region})`;
}

type FieldItem = ClassifiedItem & { readonly field: string };

/** Both sides in one language: a translation on one side alone, or the same on both, would tell no difference. */
function bothInWords(
  before: Register,
  after: Register,
  { kind, ref, field, before: was, after: is }: FieldItem,
  language: MailLanguage,
): [Worded | null, Worded | null] {
  const [first, second] = [before, after].map((register) =>
    translationOf(register[kind].get(ref), field, language.language),
  );
  if (typeof was === "string" && typeof is === "string") {
    if (first !== undefined && second !== undefined && first !== second)
      return [worded(first), worded(second)];
  } else if (typeof was === "string" && first !== undefined) return [worded(first), null];
  else if (typeof is === "string" && second !== undefined) return [null, worded(second)];
  return [
    valueInWords(before, kind, field, was, language),
    valueInWords(after, kind, field, is, language),
  ];
}

function valueInWords(
  register: Register,
  kind: KindName,
  field: string,
  value: unknown,
  language: MailLanguage,
): Worded | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    const parts = value.flatMap(
      (entry: unknown) => valueInWords(register, kind, field, entry, language) ?? [],
    );
    return parts.length === 0 ? null : joined(parts, (texts) => texts.join(", "));
  }
  if (typeof value === "boolean") return worded(value ? language.common.yes : language.common.no);
  if (typeof value !== "string")
    return worded(plainWords(register, kind, field, value) ?? String(value));
  return textInWords(register, kind, field, value, language);
}

function textInWords(
  register: Register,
  kind: KindName,
  field: string,
  text: string,
  language: MailLanguage,
): Worded {
  const { common, mail } = language;
  if (field === "mechanism") return worded(mechanismName(text, null, common));
  const { type, to } = fieldOf(kind, field) ?? {};
  switch (type) {
    case "country":
    case "countries":
      return worded(countryName(text, common));
    case "date":
      return worded(isCalendarDate(text) ? dayInWords(text, common) : text);
    case "choice":
    case "choices": {
      const known =
        common.locationKinds.get(text) ?? regimeName(text, common) ?? mail.facts.values.get(text);
      return known === undefined
        ? asWritten(text.toLowerCase().replaceAll("_", " "), language)
        : worded(known);
    }
    case "reference":
    case "references":
      // A reference names one of our own kinds.
      return (
        (to && titleInWords(register, to as KindName, text, language)) || asWritten(text, language)
      );
    default:
      return isName(kind, field) ? worded(text) : asWritten(text, language);
  }
}

/** Kinds whose title is a name, which reads the same in every language. */
const named = new Set<KindName>([
  "Customer",
  "Engagement",
  "LegalEntity",
  "Organisation",
  "Product",
  "Vendor",
  "VendorAlias",
  "VendorService",
]);

/** What holds a name, a number or an address, of whichever kind. */
const neutral =
  /^(legalName|tradeName|spellings|street|city|region|postalCode|phone|zone|code|personName|contactName|issuer|algorithm|protocol.*|.*Number|.*(Email|email|Url|website|Period|Interval))$/;

function isName(kind: KindName, field: string): boolean {
  return neutral.test(field) || (named.has(kind) && field === kinds[kind].titleField);
}

/** What a record is called, in the mail's language where somebody translated it; null where it is not there. */
function titleInWords(
  register: Register,
  kind: KindName,
  ref: string,
  language: MailLanguage,
): Worded | null {
  const title = titleOf(register, kind, ref);
  if (title === null || named.has(kind)) return title === null ? null : worded(title);
  const row = register[kind].get(ref);
  return (
    registerText(row, kinds[kind].titleField, language, undefined) ?? asWritten(title, language)
  );
}

function regimeName(code: string, { regimes }: Catalogue): string | undefined {
  return Object.entries(regimes).find(([regime]) => regime === code)?.[1];
}

function labelOf(kind: KindName, field: string): string {
  return fieldOf(kind, field)?.label ?? field;
}

type AnyField = { type: string; label: string; to?: string };

function fieldOf(kind: KindName, field: string): AnyField | undefined {
  const fields: Readonly<Record<string, AnyField>> = kinds[kind].fields;
  return fields[field];
}

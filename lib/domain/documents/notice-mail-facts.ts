import { isCalendarDate } from "@/lib/domain/calendar";
import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { countryName, dayInWords, mechanismName } from "@/lib/domain/language/wording";
import { words as plainWords, titleOf } from "@/lib/domain/publication/public-change";
import { find, type Register } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import type { MailLanguage } from "./mail-language";
import { evidenceInWords } from "./told-evidence";

/** One fact that reads differently after a change; null where there is none on that side. */
export type FactChange = {
  about: string;
  fact: string;
  before: string | null;
  after: string | null;
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
    (evidenceInWords(after, item, language) ?? evidenceInWords(before, item, language))?.about ??
    titleOf(after, kind, ref) ??
    titleOf(before, kind, ref) ??
    ref;
  if (field === null) {
    const fact = kinds[kind].label;
    return {
      about,
      fact,
      before: recordInWords(before, kind, ref, language),
      after: recordInWords(after, kind, ref, language),
    };
  }
  return {
    about,
    fact:
      kind === "Engagement"
        ? labelOf(kind, field)
        : `${kinds[kind].label}: ${labelOf(kind, field).toLowerCase()}`,
    before: valueInWords(before, kind, field, item.before, language),
    after: valueInWords(after, kind, field, item.after, language),
  };
}

/** A whole record as one line; null when it is not there. */
function recordInWords(
  register: Register,
  kind: KindName,
  ref: string,
  language: MailLanguage,
): string | null {
  if (!register[kind].has(ref)) return null;
  if (kind === "ProcessingLocation") {
    const location = find(register, kind, ref);
    const place = placeInWords(location ?? {}, language);
    return `${place}: ${language.common.locationKinds.get(location?.locationKind ?? "") ?? ""}`;
  }
  if (kind === "TransferMechanismUse") {
    const use = find(register, kind, ref);
    const name = mechanismName(use?.mechanism ?? "", use?.sccModule ?? null, language.common);
    return use?.regime === undefined ? name : `${language.common.regimes[use.regime]}: ${name}`;
  }
  if (kind === "Transfer")
    return countryName(destinationOf(find(register, kind, ref)) ?? "", language.common);
  const evidence = evidenceInWords(register, { kind, ref }, language);
  return evidence?.state ?? titleOf(register, kind, ref) ?? ref;
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

function valueInWords(
  register: Register,
  kind: KindName,
  field: string,
  value: unknown,
  language: MailLanguage,
): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    const parts = value.flatMap(
      (entry: unknown) => valueInWords(register, kind, field, entry, language) ?? [],
    );
    return parts.length === 0 ? null : parts.join(", ");
  }
  if (typeof value !== "string") return plainWords(register, kind, field, value);
  return textInWords(register, kind, field, value, language);
}

function textInWords(
  register: Register,
  kind: KindName,
  field: string,
  text: string,
  { common }: MailLanguage,
): string {
  if (field === "mechanism") return mechanismName(text, null, common);
  switch (typeOf(kind, field)) {
    case "country":
    case "countries":
      return countryName(text, common);
    case "date":
      return isCalendarDate(text) ? dayInWords(text, common) : text;
    case "choice":
    case "choices":
      return (
        common.locationKinds.get(text) ??
        regimeName(text, common) ??
        text.toLowerCase().replaceAll("_", " ")
      );
    default:
      return plainWords(register, kind, field, text) ?? text;
  }
}

function regimeName(code: string, { regimes }: Catalogue): string | undefined {
  return Object.entries(regimes).find(([regime]) => regime === code)?.[1];
}

function typeOf(kind: KindName, field: string): string | undefined {
  return fieldOf(kind, field)?.type;
}

function labelOf(kind: KindName, field: string): string {
  return fieldOf(kind, field)?.label ?? field;
}

function fieldOf(kind: KindName, field: string): { type: string; label: string } | undefined {
  const fields: Readonly<Record<string, { type: string; label: string }>> = kinds[kind].fields;
  return fields[field];
}

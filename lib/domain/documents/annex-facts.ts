import type { CommonBody } from "@/lib/domain/kinds/kind";
import { type AnnexTexts, annexTexts as t } from "@/lib/domain/language/en-annex";
import { type CountryCode, countries } from "@/lib/domain/reference/countries";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import { find, type Register, type Row } from "@/lib/domain/register";
import type { Line } from "./blocks";

type LabelledKind = "DataSubjectCategory" | "PersonalDataCategory";

/** What stands where a fact is missing: never an empty place. */
export function missing<R extends CommonBody>(row: R | undefined, field: keyof R & string): string {
  const state = row?.fieldStates?.[field];
  if (state?.state === "NOT_APPLICABLE") return t.notApplicable(state.reason);
  return state?.state === "WITHHELD" ? t.withheld : t.unknown;
}

export function isCountryCode(code: string): code is CountryCode {
  return Object.hasOwn(countries, code);
}

export function countryName(code: string): string {
  return isCountryCode(code)
    ? countries[code].name.en
    : (internationalOrganisation(code)?.name ?? code);
}

/** The postal address in one line, with what is missing of it named as not known. */
export function addressText(entity: Row<"LegalEntity"> | undefined): string {
  if (!entity) return t.unknown;
  const town = [entity.postalCode, entity.city].filter(Boolean).join(" ");
  const parts = [entity.street, town].filter(Boolean);
  if (entity.country) parts.push(countryName(entity.country));
  if (parts.length === 0) return missing(entity, "street");
  if (!entity.street) parts.unshift(`street ${missing(entity, "street")}`);
  if (!entity.country) parts.push(`country ${missing(entity, "country")}`);
  return parts.join(", ");
}

/**
 * The contact person's name, position and contact details.
 *
 * Source: SCC (EU) 2021/915, Annex I and Annex IV, third field.
 * Reading: a function reached by a role mailbox is a contact person; the name may be missing, and
 * then the position stands first. What is missing altogether is said to be not known.
 */
export function contactLines(entity: Row<"LegalEntity"> | undefined): Line[] {
  if (!entity) return [{ text: t.unknown }];
  const person = [entity.contactName, entity.contactPosition].filter(Boolean).join(", ");
  const lines: Line[] = [{ text: person || missing(entity, "contactName") }];
  if (entity.contactEmail) lines.push(mailLine(entity.contactEmail));
  if (entity.phone) lines.push({ text: entity.phone });
  if (!entity.contactEmail && !entity.phone) {
    lines.push({ text: `contact details ${missing(entity, "contactEmail")}` });
  }
  return lines;
}

export function mailLine(email: string): Line {
  return { text: email, href: `mailto:${email}` };
}

/** The labels of categories, in the order given; a state's words when there are none. */
export function categoryLabels(
  register: Register,
  kind: LabelledKind,
  refs: readonly string[] | undefined,
): string[] {
  return (refs ?? []).map((ref) => find(register, kind, ref)?.label ?? t.unknown);
}

export function natureText(
  values: readonly (keyof AnnexTexts["natures"])[] | undefined,
  whenMissing: string,
): string {
  if (!values || values.length === 0) return whenMissing;
  return values.map((value) => t.natures[value]).join(", ");
}

/** Orders names alike on every machine: by their letters without marks, then as they are written. */
export function compareNames(one: string, other: string): number {
  return compareText(foldedName(one), foldedName(other)) || compareText(one, other);
}

function foldedName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ł/gi, "l").toLowerCase();
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** A sentence's beginning: the first letter large, the rest as it is. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

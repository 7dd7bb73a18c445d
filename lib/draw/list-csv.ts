import { stringify } from "csv-stringify/sync";
import type { PublicSubprocessor } from "@/lib/domain/publication/public-part";

const columns = [
  "ref",
  "name",
  "service",
  "legalEntity",
  "legalEntityCountry",
  "purpose",
  "dataCategories",
  "dataSubjectCategories",
  "locations",
  "mechanisms",
  "products",
  "feature",
  "optional",
  "parent",
  "status",
  "announcedOn",
  "effectiveOn",
  "since",
  "endedOn",
  "unknown",
] as const;

/**
 * The list as RFC 4180 CSV in UTF-8 with its mark, one row per entry, lists joined by "; ".
 * A cell that a spreadsheet would run as a formula is quoted with an apostrophe.
 */
export function drawListCsv(entries: readonly PublicSubprocessor[]): string {
  return stringify(entries.map(rowOf), {
    header: true,
    columns: [...columns],
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
    // A lone line feed is no record delimiter to it, and would stand bare in the row.
    quoted_match: /[\r\n]/,
  });
}

function rowOf(entry: PublicSubprocessor): Record<(typeof columns)[number], string> {
  return {
    ref: entry.ref,
    name: entry.name,
    service: entry.service,
    legalEntity: entry.legalEntity.name ?? "",
    legalEntityCountry: entry.legalEntity.country ?? "",
    purpose: entry.purpose ?? "",
    dataCategories: entry.dataCategories.join("; "),
    dataSubjectCategories: entry.dataSubjectCategories.join("; "),
    locations: entry.locations
      .map(({ country, region, kind }) => [country ?? "?", region, kind].filter(Boolean).join(" "))
      .join("; "),
    mechanisms: entry.mechanisms
      .map(({ regime, code, module }) => [`${regime}:`, code, module].filter(Boolean).join(" "))
      .join("; "),
    products: entry.products.join("; "),
    feature: entry.feature ?? "",
    optional: entry.optional ? "true" : "false",
    parent: entry.parent ?? "",
    status: entry.status,
    announcedOn: entry.announcedOn ?? "",
    effectiveOn: entry.effectiveOn ?? "",
    since: entry.since ?? "",
    endedOn: entry.endedOn ?? "",
    unknown: entry.unknown?.join("; ") ?? "",
  };
}

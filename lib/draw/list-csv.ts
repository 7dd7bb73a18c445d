import type { PublicSubprocessor } from "@/lib/domain/publication/public-part";
import { csvMark, csvRows } from "./csv";

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
  "leavingSince",
  "replacedBy",
] as const;

/** The list as CSV in UTF-8 with its mark, one row per entry, lists joined by "; ". */
export function drawListCsv(entries: readonly PublicSubprocessor[]): string {
  const rows = entries.map(rowOf).map((row) => columns.map((column) => row[column]));
  return csvMark + csvRows([columns, ...rows]);
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
    leavingSince: entry.leaving?.since ?? "",
    replacedBy: entry.leaving?.replacedBy.join("; ") ?? "",
  };
}

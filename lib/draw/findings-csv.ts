import { fieldLabel } from "@/lib/domain/findings/findings-list";
import type { FindingForFile } from "@/lib/domain/findings/findings-view";
import { kinds } from "@/lib/domain/kinds/kinds";
import { regimeLabels } from "@/lib/domain/reference/enums";
import { csvMark, csvRows } from "./csv";

const heads = [
  "Rule",
  "Weight",
  "Kind",
  "Ref",
  "Record",
  "Field",
  "Finding",
  "Provision",
  "Regimes",
  "Owner",
  "Waived until",
  "Decided by",
  "Reason",
  "Unverified: rests on",
];

/** Findings as a table, one line each. */
export function findingsCsv(rows: readonly FindingForFile[]): string {
  return csvMark + csvRows([heads, ...rows.map(lineOf)]);
}

function lineOf(row: FindingForFile): string[] {
  const { code, severity, kind, ref, title, field, message, source, regimes, waiver } = row;
  return [
    code,
    severity,
    kinds[kind].label,
    ref,
    title,
    field === null ? "" : fieldLabel({ kind, field }),
    message,
    source,
    regimes.map((regime) => regimeLabels[regime]).join("; "),
    row.owner,
    waiver?.until ?? "",
    waiver?.decidedBy ?? "",
    waiver?.reason ?? "",
    row.unverified?.source ?? "",
  ];
}

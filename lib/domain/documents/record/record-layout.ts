import type { RecordFormat } from "./record-format";

/** Our own form, or the columns of the templates of the CNIL or the ICO. */
export const recordLayouts = ["own", "cnil", "ico"] as const;
export type RecordLayout = (typeof recordLayouts)[number];

/** Only tables have the columns of a template. */
export function hasLayout(format: RecordFormat, layout: RecordLayout): boolean {
  return layout === "own" || format === "xlsx" || format === "csv";
}

import { factLabelRows } from "./fact-label-rows";
import { factValueRows } from "./fact-value-rows";
import type { FactWordRow } from "./fact-word-row";

/** The names of kinds and fields whose changes customers are told, by their English names. */
export const factLabels = byLanguage(factLabelRows);

/** The values that such fields choose from, by their codes. */
export const factValues = byLanguage(factValueRows);

function byLanguage(rows: readonly FactWordRow[]) {
  return {
    de: new Map(rows.map(([english, german]) => [english, german])),
    fr: new Map(rows.map(([english, , french]) => [english, french])),
  };
}

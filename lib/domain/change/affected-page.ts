import type { AffectedRow } from "./change-view";

/** One page of the agreements that a change concerns. */
export type AffectedPage = {
  readonly rows: readonly AffectedRow[];
  /** How many match what was looked for. */
  readonly matching: number;
  readonly page: number;
  readonly pages: number;
};

export const rowsPerPage = 50;

/**
 * The agreements on one page, those that come last first: they decide when all can follow.
 *
 * @param sought a part of a customer's name or ref, of an agreement's title or of a zone; "" for all
 * @param page   from 1; a page that is not there is the nearest that is
 */
export function affectedPage(
  affected: readonly AffectedRow[],
  sought: string,
  page: number,
): AffectedPage {
  const wanted = sought.trim().toLocaleLowerCase("en");
  const matching = affected.filter(({ customer, name, title, zone }) =>
    [customer, name, title, zone].some((text) => text.toLocaleLowerCase("en").includes(wanted)),
  );
  const pages = Math.max(1, Math.ceil(matching.length / rowsPerPage));
  const shown = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  return {
    rows: matching.toSorted(lastFirst).slice((shown - 1) * rowsPerPage, shown * rowsPerPage),
    matching: matching.length,
    page: shown,
    pages,
  };
}

function lastFirst(one: AffectedRow, other: AffectedRow): number {
  const [day, otherDay] = [one.earliestEffectiveOn ?? "9999", other.earliestEffectiveOn ?? "9999"];
  if (day !== otherDay) return day < otherDay ? 1 : -1;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

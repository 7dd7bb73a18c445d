/** Names how documents and pages are drawn: raised whenever the same publication would be drawn otherwise. */
export const templateVersion = "4";

/** Whether a publication was drawn in every language; before, it was in English alone. */
export function hasLanguages(version: string): boolean {
  return Number(version) >= 3;
}

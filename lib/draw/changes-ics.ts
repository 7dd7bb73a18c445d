import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { changeView } from "@/lib/domain/documents/public-changes";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import type { PublicChange, PublicPublication } from "@/lib/domain/publication/public-part";
import { wholeCalendar } from "./whole-calendar";

const statuses: Readonly<Record<PublicChange["state"], ICalEventStatus>> = {
  announced: ICalEventStatus.TENTATIVE,
  "rolling-out": ICalEventStatus.CONFIRMED,
  active: ICalEventStatus.CONFIRMED,
  withdrawn: ICalEventStatus.CANCELLED,
};

/**
 * Changes by the day for which they are planned, or from which they are in effect, as iCalendar (RFC 5545): one whole
 * day each. An event keeps its identifier through all its steps, and one that was withdrawn is cancelled, so that a
 * calendar that follows the address corrects itself.
 *
 * @param publication in the language, as publicationIn gives it
 */
export function drawChangesIcs(
  { baseUrl, public: all }: PublicPublication,
  changes: readonly PublicChange[],
  words: Catalogue,
): string {
  const calendar = ical({
    name: words.changes.calendarTitle(all.organisation.name),
    prodId: `//Recital//Register//${words.tag.toUpperCase()}`,
    method: ICalCalendarMethod.PUBLISH,
    ...(all.simulated && { description: `${words.simulated.title} ${words.simulated.text}` }),
  });
  for (const change of changes) {
    if (change.effectiveOn === null) continue;
    const view = changeView(change, all, words);
    const changedAt = new Date(change.updatedAt);
    const items = view.items.map(({ name, fact, before, after }) =>
      before === null && after === null
        ? `${name}, ${fact}`
        : `${name}, ${fact}: ${before ?? "–"} → ${after ?? "–"}`,
    );
    calendar.createEvent({
      id: `${change.id}@${new URL(baseUrl).host}`,
      start: new Date(`${change.effectiveOn}T00:00:00.000Z`),
      allDay: true,
      summary: `${view.stateName}: ${change.title}`,
      description: [view.className, change.reason, ...items].filter(Boolean).join("\n"),
      url: `${baseUrl}/${folderOf(words)}changes/${change.id}`,
      status: statuses[change.state],
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: changedAt,
      lastModified: changedAt,
      // Each step is later than the one before, whatever was published between.
      sequence: Math.floor(changedAt.getTime() / 60_000),
    });
  }
  return wholeCalendar(calendar);
}

import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { wholeCalendar } from "./whole-calendar";

type Entry = {
  readonly id: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
};

/**
 * The reviews of one person as iCalendar (RFC 5545): one whole day each, which keeps its identifier when it moves.
 *
 * @param now milliseconds since 1970
 */
export function drawReviewsIcs(
  { name, host, entries }: { name: string; host: string; entries: readonly Entry[] },
  now: number,
): string {
  const calendar = ical({
    name,
    prodId: "//Recital//Reviews//EN",
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, on, summary, description, url } of entries)
    calendar.createEvent({
      id: `${id}@${host}`,
      start: new Date(`${on}T00:00:00.000Z`),
      allDay: true,
      summary,
      description,
      url,
      stamp: new Date(now),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return wholeCalendar(calendar);
}

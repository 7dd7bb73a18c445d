import type { ICalCalendar } from "ical-generator";

/** A calendar must hold at least one component (RFC 5545, 3.6), and a zone is one that nobody sees. */
const placeholder = [
  "BEGIN:VTIMEZONE",
  "TZID:UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/** A calendar as a file; one without events has the zone alone, for without any component it is no valid one. */
export function wholeCalendar(calendar: ICalCalendar): string {
  const text = calendar.toString();
  const filled =
    calendar.length() > 0 ? text : text.replace("END:VCALENDAR", `${placeholder}\r\nEND:VCALENDAR`);
  return `${filled}\r\n`;
}

import { date, dates, number, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";

export const holidayCalendar = kind(
  "HolidayCalendar",
  {
    plural: "holidayCalendars",
    label: "Holiday calendar",
    labelPlural: "Holiday calendars",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    firstYear: number(1900, 8999, {
      label: "Complete from year",
      help: "Days of a year outside these are not counted: a date that needs them is refused.",
    }),
    lastYear: number(1900, 8999, { label: "Complete to year" }),
    days: dates({
      label: "Holidays",
      help: "One on each line, written YYYY-MM-DD. Saturdays and Sundays need not be here.",
      source: "Regulation (EEC, Euratom) No 1182/71, Art. 2(1)",
    }),
    basis: text(500, { label: "Rule or law that names them" }),
    sourceUrl: url({ label: "Where they are published" }),
    checkedOn: date({ label: "Checked on", internal: true }),
  },
);

import { type Instant, instantOf, isCalendarDate } from "@/lib/domain/calendar";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The zones that RFC 5322 still lets a mail name; other letters mean nothing. */
const zones: Readonly<Record<string, string>> = {
  GMT: "+00:00",
  UT: "+00:00",
  UTC: "+00:00",
  Z: "+00:00",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

const mailForm =
  /^(?:[A-Za-z]{3} ?, ?)?(?<day>\d{1,2}) (?<month>[A-Za-z]{3}) (?<year>\d{4}) (?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2}))? ?(?<zone>[+-]\d{4}|[A-Za-z]{1,3})$/;
const isoForm =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.\d+)?(?<zone>Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment that a line of a mail's head names; null where it names none in full. A deadline of ours is counted from it, so
 * nothing is guessed from a number that happens to stand there. A relay's line has it behind a semicolon; of a sender's line the
 * ISO form is read, too, which can be taken in one way only.
 */
export function momentOf(key: "date" | "received", value: string): Instant | null {
  const line = withoutComments(value);
  const written = key === "received" ? line.slice(line.lastIndexOf(";") + 1) : line;
  if (key === "received" && !line.includes(";")) return null;
  const text = written.replaceAll(/\s+/g, " ").trim();
  const found = mailForm.exec(text) ?? (key === "date" ? isoForm.exec(text) : null);
  return found?.groups === undefined ? null : momentIn(found.groups);
}

function momentIn(said: Readonly<Record<string, string | undefined>>): Instant | null {
  const { day = "", month = "", year = "", hour = "", minute = "", second = "00" } = said;
  const date = `${year}-${numberOf(month)}-${day.padStart(2, "0")}`;
  const offset = offsetOf(said.zone ?? "");
  const isPlausible = isCalendarDate(date) && date > "2000" && date < "9000" && offset !== null;
  const text = `${date}T${hour}:${minute}:${second}${offset}`;
  return isPlausible && !Number.isNaN(Date.parse(text)) ? instantOf(text) : null;
}

/** A month by its number, or by its name of three letters. */
function numberOf(month: string): string {
  if (/^\d/.test(month)) return month;
  const index = months.findIndex((name) => name.toLowerCase() === month.toLowerCase());
  return String(index + 1).padStart(2, "0");
}

function offsetOf(zone: string): string | null {
  if (/^[+-]\d\d:\d\d$/.test(zone)) return zone;
  if (/^[+-]\d{4}$/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return zones[zone.toUpperCase()] ?? null;
}

/** What stands in brackets is said to people: "(UTC)", or a cipher with semicolons of its own. */
function withoutComments(text: string): string {
  return text.replaceAll(/\([^()]*\)/g, " ").replaceAll(/\([^()]*\)/g, " ");
}

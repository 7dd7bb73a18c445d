import { Temporal } from "temporal-polyfill";

/** A calendar date in words; a dash where there is none. */
export function Day({ on }: { on: string | null }) {
  if (on === null) return <span title="no date">–</span>;
  return <time dateTime={on}>{wordsOf(Temporal.PlainDate.from(on))}</time>;
}

/** A moment as a clock on the wall of that zone shows it, and which zone that is. */
export function Moment({ at, zone }: { at: string; zone: string }) {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return (
    <time dateTime={at}>
      {wordsOf(local.toPlainDate())}, {time}{" "}
      <abbr title={zone}>{shortZone(zone, local.offset)}</abbr>
    </time>
  );
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

function wordsOf({ day, month, year }: Temporal.PlainDate): string {
  return `${day} ${months[month - 1]} ${year}`;
}

function shortZone(zone: string, offset: string): string {
  return zone === "UTC" ? "UTC" : `UTC${offset}`;
}

import { Temporal } from "temporal-polyfill";
import { longDate } from "@/lib/domain/language/en-date";

/** A calendar date in words; a dash where there is none. */
export function Day({ on }: { on: string | null }) {
  if (on === null) return <span title="no date">–</span>;
  return <time dateTime={on}>{longDate(on)}</time>;
}

/** A moment as a clock on the wall of that zone shows it, and which zone that is. */
export function Moment({ at, zone }: { at: string; zone: string }) {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return (
    <time dateTime={at}>
      {longDate(local.toPlainDate().toString())}, {time}{" "}
      <abbr title={zone}>{shortZone(zone, local.offset)}</abbr>
    </time>
  );
}

function shortZone(zone: string, offset: string): string {
  return zone === "UTC" ? "UTC" : `UTC${offset}`;
}

import { type CalendarDate, type Instant, isCalendarDate, isInstant } from "@/lib/domain/calendar";
import type { Moment } from "@/lib/domain/moment";
import { WrongUse } from "./answer";

/** What `--dry-run` does where an act sends mail. The drawing of mail is loaded for it alone. */
export const mailsAheadHelp =
  "print the mails that would go, one for each language, and do nothing";

/** A date given on the command line; absent is null. */
export function dayOption(text: string | undefined): CalendarDate | null {
  if (text === undefined) return null;
  if (!isCalendarDate(text)) throw new WrongUse(`"${text}" is no date: write YYYY-MM-DD.`);
  return text;
}

/** The moment that `--as-of` and `--recorded-at` ask for. */
export function momentOption(options: {
  readonly asOf?: string;
  readonly recordedAt?: string;
}): Moment {
  return { asOf: dayOption(options.asOf), recordedAt: dayOption(options.recordedAt) };
}

export function numberOption(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new WrongUse(`"${text}" is no number of a publication.`);
  return Number(text);
}

export function oneOf<const Value extends string>(
  text: string,
  values: readonly Value[],
  name: string,
): Value {
  const spelt = (word: string) => word.toUpperCase().replaceAll("-", "_");
  const found = values.find((value) => spelt(value) === spelt(text));
  if (found === undefined)
    throw new WrongUse(`${name} is one of ${values.join(", ")}; "${text}" is not.`);
  return found;
}

/** An instant given on the command line; a day means its end, so that all of it counts. Absent is null. */
export function instantOption(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const instant = isCalendarDate(text)
    ? `${text}T23:59:59.999Z`
    : text.replace(/(:\d{2})Z$/, "$1.000Z");
  if (!isInstant(instant))
    throw new WrongUse(`"${text}" is no instant: write YYYY-MM-DD or 2026-03-01T14:30:00Z.`);
  return instant;
}

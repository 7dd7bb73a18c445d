import { calendarDateOf, type Instant, instantOf, isCalendarDate } from "@/lib/domain/calendar";
import { isLanguage } from "@/lib/domain/language/catalogue";
import type { RecordAsked } from "@/lib/domain/record/authority-record-view";
import { type RecordFormat, recordFormats } from "./record-format";
import { type RecordLayout, recordLayouts } from "./record-layout";

/** What the page of records is asked: a record, and how it is drawn. */
export type RecordRequest = {
  readonly asked: RecordAsked;
  readonly layout: RecordLayout;
  readonly format: RecordFormat;
  /** What of the address could not be read, in sentences; it counts as not said. */
  readonly problems: readonly string[];
};

type Given = Readonly<Record<string, string | undefined>>;

/** Reads the question from the values of an address or of a form. */
export function recordRequest(given: Given): RecordRequest {
  const { register, entity, asOf, recordedOn, language, layout, format } = given;
  const problems = [
    ...(asOf && !isCalendarDate(asOf) ? [`“${asOf}” is no day: write it as 2026-03-01.`] : []),
    ...(recordedOn && !isCalendarDate(recordedOn)
      ? [`“${recordedOn}” is no day: write it as 2026-03-01.`]
      : []),
  ];
  return {
    asked: {
      register: register === "PROCESSOR" ? "PROCESSOR" : "CONTROLLER",
      entity: entity ? entity : null,
      asOf: asOf && isCalendarDate(asOf) ? calendarDateOf(asOf) : null,
      recordedAt: recordedOn && isCalendarDate(recordedOn) ? endOf(recordedOn) : null,
      language: language && isLanguage(language) ? language : "en",
    },
    layout: recordLayouts.find((one) => one === layout) ?? "own",
    format: recordFormats.find((one) => one === format) ?? "pdf",
    problems,
  };
}

/** The end of a day in UTC: what was recorded on it counts. */
function endOf(day: string): Instant {
  return instantOf(`${day}T23:59:59.999Z`);
}

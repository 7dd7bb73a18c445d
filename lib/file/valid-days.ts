import type { CalendarDate } from "@/lib/domain/calendar";
import type { FileProblem, Path } from "./file-problem";
import { problemAt, type RegisterFile } from "./register-file";

/** The days of a file on which something would begin only after today: what is planned is a change set's planned day. */
export function laterDays(file: RegisterFile, today: CalendarDate): FileProblem[] {
  const places: [CalendarDate | null, Path][] = [
    [file.validFrom, ["validFrom"]],
    ...file.records.map(({ validFrom, path }): [CalendarDate | null, Path] => [
      validFrom,
      [...path, "validFrom"],
    ]),
  ];
  return places
    .filter(([day]) => day !== null && day > today)
    .map(([day, path]) =>
      problemAt(
        file,
        path,
        "value",
        `${day} is later than today, ${today}`,
        "give the day since which it is true; what is planned is announced with --effective",
      ),
    );
}

import { calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import type { Typed } from "@/lib/domain/form-state";
import { kindOfPlural } from "@/lib/domain/record-address";
import type { RecordKey } from "@/lib/domain/register";

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

export type ListProps = { params: Promise<{ kind: string }>; searchParams: Promise<Asked> };
export type RecordProps = {
  params: Promise<{ kind: string; ref: string }>;
  searchParams: Promise<Asked>;
};

/** Which record an address names; null where there is no such kind. */
export function askedRecord({ kind, ref }: { kind: string; ref: string }): RecordKey | null {
  const name = kindOfPlural(kind);
  return name === null ? null : { kind: name, ref };
}

/** One value of an address; the first where it is given twice. */
export function askedText(asked: Asked, name: string): string | null {
  return givenTexts(asked)[name] ?? null;
}

/** The day that an address asks for; what is no day is as if it were not there. */
export function askedDay(asked: Asked, name: string) {
  const text = askedText(asked, name);
  return text !== null && isCalendarDate(text) ? calendarDateOf(text) : null;
}

/** All values of an address that say something. */
export function givenTexts(asked: Asked): Typed & Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      const text = typeof value === "string" ? value : value?.[0];
      return text === undefined || text === "" ? [] : [[name, text]];
    }),
  );
}

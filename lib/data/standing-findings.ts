import type { CalendarDate } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import type { Finding } from "@/lib/domain/findings/finding";
import { regimes } from "@/lib/domain/reference/enums";
import type { RecordKey, Register } from "@/lib/domain/register";

/** What is found in a register on a day: all of it, and that of one record. */
export type StandingFindings = {
  readonly all: readonly Finding[];
  readonly of: (key: RecordKey) => readonly Finding[];
};

const known = new WeakMap<Register, Map<CalendarDate, StandingFindings>>();

/** The findings of a register on a day. The same register is judged once a day, however many pages ask. */
export function standingFindings(register: Register, asOf: CalendarDate): StandingFindings {
  const days = known.get(register) ?? new Map<CalendarDate, StandingFindings>();
  known.set(register, days);
  const judged = days.get(asOf) ?? indexed(check(register, asOf, regimes));
  days.set(asOf, judged);
  return judged;
}

function indexed(all: readonly Finding[]): StandingFindings {
  const byRecord = new Map<string, Finding[]>();
  for (const finding of all) {
    const key = `${finding.kind}/${finding.ref}`;
    const found = byRecord.get(key);
    if (found) found.push(finding);
    else byRecord.set(key, [finding]);
  }
  return { all, of: ({ kind, ref }) => byRecord.get(`${kind}/${ref}`) ?? [] };
}

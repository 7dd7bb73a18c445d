import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { authorityRecord } from "@/lib/domain/documents/record/authority-record";
import type { RecordFacts, RecordQuestion } from "@/lib/domain/documents/record/record-facts";
import type { Register } from "@/lib/domain/register";

/** A record of a register as of the day on which the examples were read. */
export function askedRecord(
  register: Register,
  question: Partial<RecordQuestion> & Pick<RecordQuestion, "register" | "entity">,
): RecordFacts {
  const facts = authorityRecord(register, {
    asOf: calendarDateOf("2026-11-21"),
    recordedAt: instantOf("2026-11-21T09:00:00.000Z"),
    language: "en",
    simulated: false,
    createdOn: new Map(),
    ...question,
  });
  if (facts === null) throw new Error(`There is no legal entity ${question.entity}`);
  return facts;
}

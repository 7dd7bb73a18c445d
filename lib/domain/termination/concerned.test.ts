import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { isConcerned } from "./concerned";

const ended = { effectiveFrom: "2025-01-01", endsOn: "2026-06-30" };

describe("an agreement is concerned", () => {
  test("from the day on which it comes into force to its last day", () => {
    expect(isConcerned(ended, day("2024-12-31"))).toBe(false);
    expect(isConcerned(ended, day("2025-01-01"))).toBe(true);
    expect(isConcerned(ended, day("2026-06-30"))).toBe(true);
    expect(isConcerned({}, day("2026-06-30"))).toBe(true);
  });

  test("after its end while its data are not known to be gone", () => {
    const leaving = { ...ended, onEnd: "DELETE" } as const;
    expect(isConcerned(leaving, day("2026-07-01"))).toBe(true);
    expect(isConcerned(leaving, day("2030-01-01"))).toBe(true);
  });

  test("to the last day on which data were held", () => {
    const gone = { ...ended, onEnd: "RETURN", dataHeldUntil: "2026-07-20" } as const;
    expect(isConcerned(gone, day("2026-07-20"))).toBe(true);
    expect(isConcerned(gone, day("2026-07-21"))).toBe(false);
  });

  test("no more after an end that says nothing of data", () => {
    expect(isConcerned(ended, day("2026-07-01"))).toBe(false);
  });
});

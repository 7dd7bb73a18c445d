import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { digestDue, nextDigestOn } from "./digest-month";

describe("digestDue", () => {
  test("is never where the organisation names no day", () => {
    expect(digestDue(undefined, day("2026-11-28"), null)).toBeNull();
  });

  test("begins on the day itself, and is made up for until the end of the month", () => {
    expect(digestDue(5, day("2026-11-04"), "2026-10")).toBeNull();
    expect(digestDue(5, day("2026-11-05"), "2026-10")).toBe("2026-11");
    expect(digestDue(5, day("2026-11-30"), null)).toBe("2026-11");
  });

  test("is once a month, also where the day is moved or the clock goes back", () => {
    expect(digestDue(20, day("2026-11-20"), "2026-11")).toBeNull();
    expect(digestDue(1, day("2026-10-31"), "2026-11")).toBeNull();
  });
});

describe("nextDigestOn", () => {
  test("is today while it is due, else the next such day on which none went out", () => {
    expect(nextDigestOn(5, day("2026-11-07"), "2026-10")).toBe("2026-11-07");
    expect(nextDigestOn(5, day("2026-11-04"), "2026-10")).toBe("2026-11-05");
    expect(nextDigestOn(5, day("2026-11-05"), "2026-11")).toBe("2026-12-05");
    expect(nextDigestOn(20, day("2026-12-07"), "2026-12")).toBe("2027-01-20");
  });
});

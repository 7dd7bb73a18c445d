import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  businessDayOnOrAfter,
  type HolidayList,
  holidaysBetween,
  isBusinessDay,
  unknownYear,
} from "./business-days";
import { addDays, calendarDateOf as day, isWeekend } from "./calendar";

const easter: HolidayList = {
  calendar: "easter",
  name: "Easter",
  years: [2026],
  days: [day("2026-04-03"), day("2026-04-06"), day("2026-12-26")],
};
const lastMonday: HolidayList = {
  calendar: "may",
  name: "May",
  years: [2026, 2027],
  days: [day("2026-05-25"), day("2027-05-31")],
};

describe("a business day", () => {
  test("is a day from Monday to Friday that is in none of the lists", () => {
    expect(isBusinessDay(day("2026-04-02"), [easter])).toBe(true);
    expect(isBusinessDay(day("2026-04-03"), [easter])).toBe(false);
    expect(isBusinessDay(day("2026-04-04"), [])).toBe(false);
    expect(isBusinessDay(day("2026-05-25"), [easter])).toBe(true);
    expect(isBusinessDay(day("2026-05-25"), [easter, lastMonday])).toBe(false);
  });

  test("on or after a day is the day itself, or the first that follows", () => {
    expect(businessDayOnOrAfter(day("2026-04-02"), [easter])).toBe("2026-04-02");
    expect(businessDayOnOrAfter(day("2026-04-03"), [easter])).toBe("2026-04-07");
    expect(businessDayOnOrAfter(day("2026-04-04"), [])).toBe("2026-04-06");
  });
});

describe("a number of business days", () => {
  test("does not count the day itself, nor weekends and holidays", () => {
    expect(addBusinessDays(day("2026-04-01"), 1, [easter])).toBe("2026-04-02");
    expect(addBusinessDays(day("2026-04-01"), 2, [easter])).toBe("2026-04-07");
    expect(addBusinessDays(day("2026-04-04"), 1, [easter])).toBe("2026-04-07");
  });

  test("that is none is the day itself, whatever day that is", () => {
    expect(addBusinessDays(day("2026-04-03"), 0, [easter])).toBe("2026-04-03");
  });

  test("always ends on a business day, and passes over all others in between", () => {
    const someDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(day("2026-01-01"), n));
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const end = addBusinessDays(from, count, [easter, lastMonday]);
        let counted = 0;
        for (let date = addDays(from, 1); date <= end; date = addDays(date, 1))
          if (isBusinessDay(date, [easter, lastMonday])) counted += 1;
        expect(counted).toBe(count);
        expect(isBusinessDay(end, [easter, lastMonday])).toBe(true);
      }),
      { seed: 20260403, numRuns: 300 },
    );
  });
});

describe("holidays between two days", () => {
  test("are those after the first and up to the last, from Monday to Friday, each once", () => {
    const twice = [easter, { ...easter, calendar: "again" }];
    expect(holidaysBetween(twice, day("2026-04-03"), day("2026-12-31"))).toEqual(["2026-04-06"]);
    expect(isWeekend(day("2026-12-26"))).toBe(true);
  });
});

describe("a year that a list does not know", () => {
  test("is named with its list, the first one first", () => {
    expect(unknownYear([easter, lastMonday], day("2026-12-01"), day("2027-01-04"))).toEqual({
      calendar: "easter",
      name: "Easter",
      year: 2027,
    });
    expect(unknownYear([lastMonday], day("2025-12-31"), day("2026-01-01"))?.year).toBe(2025);
  });

  test("is none where all years from the first to the last day are known", () => {
    expect(unknownYear([easter, lastMonday], day("2026-01-01"), day("2026-12-31"))).toBeNull();
    expect(unknownYear([], day("2026-01-01"), day("2036-12-31"))).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addPeriod,
  compareDates,
  dateIn,
  calendarDateOf as day,
  daysBetween,
  instantOf as instant,
  isCalendarDate,
  isInstant,
  isPeriod,
  isRoughDate,
  isWeekend,
  isZone,
  lastDayOf,
  laterOf,
  momentIn,
  startOfDayIn,
} from "./calendar";

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day("1970-01-01"), days));

describe("a calendar date", () => {
  test.each([
    "2026-02-30",
    "2026-13-01",
    "2025-02-29",
    "26-01-01",
    "2026-1-1",
    "2026-01-01T00:00",
    "0000-01-01",
    "",
  ])("is not made from %j", (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  test("knows leap years", () => {
    expect(day("2024-02-29")).toBe("2024-02-29");
  });

  test("sorts as text", () => {
    const days = [day("2026-12-01"), day("2026-02-01"), day("2025-12-31")];
    expect(days.toSorted(compareDates)).toEqual(days.toSorted());
    expect(compareDates(day("2026-02-01"), day("2026-02-01"))).toBe(0);
  });

  test("gives the later of two, and the same of two that are equal", () => {
    expect(laterOf(day("2026-01-31"), day("2026-02-01"))).toBe("2026-02-01");
    expect(laterOf(day("2026-02-01"), day("2026-01-31"))).toBe("2026-02-01");
    expect(laterOf(day("2026-02-01"), day("2026-02-01"))).toBe("2026-02-01");
  });
});

describe("a date as exact as its source", () => {
  test.each([
    ["2026-04-24", "2026-04-24"],
    ["2026-04", "2026-04-30"],
    ["2024-02", "2024-02-29"],
    ["2026-02", "2026-02-28"],
    ["2026", "2026-12-31"],
  ])("%s counts by its last day, %s", (text, last) => {
    expect(isRoughDate(text)).toBe(true);
    expect(lastDayOf(text)).toBe(last);
  });

  test.each(["2026-13", "2026-00", "0000", "2026-4", "26", "2026-02-30", ""])(
    "%j is none, and comes back as it is",
    (text) => {
      expect(isRoughDate(text)).toBe(false);
      expect(lastDayOf("2026-13")).toBe("2026-13");
    },
  );
});

describe("an instant", () => {
  test("has one form, whatever the offset and the precision it came in", () => {
    expect(instant("2026-11-21T15:00+01:00")).toBe("2026-11-21T14:00:00.000Z");
    expect(instant("2026-11-21T14:00:00.123456Z")).toBe("2026-11-21T14:00:00.123Z");
    expect(isInstant("2026-11-21T14:00:00Z")).toBe(false);
  });

  test.each(["2026-11-21T15:00", "2026-11-21", "today", "2026-11-21T25:00Z"])(
    "is not made from %j",
    (text) => {
      expect(() => instant(text)).toThrow(RangeError);
      expect(isInstant(text)).toBe(false);
    },
  );
});

describe("adding days", () => {
  test("crosses months, years and leap days", () => {
    expect(addDays(day("2024-02-28"), 2)).toBe("2024-03-01");
    expect(addDays(day("2026-01-01"), -1)).toBe("2025-12-31");
  });

  test("is undone by counting them", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
      { seed: 1182, numRuns: 300 },
    );
  });

  test("refuses to leave the calendar", () => {
    expect(() => addDays(day("9999-12-31"), 1)).toThrow(RangeError);
  });
});

describe("adding a period", () => {
  test.each([
    ["2026-11-21", "P30D", "2026-12-21"],
    ["2026-11-21", "P2W", "2026-12-05"],
    ["2026-01-15", "P1M", "2026-02-15"],
    ["2026-01-31", "P1M", "2026-02-28"],
    ["2024-01-31", "P1M", "2024-02-29"],
    ["2026-08-31", "P6M", "2027-02-28"],
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2026-01-31", "P1M1D", "2026-03-01"],
    ["2026-11-21", "P0D", "2026-11-21"],
  ])("from %s by %s ends on %s", (date, period, end) => {
    expect(addPeriod(day(date), period)).toBe(end);
  });

  test.each(["30", "P", "P30", "-P30D", "P-1D", "P1.5D", "PT24H", "P1DT1H", "p30d", "P99999D"])(
    "refuses %j",
    (period) => {
      expect(isPeriod(period)).toBe(false);
      expect(() => addPeriod(day("2026-11-21"), period)).toThrow(RangeError);
    },
  );
});

describe("the day in a zone", () => {
  test("is the one on the wall there", () => {
    const afternoon = instant("2026-11-21T14:00Z");
    expect(dateIn(afternoon, "Europe/Paris")).toBe("2026-11-21");
    expect(dateIn(afternoon, "Pacific/Auckland")).toBe("2026-11-22");
    expect(dateIn(instant("2026-11-21T02:00Z"), "America/Los_Angeles")).toBe("2026-11-20");
  });

  test("begins at midnight of the zone, in summer and in winter", () => {
    expect(startOfDayIn(day("2026-12-22"), "Europe/Paris")).toBe("2026-12-21T23:00:00.000Z");
    expect(startOfDayIn(day("2026-07-01"), "Europe/Paris")).toBe("2026-06-30T22:00:00.000Z");
  });

  test("begins later where the clocks skip midnight", () => {
    expect(startOfDayIn(day("2018-11-04"), "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
    expect(startOfDayIn(day("2024-04-26"), "Africa/Cairo")).toBe("2024-04-25T22:00:00.000Z");
  });

  test("holds its own first moment, and not the moment before", () => {
    const zones = ["Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu", "UTC"];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (date, zone) => {
        fc.pre(date !== "2011-12-30");
        const start = startOfDayIn(date, zone);
        const before = instant(new Date(Date.parse(start) - 1).toISOString());
        expect(dateIn(start, zone)).toBe(date);
        expect(dateIn(before, zone) < date).toBe(true);
      }),
      { seed: 1182, numRuns: 300 },
    );
  });

  test.each(["Europe/Atlantis", "europe/paris", "+01:00", "", "CEST"])(
    "is refused in %j",
    (zone) => {
      expect(isZone(zone)).toBe(false);
      expect(() => dateIn(instant("2026-11-21T14:00Z"), zone)).toThrow(RangeError);
      expect(() => startOfDayIn(day("2026-11-21"), zone)).toThrow(RangeError);
    },
  );

  test.each(["UTC", "Europe/Paris", "Asia/Kolkata", "America/Port-au-Prince"])(
    "is known in %s",
    (zone) => {
      expect(isZone(zone)).toBe(true);
    },
  );
});

test("a time on the wall is a moment, also on the days on which clocks are moved", () => {
  const berlin = (date: string, time: string) => momentIn(day(date), time, "Europe/Berlin");
  expect(berlin("2026-12-01", "09:30")).toBe("2026-12-01T08:30:00.000Z");
  expect(berlin("2026-03-29", "02:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(berlin("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
});

describe("working days", () => {
  test("are Monday to Friday", () => {
    const week = ["16", "17", "18", "19", "20", "21", "22"].map((date) => day(`2026-11-${date}`));
    expect(week.map(isWeekend)).toEqual([false, false, false, false, false, true, true]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  calendarDateOf as day,
  type Instant,
  instantOf as instant,
  isWeekend,
  startOfDayIn,
} from "@/lib/domain/calendar";
import {
  datesFrom,
  datesGap,
  dispatchDay,
  type NoticeTerms,
  noticeDates,
  objectionWindow,
} from "./dates";

const sentAt = instant("2026-11-21T15:00+01:00");
const plain = {
  noticeDayCount: "CALENDAR",
  objectionDayCount: "CALENDAR",
  holidays: [],
  receiptDays: null,
  receiptDayCount: "CALENDAR",
} as const;
const terms: NoticeTerms = {
  ...plain,
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "DISPATCH",
  rollForward: true,
  effectiveAfter: "LATER_OF_BOTH",
};

describe("noticeDates", () => {
  test("gives the worked example: sent on Saturday 21 November 2026 at 15:00 in Paris", () => {
    expect(noticeDates(sentAt, terms)).toEqual({
      startsOn: "2026-11-21",
      noticeLastDay: "2026-12-21",
      objectionLastDay: "2026-12-07",
      earliestEffectiveOn: "2026-12-22",
    });
    expect(startOfDayIn(day("2026-12-22"), terms.zone)).toBe(instant("2026-12-22T00:00+01:00"));
  });

  test("counts the same mail by the calendar of Auckland, where it is Sunday already", () => {
    expect(noticeDates(sentAt, { ...terms, zone: "Pacific/Auckland" })).toEqual({
      startsOn: "2026-11-22",
      noticeLastDay: "2026-12-22",
      objectionLastDay: "2026-12-07",
      earliestEffectiveOn: "2026-12-23",
    });
  });

  test("may take effect on the day of telling where a clause on emergencies waits for nothing", () => {
    const atOnce: NoticeTerms = {
      ...terms,
      noticePeriod: "P0D",
      deemedReceipt: "NEXT_WORKING_DAY",
      effectiveAfter: "AT_ONCE",
    };
    expect(noticeDates(sentAt, atOnce)).toEqual({
      startsOn: "2026-11-23",
      noticeLastDay: "2026-11-23",
      objectionLastDay: "2026-12-07",
      earliestEffectiveOn: "2026-11-21",
    });
  });

  test("does not count the day of the event, however early in the day", () => {
    const early = instant("2026-11-23T00:00:01+01:00");
    expect(noticeDates(early, { ...terms, noticePeriod: "P1D" }).noticeLastDay).toBe("2026-11-24");
  });

  test("counts the last day in full: the change may take effect on the day after", () => {
    const dates = noticeDates(instant("2026-11-23T12:00Z"), { ...terms, objectionPeriod: null });
    expect(dates).toMatchObject({ noticeLastDay: "2026-12-23", earliestEffectiveOn: "2026-12-24" });
  });

  test("waits for the later of notice end and objection end", () => {
    const dates = noticeDates(sentAt, { ...terms, noticePeriod: "P10D", objectionPeriod: "P90D" });
    expect(dates).toMatchObject({
      noticeLastDay: "2026-12-01",
      objectionLastDay: "2027-02-19",
      earliestEffectiveOn: "2027-02-20",
    });
  });

  test("looks at the notice alone where the agreement says so", () => {
    const dates = noticeDates(sentAt, {
      ...terms,
      noticePeriod: "P10D",
      objectionPeriod: "P90D",
      effectiveAfter: "NOTICE_ONLY",
    });
    expect(dates).toMatchObject({
      objectionLastDay: "2027-02-19",
      earliestEffectiveOn: "2026-12-02",
    });
  });

  test("knows no objection day where the change gives no right to object", () => {
    const dates = noticeDates(sentAt, { ...terms, objectionPeriod: null });
    expect(dates).toMatchObject({ objectionLastDay: null, earliestEffectiveOn: "2026-12-22" });
  });

  test("rolls a last day on Saturday or Sunday forward to Monday", () => {
    const onThursday = instant("2026-11-19T12:00Z");
    const onFriday = instant("2026-11-20T12:00Z");
    const short = { ...terms, noticePeriod: "P2D" };
    expect(noticeDates(onThursday, short).noticeLastDay).toBe("2026-11-23");
    expect(noticeDates(onFriday, short).noticeLastDay).toBe("2026-11-23");
  });

  test("leaves it on the weekend where the agreement does not roll", () => {
    expect(noticeDates(sentAt, { ...terms, rollForward: false }).objectionLastDay).toBe(
      "2026-12-05",
    );
  });

  test.each([
    ["DISPATCH", "2026-11-20"],
    ["NEXT_DAY", "2026-11-21"],
    ["NEXT_WORKING_DAY", "2026-11-23"],
  ] as const)(
    "takes a mail of a Friday as received, under %s, on %s",
    (deemedReceipt, startsOn) => {
      const onFriday = instant("2026-11-20T12:00Z");
      expect(noticeDates(onFriday, { ...terms, deemedReceipt }).startsOn).toBe(startsOn);
    },
  );

  test("takes a mail of a Monday as received on Tuesday under NEXT_WORKING_DAY", () => {
    const onMonday = instant("2026-11-23T12:00Z");
    const dates = noticeDates(onMonday, { ...terms, deemedReceipt: "NEXT_WORKING_DAY" });
    expect(dates.startsOn).toBe("2026-11-24");
  });

  test("ends a month that has no such day on its last day", () => {
    const dates = noticeDates(instant("2026-01-31T12:00Z"), {
      ...terms,
      noticePeriod: "P1M",
      rollForward: false,
    });
    expect(dates.noticeLastDay).toBe("2026-02-28");
  });

  test("counts days, not hours, over a change of the clocks", () => {
    // Thirty times 24 hours from 23:30 in summer would end a day later, from 0:30 in winter a day earlier.
    const lateInSummer = instant("2026-10-10T23:30+02:00");
    const earlyInWinter = instant("2026-03-10T00:30+01:00");
    const unrolled = { ...terms, rollForward: false };
    expect(noticeDates(lateInSummer, unrolled).noticeLastDay).toBe("2026-11-09");
    expect(noticeDates(earlyInWinter, unrolled).noticeLastDay).toBe("2026-04-09");
  });

  test.each([{ noticePeriod: "30" }, { objectionPeriod: "P2.5D" }, { zone: "Europe/Atlantis" }])(
    "refuses terms with %j",
    (wrong) => {
      expect(() => noticeDates(sentAt, { ...terms, ...wrong })).toThrow(RangeError);
    },
  );
});

const zones = [
  "Europe/Paris",
  "Europe/London",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "UTC",
];
const someInstant = fc
  .integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((milliseconds) => instant(new Date(milliseconds).toISOString()));
const somePeriod = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.constantFrom("D", "W", "M", "Y"))
  .map(
    ([amount, unit]) => `P${unit === "Y" ? amount % 4 : amount % (unit === "D" ? 121 : 14)}${unit}`,
  );
const someTerms: fc.Arbitrary<NoticeTerms> = fc.record({
  noticePeriod: somePeriod,
  objectionPeriod: fc.option(somePeriod),
  zone: fc.constantFrom(...zones),
  deemedReceipt: fc.constantFrom("DISPATCH", "NEXT_DAY", "NEXT_WORKING_DAY"),
  noticeDayCount: fc.constant("CALENDAR"),
  objectionDayCount: fc.constant("CALENDAR"),
  holidays: fc.constant([]),
  receiptDays: fc.constant(null),
  receiptDayCount: fc.constant("CALENDAR"),
  rollForward: fc.boolean(),
  effectiveAfter: fc.constantFrom("LATER_OF_BOTH", "NOTICE_ONLY"),
});

/** The same law written another way: a walk day by day over UTC dates, with Intl for the zone. */
function countedByHand(attemptStartedAt: Instant, terms: NoticeTerms) {
  const msPerDay = 86_400_000;
  const written = (time: number) => new Date(time).toISOString().slice(0, 10);
  const isFree = (time: number) => [0, 6].includes(new Date(time).getUTCDay());

  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: terms.zone }).format(
    new Date(attemptStartedAt),
  );
  let start = Date.parse(`${parts}T00:00:00Z`);
  if (terms.deemedReceipt !== "DISPATCH") start += msPerDay;
  while (terms.deemedReceipt === "NEXT_WORKING_DAY" && isFree(start)) start += msPerDay;

  const end = (period: string) => {
    const amount = Number(period.slice(1, -1));
    const unit = period.at(-1);
    const from = new Date(start);
    let last = start + amount * (unit === "W" ? 7 : 1) * msPerDay;
    if (unit === "M" || unit === "Y") {
      const month = from.getUTCMonth() + amount * (unit === "Y" ? 12 : 1);
      const daysInMonth = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
      last = Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), daysInMonth));
    }
    while (terms.rollForward && isFree(last)) last += msPerDay;
    return last;
  };

  const notice = end(terms.noticePeriod);
  const objection = terms.objectionPeriod === null ? null : end(terms.objectionPeriod);
  const waitsForObjection = objection !== null && terms.effectiveAfter === "LATER_OF_BOTH";
  return {
    startsOn: written(start),
    noticeLastDay: written(notice),
    objectionLastDay: objection === null ? null : written(objection),
    earliestEffectiveOn: written(
      (waitsForObjection ? Math.max(notice, objection) : notice) + msPerDay,
    ),
  };
}

describe("noticeDates, for any terms", () => {
  test("agrees with a count by hand, day by day", () => {
    fc.assert(
      fc.property(someInstant, someTerms, (at, terms) => {
        expect(noticeDates(at, terms)).toEqual(countedByHand(at, terms));
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });

  test("never lets a change take effect before notice and objection have ended in full", () => {
    fc.assert(
      fc.property(someInstant, someTerms, (at, terms) => {
        const unrolled = noticeDates(at, { ...terms, rollForward: false });
        const dates = noticeDates(at, terms);
        expect(dates.earliestEffectiveOn > unrolled.noticeLastDay).toBe(true);
        if (terms.effectiveAfter === "LATER_OF_BOTH" && unrolled.objectionLastDay) {
          expect(dates.earliestEffectiveOn > unrolled.objectionLastDay).toBe(true);
        }
        expect(startOfDayIn(dates.earliestEffectiveOn, terms.zone) > at).toBe(true);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test("never gives a later mail earlier days", () => {
    fc.assert(
      fc.property(someInstant, someInstant, someTerms, (one, other, terms) => {
        const [first, second] = [one, other].toSorted().map((at) => noticeDates(at, terms));
        expect(first && second && first.earliestEffectiveOn <= second.earliestEffectiveOn).toBe(
          true,
        );
        expect((first?.objectionLastDay ?? "") <= (second?.objectionLastDay ?? "")).toBe(true);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test("never ends on a weekend where the agreement rolls forward", () => {
    fc.assert(
      fc.property(someInstant, someTerms, (at, terms) => {
        const dates = noticeDates(at, { ...terms, rollForward: true });
        expect(isWeekend(dates.noticeLastDay)).toBe(false);
        expect(dates.objectionLastDay !== null && isWeekend(dates.objectionLastDay)).toBe(false);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

describe("the day on which a notice counts as sent", () => {
  const late = instant("2026-11-21T23:45+01:00");

  test("is the day of the attempt in the agreement's zone", () => {
    expect(dispatchDay(late, terms)).toBe("2026-11-21");
  });

  test("is, where acceptance counts, the day on which an attempt so late may be accepted", () => {
    expect(dispatchDay(late, { ...terms, deemedReceipt: "ACCEPTANCE" })).toBe("2026-11-22");
    expect(dispatchDay(sentAt, { ...terms, deemedReceipt: "ACCEPTANCE" })).toBe("2026-11-21");
  });
});

describe("days that cannot be counted", () => {
  const sentOn = day("2026-12-28");
  const list = {
    calendar: "target",
    name: "TARGET",
    years: [2026],
    days: [day("2026-12-25")],
  };
  const business: NoticeTerms = {
    ...terms,
    noticePeriod: "P2D",
    noticeDayCount: "BUSINESS",
    objectionPeriod: null,
    holidays: [list],
  };

  test("are none while every year from dispatch to the last day is known", () => {
    expect(datesGap(sentOn, business)).toBeNull();
    expect(datesFrom(sentOn, business).noticeLastDay).toBe("2026-12-30");
  });

  test("are those that reach a year of which a calendar says nothing", () => {
    expect(datesGap(sentOn, { ...business, noticePeriod: "P4D" })).toEqual({
      code: "HOLIDAYS_UNKNOWN",
      calendar: "target",
      name: "TARGET",
      year: 2027,
    });
    expect(() => datesFrom(sentOn, { ...business, noticePeriod: "P4D" })).toThrow("2027");
  });

  test("are those in business days without a calendar, or not in days, or with no count of days", () => {
    const of = (own: Partial<NoticeTerms>) => datesGap(sentOn, { ...business, ...own })?.code;
    expect(of({ holidays: [] })).toBe("NO_CALENDAR");
    expect(of({ noticePeriod: "P1M" })).toBe("PERIOD_NOT_IN_DAYS");
    expect(
      of({ noticeDayCount: "CALENDAR", objectionPeriod: "P2W", objectionDayCount: "BUSINESS" }),
    ).toBe("PERIOD_NOT_IN_DAYS");
    expect(of({ deemedReceipt: "AFTER_DAYS" })).toBe("RECEIPT_DAYS_MISSING");
  });

  test("are none where no calendar is named and weekends alone matter, as decision 0007 reads silence", () => {
    const silent = { ...terms, deemedReceipt: "NEXT_WORKING_DAY" } as const;
    expect(datesGap(sentOn, silent)).toBeNull();
  });
});

describe("objectionWindow", () => {
  const lastDay = day("2026-12-07");

  test("counts the days that are left", () => {
    expect(objectionWindow(lastDay, day("2026-11-21"))).toEqual({
      state: "open",
      lastDay,
      daysLeft: 16,
    });
  });

  test("is still open on its last day", () => {
    expect(objectionWindow(lastDay, lastDay)).toEqual({ state: "open", lastDay, daysLeft: 0 });
  });

  test("is closed on the day after", () => {
    expect(objectionWindow(lastDay, day("2026-12-08"))).toEqual({ state: "closed", lastDay });
  });
});

import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { datesFrom } from "@/lib/domain/change/dates";
import { frozenTerms, withLaterYears } from "@/lib/domain/change/frozen-terms";
import { given } from "@/lib/testing/given";
import { countedInWords, countedOrNull } from "./counted-days";

const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: null,
  zone: "Europe/Paris",
  deemedReceipt: "DISPATCH",
  rollForward: true,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: {},
});
const target = {
  calendar: "target",
  name: "TARGET",
  years: [2026],
  days: [day("2026-04-03"), day("2026-04-06"), day("2026-12-25")],
};
const sentOn = day("2026-03-25");

function counted(own: Partial<typeof terms>, on = sentOn): string {
  const all = { ...terms, ...own };
  return countedInWords(all, datesFrom(on, all));
}

describe("how a last day came about", () => {
  test("names the calendar, the day of receipt and the holidays that were passed over", () => {
    expect(counted({ noticePeriod: "P10D", noticeDayCount: "BUSINESS", holidays: [target] })).toBe(
      "10 business days by the calendar TARGET, from receipt on 25 March 2026, without 3 April 2026 and 6 April 2026",
    );
  });

  test("names every calendar where there are several, and no holidays where there are none", () => {
    const second = { ...target, calendar: "second", name: "London", days: [] };
    expect(
      counted({ noticePeriod: "P1D", noticeDayCount: "BUSINESS", holidays: [target, second] }),
    ).toBe("1 business day by the calendars TARGET and London, from receipt on 25 March 2026");
  });

  test("says of calendar days only from when they run, and where the last of them was moved on", () => {
    expect(counted({})).toBe("30 days from receipt on 25 March 2026");
    expect(counted({ noticePeriod: "P9D", holidays: [target] })).toBe(
      "9 days from receipt on 25 March 2026; 3 April 2026 is no working day, so that the next one counts",
    );
    expect(counted({ noticePeriod: "P9D", holidays: [target], rollForward: false })).toBe(
      "9 days from receipt on 25 March 2026",
    );
  });

  test("says both periods where they differ, and one where they do not", () => {
    expect(counted({ objectionPeriod: "P14D" })).toBe(
      "Notice: 30 days from receipt on 25 March 2026. Objection: 14 days from receipt on 25 March 2026",
    );
    expect(counted({ objectionPeriod: "P30D" })).toBe("30 days from receipt on 25 March 2026");
  });

  test("says nothing before there are days", () => {
    const none = { startsOn: null, noticeLastDay: null, objectionLastDay: null };
    expect(countedOrNull(terms, { ...none, earliestEffectiveOn: null })).toBeNull();
  });
});

describe("frozen terms", () => {
  const withTarget = { ...terms, holidays: [target] };
  const complete = given.register({
    HolidayCalendar: [
      given.holidayCalendar({
        ref: "target",
        firstYear: 2026,
        lastYear: 2027,
        days: ["2026-01-01", "2027-03-26"],
      }),
    ],
  });

  test("learn of years that were not known when they were frozen, and keep what was", () => {
    expect(withLaterYears(withTarget, complete).holidays).toEqual([
      { ...target, years: [2026, 2027], days: [...target.days, "2027-03-26"] },
    ]);
  });

  test("stay as they are where nothing is to be learnt", () => {
    expect(withLaterYears(terms, complete)).toBe(terms);
    expect(withLaterYears(withTarget, given.register({})).holidays).toEqual([target]);
  });
});

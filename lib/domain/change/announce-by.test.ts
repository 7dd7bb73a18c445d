import { describe, expect, test } from "vitest";
import { addDays, calendarDateOf as day } from "@/lib/domain/calendar";
import { given } from "@/lib/testing/given";
import { announceBy, usualTargets } from "./announce-by";
import { datesFrom } from "./dates";
import { type AgreementTerms, termsOf } from "./terms";

const today = day("2026-03-02");

function customer(fields: Parameters<typeof given.customerAgreement>[0]) {
  const register = given.completeRegister();
  const agreement = given.customerAgreement({
    deemedReceipt: "DISPATCH",
    rollForward: false,
    zone: "UTC",
    ...fields,
  });
  const terms: AgreementTerms = termsOf(register, agreement, "M1", "UTC", "PERIODS");
  return { terms, dates: datesFrom(today, terms), datesGap: null };
}

const thirty = customer({ noticePeriod: "P30D", objectionPeriod: "P14D" });
const ninety = customer({ noticePeriod: "P90D", objectionPeriod: "P14D" });
const working = customer({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  deemedReceipt: "NEXT_WORKING_DAY",
  rollForward: true,
});

describe("the last day to announce a change", () => {
  test("lies the period and a day before the day on which it is to be in effect", () => {
    expect(announceBy([thirty], false, day("2026-07-01"), today)).toBe("2026-05-31");
  });

  test("is the earliest that any agreement asks for", () => {
    expect(announceBy([thirty, ninety], false, day("2026-07-01"), today)).toBe("2026-04-01");
  });

  test.each(["2026-07-01", "2026-08-03", "2026-12-28"])(
    "is the last from which the days still run out by %s",
    (wanted) => {
      const by = announceBy([working], false, day(wanted), today) ?? today;
      const from = (on: typeof by) => datesFrom(on, working.terms).earliestEffectiveOn;
      expect(from(by) <= wanted).toBe(true);
      expect(from(addDays(by, 1)) > wanted).toBe(true);
    },
  );

  test("leaves people their thirty days", () => {
    expect(announceBy([], true, day("2026-07-01"), today)).toBe("2026-05-31");
  });

  test("is not there where it has passed, or days cannot be counted", () => {
    expect(announceBy([ninety], false, day("2026-04-01"), today)).toBeNull();
    const datesGap = { type: "NO_CALENDAR" } as never;
    expect(announceBy([{ ...thirty, datesGap }], false, day("2026-07-01"), today)).toBeNull();
  });

  test("is the day itself where nobody waits for anything", () => {
    expect(announceBy([], false, day("2026-07-01"), today)).toBe("2026-07-01");
  });
});

test("a change is often wanted for the first of a month or a quarter", () => {
  expect(usualTargets(day("2026-12-15"))).toEqual(["2027-01-01", "2027-04-01"]);
  expect(usualTargets(day("2026-04-02"))).toEqual(["2026-05-01", "2026-07-01"]);
});

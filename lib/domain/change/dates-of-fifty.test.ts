import { describe, expect, test } from "vitest";
import { calendarDateOf, type Instant, instantOf } from "@/lib/domain/calendar";
import { emptyRegister, type RecordChange, type Register, type Row } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { holidaysByRule, msPerDay, weekday, written } from "@/lib/testing/holiday-rules";
import { consequence } from "./consequence";
import { noticeDates } from "./dates";
import { termsOf } from "./terms";

/**
 * Fifty agreements with differing terms, and their days counted a second time in another way: one day after the other, by
 * the wall calendar of the zone as Intl has it, with holidays worked out from Easter. Nothing of lib/domain is used for it.
 */
const fifty = 50;

const zones = [
  "Pacific/Auckland",
  "Asia/Kolkata",
  "Europe/Paris",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "Pacific/Kiritimati",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

/** Ends of months and years, changes of clocks on both sides of the world, Easter, and a leap day. */
const instants = [
  "2024-02-29T23:30:00Z",
  "2026-03-25T11:00:00Z",
  "2026-03-28T23:45:00Z",
  "2026-04-02T22:15:00Z",
  "2026-04-04T13:59:59Z",
  "2026-10-24T22:30:00Z",
  "2026-11-01T04:30:00Z",
  "2026-12-23T10:00:00Z",
  "2026-12-31T12:00:00Z",
  "2027-01-31T18:45:00Z",
].map(instantOf);

const receipts = [
  "DISPATCH",
  "ACCEPTANCE",
  "NEXT_DAY",
  "NEXT_WORKING_DAY",
  "AFTER_DAYS",
  "CONFIRMATION",
] as const;

const calendars = [["england-wales"], ["target"], ["england-wales", "target"]];

/** One of a list, by a number: the fifty are the same in every run. */
function pick<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error("The list is empty");
  return one;
}

function agreementOf(n: number): Row<"CustomerAgreement"> {
  const noticeDayCount = pick(["BUSINESS", "CALENDAR", "CALENDAR"] as const, n);
  const objectionDayCount = pick(["CALENDAR", "BUSINESS"] as const, n);
  const days = (count: number) => `P${1 + (count % 45)}D`;
  return given.customerAgreement({
    ref: `agreement-${n}`,
    customerId: `customer-${n}`,
    zone: pick(zones, n * 7),
    noticePeriod:
      noticeDayCount === "BUSINESS" ? days(n * 3) : pick(["P30D", "P1M", "P6W", "P3M", days(n)], n),
    noticeDayCount,
    noticePeriodM2: n % 4 === 0 ? days(n * 5) : undefined,
    noticeDayCountM2: n % 8 === 0 ? "BUSINESS" : undefined,
    objectionPeriod: objectionDayCount === "BUSINESS" ? days(n * 2) : pick(["P14D", "P1M"], n),
    objectionDayCount,
    holidayCalendarIds: pick(calendars, n),
    deemedReceipt: pick(receipts, n),
    receiptDays: 1 + (n % 5),
    receiptDayCount: pick(["BUSINESS", "CALENDAR"] as const, Math.floor(n / 6)),
    rollForward: n % 5 !== 1,
    effectiveAfter: n % 9 === 4 ? "NOTICE_ONLY" : "LATER_OF_BOTH",
    contactsToInform: pick(["ANY_CONTACT", "ALL_CONTACTS"] as const, Math.floor(n / 2)),
    authorisation: pick(["GENERAL", "SPECIFIC"] as const, Math.floor(n / 3)),
  });
}

const agreements = Array.from({ length: fifty }, (_, n) => agreementOf(n));

// --- The same, counted by a walk over days -----------------------------------------------------------------

function isFree(time: number, calendarIds: readonly string[]): boolean {
  if (weekday(time) === 0 || weekday(time) === 6) return true;
  const year = new Date(time).getUTCFullYear();
  return calendarIds.some((ref) => holidaysByRule[ref]?.(year).includes(time));
}

/** Steps from day to day until so many have been counted. */
function walk(from: number, days: number, counts: (time: number) => boolean): number {
  let time = from;
  for (let left = days; left > 0; ) {
    time += msPerDay;
    if (counts(time)) left -= 1;
  }
  return time;
}

/** The day with the same number so many months on, or the last of that month. */
function monthsOn(from: number, months: number): number {
  const start = new Date(from);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), last));
}

function sentOn(at: Instant, zone: string, waitsForAcceptance: boolean): number {
  const ms = Date.parse(at) + (waitsForAcceptance ? 30 * 60_000 : 0);
  const wall = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(ms));
  return Date.parse(`${wall}T00:00:00Z`);
}

function byHand(at: Instant, agreement: Row<"CustomerAgreement">, changeClass: "M1" | "M2") {
  const ids = agreement.holidayCalendarIds ?? [];
  const isOpen = (time: number) => !isFree(time, ids);
  const sent = sentOn(at, agreement.zone ?? "UTC", agreement.deemedReceipt === "ACCEPTANCE");
  const received: Record<string, () => number> = {
    NEXT_DAY: () => sent + msPerDay,
    NEXT_WORKING_DAY: () => walk(sent, 1, isOpen),
    AFTER_DAYS: () =>
      walk(
        sent,
        agreement.receiptDays ?? 0,
        agreement.receiptDayCount === "BUSINESS" ? isOpen : () => true,
      ),
  };
  const start = received[agreement.deemedReceipt ?? ""]?.() ?? sent;

  const end = (period: string, count: string | undefined) => {
    const amount = Number.parseInt(period.slice(1), 10);
    let last = start;
    if (count === "BUSINESS") last = walk(start, amount, isOpen);
    else if (period.endsWith("M")) last = monthsOn(start, amount);
    else last = walk(start, period.endsWith("W") ? amount * 7 : amount, () => true);
    while (agreement.rollForward && !isOpen(last)) last += msPerDay;
    return last;
  };

  const isOwn = changeClass === "M2" && agreement.noticePeriodM2 !== undefined;
  const notice = isOwn
    ? end(agreement.noticePeriodM2 ?? "", agreement.noticeDayCountM2)
    : end(agreement.noticePeriod ?? "", agreement.noticeDayCount);
  const objection =
    changeClass === "M1" ? end(agreement.objectionPeriod ?? "", agreement.objectionDayCount) : null;
  const last =
    objection === null || agreement.effectiveAfter === "NOTICE_ONLY"
      ? notice
      : Math.max(notice, objection);
  return {
    startsOn: written(start),
    noticeLastDay: written(notice),
    objectionLastDay: objection === null ? null : written(objection),
    earliestEffectiveOn: written(last + msPerDay),
  };
}

// --- Compared -------------------------------------------------------------------------------------------

/** Both calendars for the years that the instants and periods fall into, by the rules above. */
function calendarOf(ref: string): Row<"HolidayCalendar"> {
  const years = [2024, 2025, 2026, 2027, 2028];
  const days = years.flatMap((year) => holidaysByRule[ref]?.(year) ?? []);
  return given.holidayCalendar({
    ref,
    name: ref,
    firstYear: 2024,
    lastYear: 2028,
    days: [...new Set(days.map(written))].toSorted(),
  });
}

const register: Register = given.register({
  HolidayCalendar: [calendarOf("target"), calendarOf("england-wales")],
});

describe("the days of fifty agreements with differing terms", () => {
  test("are fifty that differ: no two have the same terms", () => {
    const terms = agreements.map((one) => JSON.stringify(termsOf(register, one, "M1", "UTC")));
    expect(new Set(terms).size).toBe(fifty);
    expect(new Set(agreements.map(({ zone }) => zone)).size).toBe(zones.length);
    expect(new Set(agreements.map(({ deemedReceipt }) => deemedReceipt)).size).toBe(6);
  });

  test.each(["M1", "M2"] as const)(
    "equal a count by hand for class %s, on days that are hard",
    (changeClass) => {
      for (const agreement of agreements) {
        const terms = termsOf(register, agreement, changeClass, "UTC");
        for (const at of instants) {
          expect(noticeDates(at, terms), `${agreement.ref}, ${changeClass}, ${at}`).toEqual(
            byHand(at, agreement, changeClass),
          );
        }
      }
    },
  );

  test("are what a change shows for each customer before it is approved", () => {
    const at = instantOf("2026-03-25T11:00:00Z");
    const world = given.completeRegister({
      HolidayCalendar: [calendarOf("target"), calendarOf("england-wales")],
      Customer: agreements.map(({ customerId }) => given.customer({ ref: customerId })),
      CustomerAgreement: agreements,
    });
    const engagement = world.Engagement.values().next().value;
    const { ref = "", validFrom: _validFrom, ...body } = engagement ?? {};
    const changes: RecordChange[] = [
      {
        kind: "Engagement",
        ref,
        validFrom: calendarDateOf("2026-03-25"),
        body: { ...body, purpose: "Something else entirely" },
      },
    ];
    const told = consequence({ register: world, changes, overrides: [], at, contacts: new Map() });
    const shown = new Map(told.customers.map(({ agreement, dates }) => [agreement, dates]));
    expect(agreements.map(({ ref: one }) => shown.get(one))).toEqual(
      agreements.map((agreement) => byHand(at, agreement, "M1")),
    );
  });

  test("are refused, and not guessed, as soon as a count reaches a year that a calendar does not know", () => {
    const late = instantOf("2028-12-20T09:00:00Z");
    const [agreement] = agreements;
    const terms = termsOf(register, agreement ?? agreementOf(0), "M1", "UTC");
    expect(() => noticeDates(late, { ...terms, noticePeriod: "P30D" })).toThrow(
      "the holiday calendar “england-wales” says nothing of 2029",
    );
  });

  test("need nothing of the register but the calendars that the agreement names", () => {
    const [agreement = agreementOf(0)] = agreements;
    expect(termsOf(emptyRegister, agreement, "M1", "UTC").holidays).toEqual([
      { calendar: "england-wales", name: "england-wales", years: [], days: [] },
    ]);
  });
});

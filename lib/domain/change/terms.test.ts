import { describe, expect, test } from "vitest";
import { emptyRegister } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { authorisationSince, holidayList, termsOf, withProfile } from "./terms";

const silent = given.customerAgreement({
  authorisation: undefined,
  noticePeriod: undefined,
  objectionPeriod: undefined,
  zone: undefined,
});

const unsaid = {
  noticeDayCount: "CALENDAR",
  objectionDayCount: "CALENDAR",
  holidays: [],
  receiptDays: null,
  receiptDayCount: "CALENDAR",
  silenceApproves: false,
  contactsToInform: "ANY_CONTACT",
  effect: "PERIODS",
  objectionGround: null,
  remedyPeriod: null,
};

describe("the terms of an agreement", () => {
  test("where it is silent, are thirty days each, receipt on the next working day, rolled forward, and specific authorisation", () => {
    expect(termsOf(emptyRegister, silent, "M1", "Europe/Berlin")).toEqual({
      noticePeriod: "P30D",
      objectionPeriod: "P30D",
      zone: "Europe/Berlin",
      deemedReceipt: "NEXT_WORKING_DAY",
      rollForward: true,
      effectiveAfter: "LATER_OF_BOTH",
      ...unsaid,
      authorisation: "SPECIFIC",
      clauses: {},
    });
  });

  test("are its own where it speaks, each with its clause", () => {
    const agreement = given.customerAgreement({
      authorisation: "GENERAL",
      noticePeriod: "P1M",
      noticeClause: "§ 5",
      objectionPeriod: "P14D",
      objectionClause: "§ 6",
      zone: "Europe/Paris",
      deemedReceipt: "DISPATCH",
      receiptClause: "§ 7",
      rollForward: false,
      effectiveAfter: "NOTICE_ONLY",
    });
    expect(termsOf(emptyRegister, agreement, "M1", "Europe/Berlin")).toEqual({
      noticePeriod: "P1M",
      objectionPeriod: "P14D",
      zone: "Europe/Paris",
      deemedReceipt: "DISPATCH",
      rollForward: false,
      effectiveAfter: "NOTICE_ONLY",
      ...unsaid,
      authorisation: "GENERAL",
      clauses: { notice: "§ 5", objection: "§ 6", receipt: "§ 7" },
    });
  });

  test("give a right to object to class M1 alone", () => {
    for (const changeClass of ["A", "M2", "DS", "I", "E", "R"] as const) {
      expect(
        termsOf(emptyRegister, given.customerAgreement(), changeClass, "UTC").objectionPeriod,
      ).toBeNull();
    }
  });

  test("have a notice period of their own for a class without a right to object, where the agreement says so", () => {
    const agreement = given.customerAgreement({
      noticePeriodM2: "P5D",
      noticeDayCountM2: "BUSINESS",
    });
    expect(termsOf(emptyRegister, agreement, "M2", "UTC")).toMatchObject({
      noticePeriod: "P5D",
      noticeDayCount: "BUSINESS",
    });
    expect(termsOf(emptyRegister, agreement, "M1", "UTC").noticePeriod).toBe("P30D");
    expect(termsOf(emptyRegister, given.customerAgreement(), "M2", "UTC").noticePeriod).toBe(
      "P30D",
    );
  });

  test("let silence count as approval only where its clause is quoted", () => {
    const said = { authorisation: "SPECIFIC", silenceApproves: true } as const;
    const silences = (fields: object) =>
      termsOf(emptyRegister, given.customerAgreement(fields), "M1", "UTC").silenceApproves;
    expect(silences({ ...said, silenceClause: "§ 8" })).toBe(true);
    expect(silences(said)).toBe(false);
    expect(silences({ ...said, silenceApproves: false, silenceClause: "§ 8" })).toBe(false);
  });
});

describe("an agreement that follows a profile", () => {
  const profile = given.termsProfile({
    authorisation: "SPECIFIC",
    silenceApproves: true,
    silenceClause: "§ 8",
    noticePeriod: "P10D",
    noticeDayCount: "BUSINESS",
    noticeClause: "§ 6",
    holidayCalendarIds: ["england-wales"],
    zone: "Europe/London",
  });
  const register = given.register({
    TermsProfile: [profile],
    HolidayCalendar: [given.holidayCalendar()],
  });
  const follower = { ...silent, termsProfileId: "standard" };

  test("has its terms wherever it says nothing of its own", () => {
    const terms = termsOf(register, follower, "M1", "Europe/Berlin");
    expect(terms).toMatchObject({
      noticePeriod: "P10D",
      noticeDayCount: "BUSINESS",
      zone: "Europe/London",
      silenceApproves: true,
      clauses: { notice: "§ 6", silence: "§ 8" },
      holidays: [{ calendar: "england-wales", name: "England and Wales", years: [2026, 2027] }],
    });
    expect(terms.objectionPeriod).toBe("P30D");
  });

  test("says otherwise in its own words alone: neither clause nor count of the profile stay with it", () => {
    const terms = termsOf(register, { ...follower, noticePeriod: "P45D" }, "M1", "UTC");
    expect(terms).toMatchObject({ noticePeriod: "P45D", noticeDayCount: "CALENDAR" });
    expect(terms.clauses.notice).toBeUndefined();
  });

  test("has no silence by the profile's clause where it states its authorisation itself", () => {
    const own = { ...follower, authorisation: "SPECIFIC" as const };
    expect(termsOf(register, own, "M1", "UTC").silenceApproves).toBe(false);
  });

  test("can be read as one agreement that says all of it", () => {
    expect(withProfile(register, follower)).toMatchObject({
      title: follower.title,
      noticePeriod: "P10D",
      authorisation: "SPECIFIC",
    });
    expect(withProfile(register, silent)).toBe(silent);
  });
});

describe("a holiday calendar", () => {
  test("knows the years for which it says that it is complete, and of which it has a day", () => {
    const calendar = given.holidayCalendar({
      ref: "c",
      firstYear: 2025,
      lastYear: 2027,
      days: ["2024-01-01", "2026-01-01", "2027-01-01", "2028-01-03"],
    });
    const register = given.register({ HolidayCalendar: [calendar] });
    expect(holidayList(register, "c").years).toEqual([2026, 2027]);
  });

  test("that is not there, or does not say for which years it is complete, knows none", () => {
    const unsaid = given.holidayCalendar({ ref: "c", firstYear: undefined });
    expect(holidayList(given.register({ HolidayCalendar: [unsaid] }), "c").years).toEqual([]);
    expect(holidayList(emptyRegister, "c")).toEqual({
      calendar: "c",
      name: "c",
      years: [],
      days: [],
    });
  });
});

describe("whose word opens a change since it was told", () => {
  const general = { authorisation: "GENERAL", silenceApproves: false } as const;
  const specific = { authorisation: "SPECIFIC", silenceApproves: false } as const;
  const since = (told: typeof general | typeof specific, more: object) =>
    authorisationSince(told, emptyRegister, given.customerAgreement(more));

  test("is what was frozen, while the agreement asks for no more, and where it is gone", () => {
    expect(since(general, { authorisation: "GENERAL" })).toEqual(general);
    expect(since(specific, { authorisation: "GENERAL" })).toEqual(specific);
    expect(authorisationSince(general, emptyRegister, undefined)).toEqual(general);
  });

  test("is the customer's own where the agreement asks for it by now, unless silence counts by a quoted clause", () => {
    const asks = { authorisation: "SPECIFIC" };
    expect(since(general, asks)).toEqual(specific);
    expect(since(general, { ...asks, silenceApproves: true })).toEqual(specific);
    const silence = { ...asks, silenceApproves: true, silenceClause: "§ 4: is approved" };
    expect(since(general, silence)).toEqual(general);
  });
});

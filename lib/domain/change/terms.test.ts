import { describe, expect, test } from "vitest";
import { emptyRegister } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { termsOf } from "./terms";

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
});

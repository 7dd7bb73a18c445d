import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { type Authorisation, useAgainstAuthorisation } from "./use-and-authorisation";

const today = day("2026-06-30");
const used = { from: day("2026-06-01"), to: null, perTenantSwitch: false };
const authorised = (on: string): Authorisation => ({
  state: "AUTHORISED",
  from: day(on),
  changeSetId: "C-1",
});
const none = { isBefore: false, days: 0 };

describe("use beside authorisation", () => {
  test("is in order from the day of the authorisation on", () => {
    expect(useAgainstAuthorisation(used, authorised("2026-06-01"), today)).toEqual(none);
    expect(useAgainstAuthorisation(used, authorised("2026-05-01"), today)).toEqual(none);
  });

  test("counts the days of use before it", () => {
    expect(useAgainstAuthorisation(used, authorised("2026-06-11"), today)).toEqual({
      isBefore: true,
      days: 10,
    });
  });

  test.each([
    { state: "HELD_BACK", changeSetId: "C-1" },
    { state: "LEFT_OUT", changeSetId: "C-1" },
    { state: "TOLD_ONLY", changeSetId: "C-1", from: day("2026-06-05") },
  ] as const)("without one ($state) counts to today", (authorisation) => {
    expect(useAgainstAuthorisation(used, authorisation, today)).toEqual({
      isBefore: true,
      days: 29,
    });
  });

  test("counts no further than the end of the use", () => {
    const ended = { ...used, to: day("2026-06-08") };
    expect(useAgainstAuthorisation(ended, authorised("2026-06-20"), today).days).toBe(7);
  });

  test("is in order where it was on the list of the agreement", () => {
    expect(useAgainstAuthorisation(used, { state: "AGREED", from: null }, today)).toEqual(none);
  });

  test("is not guessed: without a day, with one to come, or switched per customer, nothing is said", () => {
    const late = authorised("2026-06-20");
    expect(useAgainstAuthorisation({ ...used, from: null }, late, today)).toEqual(none);
    expect(useAgainstAuthorisation({ ...used, from: day("2026-07-01") }, late, today)).toEqual(
      none,
    );
    expect(useAgainstAuthorisation({ ...used, perTenantSwitch: true }, late, today)).toEqual(none);
  });
});

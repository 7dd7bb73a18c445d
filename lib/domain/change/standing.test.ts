import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { isStanding, isUndecided, mailProgress, standingOf } from "./standing";

describe("where an agreement stands", () => {
  const waiting = { isEffective: false, isClosed: false, isOnItsWay: false };
  const until = calendarDateOf("2026-04-01");

  test.each([
    ["READY", []],
    ["WAITING", [{ code: "NOTICE_RUNNING", until }]],
    ["WAITING", [{ code: "SPECIFIC_APPROVAL_MISSING" }]],
    ["NOT_TOLD", [{ code: "NOT_INFORMED" }, { code: "PLANNED_LATER", until }]],
    ["NOT_TOLD", [{ code: "NO_CONTACT" }]],
    ["OBJECTED", [{ code: "OBJECTION_OPEN" }, { code: "NOT_INFORMED" }]],
  ] as const)("is %s by what stands in the way", (standing, blockers) => {
    expect(standingOf({ ...waiting, blockers })).toBe(standing);
  });

  test("is told from not told by whether a mail is on its way", () => {
    expect(standingOf({ ...waiting, isOnItsWay: true, blockers: [{ code: "NOT_INFORMED" }] })).toBe(
      "SENDING",
    );
    expect(standingOf({ ...waiting, isOnItsWay: true, blockers: [] })).toBe("READY");
  });

  test("is final once it is in effect, or does not come", () => {
    expect(standingOf({ ...waiting, isEffective: true, blockers: [] })).toBe("EFFECTIVE");
    expect(standingOf({ ...waiting, isClosed: true, blockers: [{ code: "NO_CONTACT" }] })).toBe(
      "CLOSED",
    );
  });

  test("is named in an address by its word alone", () => {
    expect(["OBJECTED", "objected", undefined, "toString"].map(isStanding)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test("mails are counted by what became of them, and none twice", () => {
  expect(
    mailProgress([
      { state: "PENDING", count: 2 },
      { state: "SENDING", count: 1 },
      { state: "ACCEPTED", count: 5 },
      { state: "DEFERRED", count: 1 },
      { state: "UNKNOWN", count: 1 },
      { state: "BOUNCED", count: 1 },
      { state: "FAILED", count: 1 },
      { state: "CANCELLED", count: 1 },
    ]),
  ).toEqual({
    all: 13,
    pending: 3,
    accepted: 5,
    retried: 2,
    bounced: 1,
    failed: 1,
    cancelled: 1,
  });
});

test("an objection wants an answer until it has one, and a refusal is none while it was in time", () => {
  const objection = {
    id: "o",
    receivedOn: calendarDateOf("2026-03-01"),
    channel: "EMAIL",
    text: null,
    decisionReason: null,
    decidedAt: null,
  } as const;
  expect(isUndecided({ ...objection, isTimely: false, decision: null })).toBe(true);
  expect(isUndecided({ ...objection, isTimely: true, decision: "REFUSED" })).toBe(true);
  expect(isUndecided({ ...objection, isTimely: false, decision: "REFUSED" })).toBe(false);
  expect(isUndecided({ ...objection, isTimely: true, decision: "WITHDRAWN" })).toBe(false);
});

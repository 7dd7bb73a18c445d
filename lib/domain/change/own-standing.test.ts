import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { Blocker } from "./gate";
import { ownStanding } from "./own-standing";

const until = calendarDateOf("2026-12-24");
const open = {
  isInEffect: false,
  isWithdrawn: false,
  isClosed: false,
  isApproved: false,
  isOnItsWay: false,
};

function closedBy(...blockers: Blocker[]) {
  return { ...open, verdict: { state: "closed" as const, blockers } };
}

describe("where a change stands for its customer", () => {
  test("is over once it is in effect, withdrawn or left out", () => {
    expect(ownStanding({ ...open, isInEffect: true, verdict: null })).toBe("IN_EFFECT");
    expect(ownStanding({ ...open, isWithdrawn: true, isClosed: true, verdict: null })).toBe(
      "WITHDRAWN",
    );
    expect(ownStanding({ ...open, isClosed: true, verdict: null })).toBe("LEFT_OUT");
  });

  test("tells first what the customer itself can move", () => {
    const running = { code: "NOTICE_RUNNING", until } as const;
    expect(ownStanding(closedBy({ code: "OBJECTION_OPEN" }, running))).toBe("OBJECTED");
    expect(ownStanding(closedBy(running, { code: "SPECIFIC_APPROVAL_MISSING" }))).toBe(
      "APPROVAL_NEEDED",
    );
    expect(ownStanding(closedBy(running, { code: "PLANNED_LATER", until }))).toBe("RUNNING");
    expect(ownStanding(closedBy({ code: "NOT_INFORMED" }))).toBe("NOT_TOLD");
    expect(ownStanding(closedBy({ code: "PLANNED_LATER", until }))).toBe("WAITING");
  });

  test("an approval does not hide an open objection", () => {
    const objected = { ...closedBy({ code: "OBJECTION_OPEN" }), isApproved: true };
    expect(ownStanding(objected)).toBe("OBJECTED");
    expect(
      ownStanding({ ...open, isApproved: true, verdict: { state: "open", ground: "APPROVAL" } }),
    ).toBe("APPROVED");
  });

  test("is not told by a mail that came back, and a mail is on its way only while one is", () => {
    const untold = closedBy({ code: "NOT_INFORMED" });
    expect(ownStanding(untold)).toBe("NOT_TOLD");
    expect(ownStanding({ ...untold, isOnItsWay: true })).toBe("SENDING");
  });

  test("is of no more concern once its agreement is over, whatever was said before", () => {
    const over = closedBy({ code: "AGREEMENT_OVER" });
    expect(ownStanding(over)).toBe("AGREEMENT_OVER");
    expect(ownStanding({ ...over, isApproved: true })).toBe("AGREEMENT_OVER");
  });

  test("an approval does not stand in the place of a signature", () => {
    const unsigned = { ...closedBy({ code: "SIGNATURE_MISSING" }), isApproved: true };
    expect(ownStanding(unsigned)).toBe("SIGNATURE_NEEDED");
  });

  test("may take effect any day once the gate is open", () => {
    expect(ownStanding({ ...open, verdict: { state: "open", ground: "LAPSE" } })).toBe(
      "MAY_TAKE_EFFECT",
    );
  });
});

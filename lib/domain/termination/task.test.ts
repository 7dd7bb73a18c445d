import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import {
  certificateTrouble,
  type EndTask,
  earliestSettlement,
  heldUntil,
  standingSettlement,
} from "./task";

const ended = day("2026-06-30");
const today = day("2026-07-20");
const deleted = (on: string): EndTask => ({
  holder: "Amazon",
  settled: { outcome: "DELETED", doneOn: day(on) },
  settledBy: "user:editor",
});
const kept: EndTask = {
  holder: "Bank",
  settled: {
    outcome: "RETAINED",
    doneOn: day("2026-07-01"),
    law: "§ 147 AO",
    until: day("2036-12-31"),
  },
  settledBy: "user:editor",
};
const open: EndTask = { holder: "Twilio", settled: null, settledBy: null };
const by = "user:approver";

describe("a certificate", () => {
  test("may be given when every holder's part is settled, by somebody who settled none", () => {
    expect(certificateTrouble([deleted("2026-07-02"), kept], ended, today, by)).toBeNull();
    expect(certificateTrouble([deleted("2026-07-02")], ended, today, "user:editor")).toBe(
      "settledByYou",
    );
  });

  test("waits for each holder, and for the end of the agreement", () => {
    expect(certificateTrouble([deleted("2026-07-02"), open], ended, today, by)).toBe("tasksOpen");
    expect(certificateTrouble([deleted("2026-06-29")], ended, day("2026-06-29"), by)).toBe(
      "notEnded",
    );
    expect(certificateTrouble([deleted("2026-06-30")], ended, ended, by)).toBe("notEnded");
    expect(certificateTrouble([], ended, today, by)).toBe("notEnding");
    expect(certificateTrouble([deleted("2026-07-02")], null, today, by)).toBe("notEnding");
  });
});

describe("what was settled", () => {
  const settled = { outcome: "DELETED", doneOn: day("2026-06-30") } as const;

  test("counts from the last day of the agreement on", () => {
    expect(standingSettlement(settled, ended)).toEqual(settled);
    expect(standingSettlement(settled, null)).toEqual(settled);
  });

  test("counts for no later end than the one that it was settled for", () => {
    expect(standingSettlement(settled, day("2026-07-01"))).toBeNull();
    expect(standingSettlement(null, ended)).toBeNull();
  });
});

describe("a holder settles its part", () => {
  test("on the agreement's last day at the earliest, however long it was engaged", () => {
    expect(earliestSettlement(ended, null)).toBe(ended);
    expect(earliestSettlement(ended, day("2026-01-05"))).toBe(ended);
  });

  test("on the day at the earliest on which it was engaged, where that came after the end", () => {
    expect(earliestSettlement(ended, day("2026-07-12"))).toBe("2026-07-12");
    expect(earliestSettlement(null, day("2026-07-12"))).toBe("2026-07-12");
    expect(earliestSettlement(null, null)).toBeNull();
  });
});

describe("data were held", () => {
  test("until the last of them was deleted, or as long as a law requires", () => {
    expect(heldUntil([deleted("2026-07-02"), deleted("2026-07-11")])).toBe("2026-07-11");
    expect(heldUntil([deleted("2026-07-02"), kept])).toBe("2036-12-31");
    expect(heldUntil([open])).toBeNull();
  });
});

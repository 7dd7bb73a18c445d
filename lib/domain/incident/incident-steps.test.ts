import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { daysUntilTold, incidentSteps, unansweredSteps } from "./incident-steps";

const on = (text: string) => ({ on: day(text) });

describe("the days until a customer is told", () => {
  const known = day("2026-03-01");
  const today = day("2026-03-20");

  test("run to the first telling", () => {
    expect(daysUntilTold(known, [on("2026-03-09"), on("2026-03-03")], today)).toBe(2);
  });

  test("run to today while nobody was told", () => {
    expect(daysUntilTold(known, [], today)).toBe(19);
  });

  test("are none for who was told before it was known here", () => {
    expect(daysUntilTold(known, [on("2026-02-20")], today)).toBe(0);
  });
});

describe("what an incident still wants", () => {
  const fresh = { isOpen: true, suspension: "PROPOSED", isObjectionOpen: true, untold: 1 } as const;

  test("comes in the order of its urgency", () => {
    expect(incidentSteps(fresh)).toEqual(["TELL", "SUSPEND", "DECIDE_OBJECTION", "CLOSE"]);
  });

  test("is less with each step taken, and nothing once it is closed", () => {
    const told = { ...fresh, untold: 0, isObjectionOpen: false };
    expect(incidentSteps(told)).toEqual(["SUSPEND", "CLOSE"]);
    expect(incidentSteps({ ...told, suspension: "NOT_POSSIBLE" })).toEqual(["CLOSE"]);
    expect(incidentSteps({ ...fresh, isOpen: false })).toEqual([]);
  });
});

test("a step that is due is answered for by being done, or by a reason", () => {
  expect(unansweredSteps(["CLOSE"], {})).toEqual([]);
  expect(unansweredSteps(["TELL", "SUSPEND", "CLOSE"], { SUSPEND: "They left" })).toEqual(["TELL"]);
  expect(unansweredSteps(["DECIDE_OBJECTION", "CLOSE"], { DECIDE_OBJECTION: " " })).toEqual([
    "DECIDE_OBJECTION",
  ]);
});

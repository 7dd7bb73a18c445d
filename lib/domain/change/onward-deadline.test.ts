import { expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { onwardDeadline } from "./onward-deadline";

test.each([
  ["a month", "2026-03-02", "2026-04-01", "2026-03-25"],
  ["nine days", "2026-03-02", "2026-03-11", "2026-03-08"],
  ["a day", "2026-03-02", "2026-03-03", "2026-03-03"],
])("of %s some is left for the controllers of a processor", (_what, starts, last, by) => {
  expect(onwardDeadline({ startsOn: day(starts), objectionLastDay: day(last) })).toBe(by);
});

test("there is none where nobody can object", () => {
  expect(onwardDeadline({ startsOn: day("2026-03-02"), objectionLastDay: null })).toBeNull();
});

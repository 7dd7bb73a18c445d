import { expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { decisionDay } from "./decision-day";

const receivedOn = day("2026-03-10");
const told = { receivedOn, isInEffect: false };
const first = day("2026-04-02");

test("an objection is decided before the first day on which the change may take effect", () => {
  expect(decisionDay({ ...told, earliestEffectiveOn: first, plannedOn: null })).toBe("2026-04-01");
});

test("a later planned day leaves more time, an earlier one does not leave less", () => {
  const planned = (text: string) =>
    decisionDay({ ...told, earliestEffectiveOn: first, plannedOn: day(text) });
  expect(planned("2026-05-01")).toBe("2026-04-30");
  expect(planned("2026-03-20")).toBe("2026-04-01");
});

test("what is in effect, or has no day, wants an answer on the day on which it came", () => {
  const dates = { earliestEffectiveOn: first, plannedOn: null };
  expect(decisionDay({ ...told, ...dates, isInEffect: true })).toBe(receivedOn);
  expect(decisionDay({ ...told, earliestEffectiveOn: null, plannedOn: null })).toBe(receivedOn);
});

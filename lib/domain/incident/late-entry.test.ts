import { expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { wasEnteredLate } from "./late-entry";

const effectiveOn = day("2026-04-02");
const today = day("2026-04-10");
const came = (on: string, timely = true) => ({ timely, receivedOn: day(on) });

test("an objection in time that is entered after the change took effect is an incident", () => {
  expect(wasEnteredLate(came("2026-04-01"), effectiveOn, today)).toBe(true);
});

test("one that came on the day of the effect is one only when it is entered later", () => {
  expect(wasEnteredLate(came("2026-04-02"), effectiveOn, today)).toBe(true);
  expect(wasEnteredLate(came("2026-04-02"), effectiveOn, effectiveOn)).toBe(false);
});

test("one that came after the effect is in order, where the agreement lets it be in time", () => {
  expect(wasEnteredLate(came("2026-04-03"), effectiveOn, today)).toBe(false);
});

test("a late one is none, nor is one against what is not in effect", () => {
  expect(wasEnteredLate(came("2026-04-01", false), effectiveOn, today)).toBe(false);
  expect(wasEnteredLate(came("2026-04-01"), null, today)).toBe(false);
});

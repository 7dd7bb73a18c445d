import { expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { correctionBlocks } from "./notice-mail-correction";
import { mailLanguage } from "./told-mail";

const entries = [{ matter: "MECHANISM", said: null, right: "Standard clauses" }] as const;
const plannedOn = calendarDateOf("2027-02-09");

function textOf(restarts: boolean, planned: typeof plannedOn | null): string {
  const correction = { entries, restarts, plannedOn: planned };
  return JSON.stringify(correctionBlocks({ correction }, mailLanguage));
}

test("a correction whose days begin anew names the planned day that counts now", () => {
  const text = textOf(true, plannedOn);
  expect(text).toContain("Transfer mechanism");
  expect(text).toContain("The day planned for the change is 9 February 2027 now");
});

test("one that moves no day, and one of a change without a planned day, name none", () => {
  expect(textOf(false, plannedOn)).not.toContain("2027");
  expect(textOf(true, null)).not.toContain("The day planned");
});

test("a day is each agreement's own, whatever was written for all", () => {
  const wrong = [{ matter: "DEADLINE", said: "1 May", right: "31 December 2026" }] as const;
  const correction = { entries: wrong, restarts: true, plannedOn: null };
  const text = JSON.stringify(correctionBlocks({ correction }, mailLanguage));
  expect(text).toContain("The day that this mail states for your agreement");
  expect(text).not.toContain("31 December");
  expect(text).not.toContain("1 May");
});

import { expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { shorterPeriod, statedPeriods } from "./stated-periods";

const periods = (text: string) => statedPeriods(text).map(({ period }) => period);

test("a period to object that the mail names is found, in digits or words, in each of our languages", () => {
  expect(periods("You may object within 30 days of this notice.")).toEqual(["P30D"]);
  expect(periods("Any objection must reach us within fourteen (14) calendar days.")).toEqual([
    "P14D",
  ]);
  expect(periods("Sie können binnen zwei Monaten, spätestens in 6 Wochen widersprechen.")).toEqual([
    "P6W",
  ]);
  expect(periods("Vous pouvez vous opposer dans un délai de 15 jours.")).toEqual(["P15D"]);
  expect(periods("If you object, tell us\nwithin 2 months.")).toEqual(["P2M"]);
});

test("what is no period to object is none, and one that is named twice is one", () => {
  expect(periods("Backups are kept for 30 days. You may object at any time.")).toEqual([]);
  expect(periods("Object within 30 days. After 30 days no objection is heard.")).toEqual(["P30D"]);
});

test("the shortest is warned of where it ends before a right of ours, or no contract says one", () => {
  const stated = statedPeriods("Object within 30 days, or for good reason within 60 days.");
  const shorter = (...lastDays: (string | null)[]) =>
    shorterPeriod(
      stated,
      day("2026-11-20"),
      lastDays.map((lastDay) => ({ lastDay: lastDay === null ? null : day(lastDay) })),
    );
  const first = { words: "30 days", lastDay: day("2026-12-20") };
  expect(shorter("2027-01-14")).toEqual(first);
  expect(shorter("2026-12-10", null)).toEqual(first);
  expect(shorter("2026-12-20")).toBeNull();
  expect(shorter()).toBeNull();
  expect(shorterPeriod([], day("2026-11-20"), [{ lastDay: null }])).toBeNull();
});

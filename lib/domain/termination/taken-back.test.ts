import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { isEndTakenBack } from "./taken-back";

const today = day("2026-07-10");

describe("an end is taken back", () => {
  test("where the agreement has none any more, or a later one that is not over", () => {
    expect(isEndTakenBack("2026-06-30", null, today)).toBe(true);
    expect(isEndTakenBack("2026-06-30", "2026-12-31", today)).toBe(true);
    expect(isEndTakenBack("2026-06-30", "2026-07-10", today)).toBe(true);
  });

  test("not where it is the same, earlier, or over all the same", () => {
    expect(isEndTakenBack("2026-12-31", "2026-12-31", today)).toBe(false);
    expect(isEndTakenBack("2026-12-31", "2026-09-30", today)).toBe(false);
    expect(isEndTakenBack("2026-06-30", "2026-07-09", today)).toBe(false);
  });

  test("nor where nothing was closed because of one", () => {
    expect(isEndTakenBack(null, null, today)).toBe(false);
  });
});

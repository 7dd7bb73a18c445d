import { describe, expect, test } from "vitest";
import { blockerWords } from "./blockers";

describe("what stands in the way, in words", () => {
  test("names the first day possible as that, and not as the last of the period", () => {
    expect(blockerWords({ code: "NOTICE_RUNNING", until: "2026-12-25" })).toBe(
      "the periods still run, the first day possible is 2026-12-25",
    );
    expect(blockerWords({ code: "PLANNED_LATER", until: "2027-01-08" })).toBe(
      "announced for 2027-01-08",
    );
  });

  test("names the change that is waited for, and is a sentence without a day, too", () => {
    expect(blockerWords({ code: "EARLIER_CHANGE_HELD_BACK", changeSetId: "CS-1" })).toContain(
      "CS-1",
    );
    expect(blockerWords("NOTICE_RUNNING")).toBe("the periods still run");
  });
});

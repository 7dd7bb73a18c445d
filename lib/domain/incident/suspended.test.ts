import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { nextSuspended, suspendedSince } from "./suspended";

const on = day("2026-05-10");

describe("an incident suspends", () => {
  test("for all that it concerns where nobody was named", () => {
    expect(suspendedSince(null, ["a", "b"], on)).toEqual({ a: on, b: on });
  });

  test("for those that were named, each since its own day", () => {
    const stored = { b: "2026-05-01" };
    expect(suspendedSince(stored, ["a", "b"], on)).toEqual(stored);
  });

  test("for those that are named next, of whom one that was suspended keeps its day", () => {
    const before = { a: day("2026-05-01"), b: day("2026-05-02") };
    expect(nextSuspended(before, ["b", "c"], on)).toEqual({ b: "2026-05-02", c: on });
  });
});

import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { liftedBy, suspensionDayTrouble } from "./lifting";

const before = { a: day("2026-05-01"), b: day("2026-05-04") };

describe("recording what became of suspension lifts it", () => {
  test("for all where it is not called suspended any more", () => {
    expect(liftedBy(before, "PROPOSED", [])).toEqual(["a", "b"]);
    expect(liftedBy({}, "LIFTED", [])).toEqual([]);
  });

  test("for whoever is not named where it is recorded again for some, and for nobody where for all", () => {
    expect(liftedBy(before, "DONE", ["b", "c"])).toEqual(["a"]);
    expect(liftedBy(before, "DONE", [])).toEqual([]);
  });
});

describe("the day of a suspension", () => {
  const days = { trueSince: day("2026-05-01"), today: day("2026-05-10") };
  const trouble = (on: string, lifted: readonly string[] = []) =>
    suspensionDayTrouble(before, lifted, lifted.length > 0 ? "LIFTED" : "DONE", day(on), days);

  test("is neither to come nor before what it is about was true", () => {
    expect(trouble("2026-05-11")).toBe("notYet");
    expect(trouble("2026-04-30")).toBe("suspendedTooEarly");
    expect(trouble("2026-05-01")).toBeNull();
  });

  test("ends it on the first at the earliest, for each of those for whom it ends", () => {
    expect(trouble("2026-05-03", ["a"])).toBeNull();
    expect(trouble("2026-05-03", ["a", "b"])).toBe("liftedTooEarly");
    expect(trouble("2026-05-04", ["a", "b"])).toBeNull();
  });
});

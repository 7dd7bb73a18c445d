import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { laterForPeople, peopleDays } from "./people-notice";

const today = given.day("2026-03-02");
const told = [{ class: "I" }, { class: "DS" }] as const;

describe("a change that is announced to the people concerned", () => {
  test("applies after thirty days as a rule, and never before fourteen have run", () => {
    expect(peopleDays(today)).toEqual({ usual: "2026-04-02", first: "2026-03-17" });
  });

  test("waits for whoever has to be told longer: people or customers", () => {
    expect(laterForPeople(given.day("2026-03-20"), told, today, "usual")).toBe("2026-04-02");
    expect(laterForPeople(given.day("2026-05-01"), told, today, "usual")).toBe("2026-05-01");
    expect(laterForPeople(null, told, today, "first")).toBe("2026-03-17");
  });

  test("has no days of its own where nobody but customers is told", () => {
    expect(laterForPeople(null, [{ class: "M1" }], today, "usual")).toBeNull();
  });
});

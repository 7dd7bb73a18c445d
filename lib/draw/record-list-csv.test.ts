import { describe, expect, test } from "vitest";
import { csvCell } from "./record-list-csv";

describe("a cell of a list as CSV", () => {
  test("tells days as ISO dates, several records in one cell, and a state apart from no value", () => {
    expect(csvCell({ type: "day", on: "2026-03-01" })).toBe("2026-03-01");
    expect(csvCell({ type: "empty" })).toBe("");
    expect(csvCell({ type: "state", state: "NOT_APPLICABLE", reason: "no seat" })).toBe(
      "(not applicable: no seat)",
    );
    expect(csvCell({ type: "state", state: "UNKNOWN", reason: null })).toBe("(unknown)");
    const links = [
      { title: "One", href: "/1" },
      { title: "Two", href: "/2" },
    ];
    expect(csvCell({ type: "records", links })).toBe("One; Two");
  });
});

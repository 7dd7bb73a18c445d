import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { affectedPage, rowsPerPage } from "./affected-page";
import type { AffectedRow } from "./change-view";
import { placeOf, timeline } from "./timeline";

function row(name: string, days: Partial<AffectedRow> = {}): AffectedRow {
  return {
    customer: name,
    name,
    agreement: name,
    title: `DPA of ${name}`,
    class: "M1",
    basis: null,
    authorisation: "GENERAL",
    languages: [{ language: "en", contacts: 1 }],
    zone: "Europe/Paris",
    startsOn: day("2026-03-02"),
    noticeLastDay: day("2026-04-01"),
    objectionLastDay: day("2026-04-01"),
    earliestEffectiveOn: day("2026-04-02"),
    counted: null,
    uncountable: null,
    contacts: 1,
    emergency: null,
    blockers: [],
    ...days,
  };
}

const late = { noticeLastDay: day("2026-05-31"), earliestEffectiveOn: day("2026-06-01") };

describe("the timeline of a change", () => {
  const today = day("2026-03-01");

  test("groups agreements that share all their days, the latest first", () => {
    const line = timeline([row("a"), row("b"), row("c", late)], [today, null], 12);
    expect(line?.groups.map(({ agreements, names }) => [agreements, names])).toEqual([
      [1, ["c"]],
      [2, ["a", "b"]],
    ]);
    expect(line?.more).toBeNull();
  });

  test("names a few of many, and says how many groups are left out", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => row(`n${index}`));
    const line = timeline([...many, row("c", late)], [today], 1);
    expect(line?.groups).toHaveLength(1);
    expect(line?.more).toEqual({ groups: 1, agreements: 10_000 });
    expect(timeline(many, [today], 1)?.groups[0]?.names).toEqual(["n0", "n1", "n2"]);
  });

  test("holds every day within it, and names each month that begins", () => {
    const line = timeline([row("a")], [today, day("2026-05-20")], 12);
    if (line === null) throw new Error("no line");
    for (const one of [today, day("2026-05-20"), day("2026-04-02")]) {
      expect(placeOf(line, one)).toBeGreaterThan(0);
      expect(placeOf(line, one)).toBeLessThan(1);
    }
    expect(line.months.map(({ on }) => on)).toEqual(["2026-03-01", "2026-04-01", "2026-05-01"]);
  });

  test("is none where nobody has days", () => {
    expect(timeline([row("a", { startsOn: null })], [today], 12)).toBeNull();
  });
});

describe("a page of agreements", () => {
  const many = Array.from({ length: 120 }, (_, index) => row(`n${String(index).padStart(3, "0")}`));

  test("begins with those that decide when all can follow", () => {
    const { rows, pages } = affectedPage([...many, row("zz", late)], "", 1);
    expect([rows[0]?.name, rows.length, pages]).toEqual(["zz", rowsPerPage, 3]);
  });

  test("finds by name, ref, agreement or zone, whatever the case", () => {
    expect(affectedPage(many, "N007", 1)).toMatchObject({ matching: 1, pages: 1 });
    expect(affectedPage(many, "paris", 1).matching).toBe(120);
    expect(affectedPage(many, "nowhere", 1)).toMatchObject({ rows: [], matching: 0, page: 1 });
  });

  test("that is not there is the nearest that is", () => {
    expect(affectedPage(many, "", 99).page).toBe(3);
    expect(affectedPage(many, "", Number.NaN).page).toBe(1);
  });
});

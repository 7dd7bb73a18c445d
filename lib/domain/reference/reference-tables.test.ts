import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { referenceTable, referenceTableNames } from "./reference-tables";

const today = day("2026-11-22");

function cellsOf(name: (typeof referenceTableNames)[number], key: string, on = today) {
  const table = referenceTable(name, on);
  const row = table.rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`No row ${key}`);
  return {
    ...row,
    cell: (head: string) => row.cells[table.heads.indexOf(head)],
  };
}

describe("a table of reference data", () => {
  test.each(referenceTableNames)("%s has a cell under each heading, and no row twice", (name) => {
    const { heads, rows } = referenceTable(name, today);
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells } of rows) expect(cells).toHaveLength(heads.length);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test("says whether a decision is in force on the day of the question", () => {
    expect(cellsOf("adequacy", "EU-GB").cell("On that day")).toBe("in force");
    expect(cellsOf("adequacy", "EU-GB", day("2031-12-28")).cell("On that day")).toBe(
      "not in force",
    );
  });

  test("shows each renewal with its own mark, and what a decision does not cover", () => {
    const renewals = cellsOf("adequacy", "EU-GB").cell("Renewed by");
    expect(renewals).toContain(
      "2025/1226 of 24 June 2025 (six-month extension), to 27 December 2025 (unverified)",
    );
    expect(renewals).toMatch(/to 27 December 2031$/);
    expect(cellsOf("adequacy", "EU-JP").cell("Not covered")).toContain("APPI");
  });

  test("shows how the law sees a country on the day, and until when a former state was inside", () => {
    const asked = cellsOf("countries", "GB", day("2021-01-01"));
    expect(asked.cell("EU GDPR")).toBe("inside");
    expect(cellsOf("countries", "GB").cell("EU GDPR")).toBe("adequate");
    const former = cellsOf("countries", "former GB");
    expect(former.cell("Territory")).toBe("under the EU GDPR until 27 June 2021");
    expect(former.provenance.verification).toBe("R");
  });

  test("says since when a datum is due to be looked up again, and why", () => {
    expect(cellsOf("purposes", "MARKETING").due?.why).toBe("unverified");
    expect(cellsOf("modules", "M2").due).toBeNull();
    expect(cellsOf("modules", "M2", day("2027-11-22")).due?.why).toBe("old");
  });
});

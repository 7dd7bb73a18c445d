import { describe, expect, test } from "vitest";
import type { Finding } from "@/lib/domain/findings/finding";
import { apply, emptyRegister } from "@/lib/domain/register";
import { calendarDateOf as day } from "../calendar";
import { findingRows, grouped, pageOfGroups, rowsAsked } from "./findings-list";
import { findingsHref, nobody, parseFindingsQuery, usualFindings } from "./findings-query";

const register = apply(emptyRegister, [
  { kind: "Vendor", ref: "acme", validFrom: day("2026-01-01"), body: { name: "Acme" } },
  {
    kind: "VendorService",
    ref: "mail",
    validFrom: day("2026-01-01"),
    body: { name: "Mail", vendorId: "acme" },
  },
]);

function finding(more: Partial<Finding> = {}): Finding {
  return {
    code: "ENG-004",
    severity: "warning",
    kind: "Vendor",
    ref: "acme",
    message: "Something is missing",
    source: "GDPR Art. 28",
    ...more,
  };
}

describe("findings", () => {
  test("are told once, with all regimes that say the same", () => {
    const rows = findingRows(register, [
      finding({ regime: "EU_GDPR" }),
      finding({ regime: "UK_GDPR" }),
      finding({ message: "Something else" }),
    ]);
    expect(rows.map(({ regimes }) => regimes)).toEqual([["EU_GDPR", "UK_GDPR"], []]);
  });

  test("under one regime are those of rules that are the same under all, too", () => {
    const rows = findingRows(register, [finding({ regime: "CH_FADP" }), finding({ message: "M" })]);
    expect(rowsAsked(rows, { ...usualFindings, regime: "EU_GDPR" })).toHaveLength(1);
    expect(rowsAsked(rows, { ...usualFindings, regime: "CH_FADP" })).toHaveLength(2);
  });

  test("that are waived are left out unless they are asked for", () => {
    const waiver = { ref: "w", reason: "R", decidedBy: "D", until: "2027-01-01" };
    const rows = findingRows(register, [finding({ waiver }), finding({ ref: "mail" })]);
    const count = (state: "open" | "waived" | "all") =>
      rowsAsked(rows, { ...usualFindings, waiver: state }).length;
    expect([count("open"), count("waived"), count("all")]).toEqual([1, 1, 2]);
  });

  test("of a part are kept by whoever keeps the whole", () => {
    const kept = apply(register, [
      {
        kind: "Vendor",
        ref: "acme",
        validFrom: day("2026-01-01"),
        body: { name: "Acme", ownerId: "anna" },
      },
    ]);
    const part = finding({ kind: "VendorService", ref: "mail" });
    expect(findingRows(kept, [part])[0]?.ownerId).toBe("anna");
    const [row] = findingRows(register, [part]);
    expect(row?.ownerId).toBeNull();
    expect(rowsAsked(row ? [row] : [], { ...usualFindings, owner: nobody })).toHaveLength(1);
  });

  test("stand in groups, the heaviest first, then the largest", () => {
    const rows = findingRows(register, [
      finding({ severity: "error", code: "TRF-009", kind: "VendorService", ref: "mail" }),
      finding({ code: "ENG-004" }),
      finding({ code: "ENG-005" }),
      finding({ code: "ENG-005", message: "Another" }),
    ]);
    const byRule = grouped(rows, "rule", String).map(({ key, count }) => [key, count]);
    expect(byRule).toEqual([
      ["TRF-009", 1],
      ["ENG-005", 2],
      ["ENG-004", 1],
    ]);
    expect(grouped(rows, "record", String).map(({ title }) => title)).toEqual([
      "Mail (Vendor service)",
      "Acme (Vendor)",
    ]);
  });

  test("fill pages across their groups, without one twice or missing", () => {
    const rows = findingRows(
      register,
      Array.from({ length: 23 }, (_, index) =>
        finding({ message: String(index), code: index % 3 === 0 ? "ENG-004" : "ENG-005" }),
      ),
    );
    const groups = grouped(rows, "rule", String);
    const pages = [1, 2, 3].map((page) => pageOfGroups(groups, page, 10));
    const seen = pages.flatMap((page) => page.flatMap((group) => group.rows));
    expect(pages.map((page) => page.flatMap(({ rows: own }) => own).length)).toEqual([10, 10, 3]);
    expect(new Set(seen.map(({ message }) => message)).size).toBe(23);
    expect(pages[1]?.map(({ count }) => count)).toEqual([15, 8]);
  });
});

describe("the address of the findings", () => {
  test("is read and written back the same", () => {
    const words = { by: "rule", weight: "error", owner: nobody, asOf: "2026-03-01", page: "3" };
    const { query, notes } = parseFindingsQuery(words);
    expect(notes).toEqual([]);
    const back = new URL(findingsHref(query, { page: query.page }), "http://localhost");
    expect(Object.fromEntries(back.searchParams)).toEqual(words);
  });

  test("begins at the first page when anything else changes", () => {
    const { query } = parseFindingsQuery({ page: "3" });
    expect(findingsHref(query, { by: "owner" })).toBe("/staff/findings?by=owner");
    expect(findingsHref(usualFindings)).toBe("/staff/findings");
  });

  test("leaves out what it does not understand, and says so", () => {
    const { query, notes } = parseFindingsQuery({ rule: "XYZ-001", by: "colour", page: "-1" });
    expect(query).toEqual(usualFindings);
    expect(notes).toHaveLength(2);
  });
});

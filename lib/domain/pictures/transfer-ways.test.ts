import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { regimes } from "@/lib/domain/reference/enums";
import { demoRegister } from "@/lib/testing/demo-annex";
import { transferMap } from "./transfer-map";
import { type TransferRow, transferRows, transferWays, wayInWords } from "./transfer-ways";

const asOf = day("2026-11-22");
const findings = check(demoRegister(), asOf, regimes);
const map = transferMap(demoRegister(), { asOf, entity: "halden-de", findings });

function counted<Value>(values: readonly Value[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values)
    counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
  return counts;
}

describe("the table beside the map of transfers", () => {
  const rows = transferRows(map);

  test("has as many rows for each line of the map as the line counts", () => {
    const lines = transferWays(map).map(({ from, to, family, count }) => [
      JSON.stringify([from, to, family]),
      count,
    ]);
    const inTable = counted(
      rows.map(({ from, destination, family }) => [from, destination, family]),
    );
    expect([...inTable].toSorted()).toEqual(lines.toSorted());
  });

  test("has the errors and the marks of each line", () => {
    for (const way of transferWays(map)) {
      const own = rows.filter(
        ({ from, destination, family }) =>
          from === way.from && destination === way.to && family === way.family,
      );
      const errors = own.flatMap((row: TransferRow) =>
        row.findings.filter(({ severity }) => severity === "error"),
      );
      expect(errors).toHaveLength(way.errors);
      expect(own.some(({ unverified }) => unverified !== null)).toBe(way.isUnverified);
    }
  });

  test("says with each transfer how the law sees its destination", () => {
    expect(new Set(rows.map(({ standing }) => standing))).toEqual(new Set(map.destinations));
  });
});

test("a line of the map says how many transfers it stands for, their errors and its mark", () => {
  const way = { from: "Us", to: "IN", family: "CLAUSES", count: 1, errors: 0, isUnverified: false };
  expect(wayInWords({ ...way, family: "CLAUSES" })).toBe("1 transfer");
  expect(wayInWords({ ...way, family: "CLAUSES", count: 2, errors: 1, isUnverified: true })).toBe(
    "2 transfers, 1 error, unverified",
  );
});

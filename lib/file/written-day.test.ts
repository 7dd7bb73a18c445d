import { expect, test } from "vitest";
import { dayWritten, orderOf, roughDayWritten, twoReadings } from "./written-day";

test.each([
  ["15.03.2026", "2026-03-15"],
  ["5. 3. 2026", "2026-03-05"],
  ["15/03/2026", "2026-03-15"],
  ["03/15/2026", "2026-03-15"],
  ["03/03/2026", "2026-03-03"],
  ["2026-03-15", "2026-03-15"],
  ["03/04/2026", "03/04/2026"],
  ["31/31/2026", "31/31/2026"],
  ["soon", "soon"],
])("%s is read as %s", (written, read) => {
  expect(dayWritten(written)).toBe(read);
});

test("what can be read in two ways is read as the other days of its list", () => {
  expect(dayWritten("03/04/2026", "dayFirst")).toBe("2026-04-03");
  expect(dayWritten("03/04/2026", "monthFirst")).toBe("2026-03-04");
  expect(dayWritten("15/03/2026", "monthFirst")).toBe("2026-03-15");
});

test("only what can be read in two ways has two readings", () => {
  expect(twoReadings("03/04/2026")).toEqual(["2026-04-03", "2026-03-04"]);
  expect(["15/03/2026", "03/03/2026", "03.04.2026", "x"].map(twoReadings)).toEqual(
    Array(4).fill(null),
  );
  expect(["15/03/2026", "03/15/2026", "03/04/2026"].map(orderOf)).toEqual([
    "dayFirst",
    "monthFirst",
    null,
  ]);
});

test("a month alone is a rough date", () => {
  expect(["03.2026", "3/2026", "15.03.2026", "2026"].map((one) => roughDayWritten(one))).toEqual([
    "2026-03",
    "2026-03",
    "2026-03-15",
    "2026",
  ]);
});

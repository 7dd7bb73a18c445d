import { describe, expect, test } from "vitest";
import { trackingProblems, trackingRows } from "./tracking-rows";

const row = (line: number, ...cells: string[]) => ({ line, cells });
const headings = row(
  1,
  "Customer",
  "Carrier",
  "Tracking number",
  "Posted on",
  "Delivered",
  "Returned",
);

describe("trackingRows", () => {
  test("reads a letter from each row, whatever the case and order of the headings", () => {
    expect(
      trackingRows({
        headings,
        rows: [
          row(2, "acme", "Post", " RR1 ", "2027-03-01", "2027-03-03"),
          row(4, "globex", "Post", "RR2", "2027-03-01", "", "2027-03-09"),
        ],
      }),
    ).toEqual({
      ok: true,
      letters: [
        {
          line: 2,
          customer: "acme",
          agreement: null,
          contact: null,
          carrier: "Post",
          number: "RR1",
          postedOn: "2027-03-01",
          deliveredOn: "2027-03-03",
          returnedOn: null,
        },
        {
          line: 4,
          customer: "globex",
          agreement: null,
          contact: null,
          carrier: "Post",
          number: "RR2",
          postedOn: "2027-03-01",
          deliveredOn: null,
          returnedOn: "2027-03-09",
        },
      ],
    });
  });

  test("says line and column of everything that is wrong", () => {
    const read = trackingRows({
      headings,
      rows: [
        row(2, "", "Post", "RR1", "2027-03-01"),
        row(3, "acme", "", "RR2", "1.3.2027"),
        row(4, "acme", "Post", "RR3", "2027-03-02", "2027-03-01"),
        row(5, "acme", "Post", "RR4", "2027-03-02", "2027-03-03", "2027-03-04"),
        row(6, "acme", "Post", "RR5", "2027-03-02"),
        row(7, "globex", "Post", "RR5", "2027-03-02"),
      ],
    });
    expect(
      read.ok ? [] : read.problems.map(({ line, column, path }) => [line, column, path]),
    ).toEqual([
      [2, 1, "customer"],
      [3, 2, "carrier"],
      [3, 4, "posted"],
      [4, 5, "delivered"],
      [5, 6, "returned"],
      [7, 3, "number"],
    ]);
  });

  test("names every row, also where the same is wrong with several", () => {
    const rows = [2, 5, 7].map((line) => row(line, "", "Post", `RR${line}`, "2027-03-01"));
    const read = trackingRows({ headings, rows });
    expect(read.ok ? [] : read.problems.map(({ line }) => line)).toEqual([2, 5, 7]);
  });

  test("keeps the rows that can be read, so that what matches nothing is named with what cannot be read", () => {
    const rows = [
      row(2, "nobody", "Post", "RR1", "2027-03-01"),
      row(3, "acme", "Post", "RR2", "1.3.2027"),
      row(4, "no one", "Post", "RR3", "2027-03-01"),
    ];
    const read = trackingRows({ headings, rows });
    expect(read.letters.map(({ line }) => line)).toEqual([2, 4]);
    const unknown = { column: "customer" as const, message: "unknown", hint: "name it" };
    const troubles = read.letters.map(({ line }) => ({ line, ...unknown }));
    const named = trackingProblems({ headings }, read, troubles);
    expect(named.map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [3, 4],
      [4, 1],
    ]);
  });

  test("names the columns that are missing", () => {
    const read = trackingRows({ headings: row(1, "Number", "Nonsense"), rows: [] });
    expect(read.ok ? [] : read.problems.map(({ path }) => path).toSorted()).toEqual([
      "carrier",
      "customer",
      "posted",
    ]);
  });
});

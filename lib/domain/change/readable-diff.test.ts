import { describe, expect, test } from "vitest";
import { calendarDateOf as day, instantOf } from "@/lib/domain/calendar";
import { readableDifferences } from "./readable-diff";
import { recordHistory } from "./record-history";

const titleOf = (kind: string, ref: string) => `${kind} ${ref}`;

describe("a readable difference", () => {
  test("shows texts word by word, lists entry by entry, and all else in words", () => {
    const before = {
      purpose: "Send mail",
      nature: ["STORE", "HOST"],
      productIds: ["desk"],
      contractSignedOn: "2026-01-31",
      vendorNoticePeriod: "P30D",
    };
    const after = {
      purpose: "Send all mail",
      nature: ["STORE", "DELETE"],
      productIds: ["desk", "chat"],
      optional: true,
      vendorNoticePeriod: "P2M",
      fieldStates: {
        contractSignedOn: { state: "NOT_APPLICABLE" as const, reason: "no contract" },
      },
    };
    expect(readableDifferences("Engagement", before, after, titleOf)).toEqual([
      {
        field: "productIds",
        label: "Products",
        shape: "list",
        kept: ["Product desk"],
        added: ["Product chat"],
        removed: [],
      },
      {
        field: "optional",
        label: "Optional for customers",
        shape: "value",
        before: null,
        after: "Yes",
      },
      {
        field: "purpose",
        label: "Purpose",
        shape: "text",
        words: [
          { text: "Send ", change: "SAME" },
          { text: "all ", change: "ADDED" },
          { text: "mail", change: "SAME" },
        ],
      },
      {
        field: "nature",
        label: "Nature of processing",
        shape: "list",
        kept: ["Store"],
        added: ["Delete"],
        removed: ["Host"],
      },
      {
        field: "contractSignedOn",
        label: "Contract signed on",
        shape: "value",
        before: "31 January 2026",
        after: "Not applicable: no contract",
      },
      {
        field: "vendorNoticePeriod",
        label: "Vendor's notice period to us",
        shape: "value",
        before: "30 days",
        after: "2 months",
      },
    ]);
  });

  test("names the sources that came and went", () => {
    const sources = [{ field: "name", document: "DPA", confidence: "STATED" as const }];
    expect(readableDifferences("Vendor", {}, { sources }, titleOf)).toEqual([
      {
        field: "sources",
        label: "Sources",
        shape: "list",
        kept: [],
        added: ["Name: DPA (stated)"],
        removed: [],
      },
    ]);
  });
});

describe("the history of a record", () => {
  const at = instantOf("2026-03-01T08:00:00Z");
  const revision = (seq: number, from: string, to: string | null, name: string | null) => ({
    seq,
    recordedAt: at,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
    body: name === null ? null : { name },
    change: null,
    by: "",
  });

  test("compares each revision with what was read before on the day from which it holds", () => {
    const history = recordHistory(
      "Vendor",
      [
        revision(1, "2026-01-01", null, "Acme"),
        revision(2, "2026-02-01", null, "Acme Ltd"),
        revision(3, "2026-01-01", "2026-02-01", "Acme Inc"),
        revision(4, "2026-03-01", null, null),
      ],
      titleOf,
    );
    expect(history.map(({ seq, what, differences }) => [seq, what, differences.length])).toEqual([
      [4, "ended", 0],
      [3, "changed", 1],
      [2, "changed", 1],
      [1, "made", 1],
    ]);
    expect(history[1]?.differences).toMatchObject([
      { shape: "text", words: [{ text: "Acme" }, { text: " Inc", change: "ADDED" }] },
    ]);
  });
});

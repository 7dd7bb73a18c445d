import { describe, expect, test } from "vitest";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { present } from "../moment";
import { listColumns, usualColumns } from "./list-columns";
import { listHref, parseListQuery, reservedWords } from "./list-query";

const usual = parseListQuery("Vendor", {}).query;

describe("the address of a list", () => {
  test("that says nothing is the first page, sorted by title, with the usual columns", () => {
    expect(usual).toEqual({
      search: "",
      sort: { column: "name", descending: false },
      columns: usualColumns("Vendor"),
      filters: [],
      place: null,
      moment: present,
    });
    expect(listHref("Vendor", usual)).toBe("/staff/vendors");
  });

  test("is read and written back the same", () => {
    const address =
      "/staff/vendors?search=acme%20gmbh&riskTier=HIGH,LOW&legalEntityId=_unknown&sort=-riskTier&columns=name,ref&after=v-7";
    const parameters = Object.fromEntries(new URL(address, "http://localhost").searchParams);
    const { query, notes, isTidy } = parseListQuery("Vendor", parameters);
    expect(notes).toEqual([]);
    expect(isTidy).toBe(true);
    expect(listHref("Vendor", query, { place: query.place })).toBe(address);
  });

  test("begins at the first page when anything else in it changes", () => {
    const { query } = parseListQuery("Vendor", { after: "v-7", search: "acme" });
    expect(listHref("Vendor", query, { search: "" })).toBe("/staff/vendors");
  });

  test("keeps the moment that it is of, whatever else in it changes", () => {
    const words = { asOf: "2026-03-01", recordedAt: "2026-04-01" };
    const { query } = parseListQuery("Vendor", words);
    expect(listHref("Vendor", query, { search: "a" })).toBe(
      "/staff/vendors?search=a&asOf=2026-03-01&recordedAt=2026-04-01",
    );
    expect(listHref("Vendor", query, { moment: present })).toBe("/staff/vendors");
    expect(parseListQuery("Vendor", { asOf: "soon" }).notes).toHaveLength(1);
  });

  test("that a form wrote has blanks and repeated words, and is not tidy", () => {
    const { query, notes, isTidy } = parseListQuery("Vendor", {
      search: "",
      riskTier: "",
      columns: ["ref", "notes"],
    });
    expect(notes).toEqual([]);
    expect(isTidy).toBe(false);
    expect(query.columns).toEqual(["name", "ref", "notes"]);
    expect(query.filters).toEqual([]);
  });

  test.each([
    [{ sort: "price" }, "The list cannot be sorted by “price”."],
    [{ sort: "name,-ref" }, "The list cannot be sorted by “name”."],
    [{ columns: "price,name" }, "There is no column “price”."],
    [{ riskTier: "EXTREME" }, "“Risk tier” is never “EXTREME”."],
    [{ price: "1" }, "The list cannot be filtered by “price”."],
    [{ ref: "_none" }, "The list cannot be filtered by “ref”."],
    [{ website: "https" }, "“Website” is never “https”."],
    [{ after: "../x" }, "The page that the address asks for does not exist: this is the first."],
    [
      { after: "a", before: "b" },
      "The page that the address asks for does not exist: this is the first.",
    ],
    [{ search: "a\u0000b" }, "The search is too long or has characters that no text has."],
    [{ search: "x".repeat(201) }, "The search is too long or has characters that no text has."],
    [{ __proto__x: "1" }, "The list cannot be filtered by “__proto__x”."],
  ])("leaves out what it does not understand: %j", (parameters, note) => {
    const read = parseListQuery("Vendor", parameters);
    expect(read.notes).toEqual([note]);
    expect({ ...read.query, columns: usual.columns }).toEqual(usual);
  });

  test("keeps what it understands of a filter that it does not understand whole", () => {
    const { query, notes } = parseListQuery("Vendor", { riskTier: "HIGH,EXTREME" });
    expect(query.filters).toEqual([{ field: "riskTier", values: ["HIGH"] }]);
    expect(notes).toHaveLength(1);
  });

  test("has words of its own that no field of any kind is called by", () => {
    for (const kind of kindNames) {
      const fields = Object.keys(kinds[kind].fields);
      expect(fields.filter((name) => reservedWords.some((word) => word === name))).toEqual([]);
      expect(fields).not.toContain("ref");
    }
  });

  test("has a title and at most five columns for every kind where nobody chose any", () => {
    for (const kind of kindNames) {
      const columns = usualColumns(kind);
      expect(columns[0]).toBe(kinds[kind].titleField);
      expect(columns.length).toBeGreaterThan(1);
      expect(columns.length).toBeLessThanOrEqual(5);
      expect(listColumns(kind).map(({ name }) => name)).toEqual(
        expect.arrayContaining([...columns]),
      );
    }
  });
});

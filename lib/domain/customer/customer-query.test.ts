import { expect, test } from "vitest";
import { customerQueryOf, customersPath } from "./customer-query";

test("the address of the customers says the same when it is read and written again", () => {
  const query = { search: "a b&c", sort: "next", after: "x" } as const;
  const url = new URL(customersPath(query), "http://localhost");
  expect(customerQueryOf(Object.fromEntries(url.searchParams))).toEqual(query);
  expect(customersPath({ search: "", sort: "name", after: null })).toBe("/staff/customers");
});

test("what the address of the customers does not say, or says wrongly, is the usual", () => {
  expect(customerQueryOf({ sort: "toString", search: [" x ", "y"] })).toEqual({
    search: "x",
    sort: "name",
    after: null,
  });
});

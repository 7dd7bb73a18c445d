import { expect, test } from "vitest";
import { regimes } from "@/lib/domain/kinds/choices";
import { given } from "@/lib/testing/given";
import { check } from "./check";

test("finds nothing in a complete register", () => {
  expect(check(given.completeRegister(), given.today, regimes)).toEqual([]);
});

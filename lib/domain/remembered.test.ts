import { expect, test } from "vitest";
import { remembered } from "./remembered";

test("a question is answered once, until more were asked than are kept", () => {
  const asked: number[] = [];
  const double = remembered(2, String, (number: number) => {
    asked.push(number);
    return number * 2;
  });
  expect([1, 2, 1, 2, 1].map(double)).toEqual([2, 4, 2, 4, 2]);
  expect(asked).toEqual([1, 2]);
  expect(double(3)).toBe(6);
  expect(double(1)).toBe(2);
  expect(asked).toEqual([1, 2, 3, 1]);
});

test("no answer is an answer", () => {
  let asked = 0;
  const nothing = remembered(2, String, () => {
    asked += 1;
    return undefined;
  });
  nothing("a");
  expect(nothing("a")).toBeUndefined();
  expect(asked).toBe(1);
});

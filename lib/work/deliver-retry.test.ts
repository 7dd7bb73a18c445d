import { expect, test } from "vitest";
import { retryPause } from "./deliver-retry";

test("pauses grow and come to 72 hours in all", () => {
  const pauses = Array.from({ length: 30 }, (_, failed) => retryPause(failed)).filter(
    (pause) => pause !== null,
  );
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(72 * 3_600_000);
  expect(pauses.slice(0, -1)).toEqual(pauses.slice(0, -1).toSorted((one, other) => one - other));
  expect(retryPause(pauses.length)).toBeNull();
});

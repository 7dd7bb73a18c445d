import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { shifted } from "./clock";
import { clockSettingOf } from "./clock-setting";

describe("the clock", () => {
  const began = Temporal.Instant.from("2026-03-01T10:00:00Z");
  const now = Temporal.Instant.from("2026-03-01T10:00:05Z");

  test("is the real one when nothing moves it", () => {
    expect(shifted(null, began, now)).toBe(now);
  });

  test("starts at an instant and then runs", () => {
    const setting = clockSettingOf("2027-01-01T00:00:00Z");
    expect(shifted(setting, began, now).toString()).toBe("2027-01-01T00:00:05Z");
  });

  test.each([
    ["+P40D", "2026-04-10T10:00:05Z"],
    ["P1M", "2026-04-01T10:00:05Z"],
    ["-PT6S", "2026-03-01T09:59:59Z"],
  ])("is moved by %s", (offset, instant) => {
    expect(shifted(clockSettingOf(offset), began, now).toString()).toBe(instant);
  });
});

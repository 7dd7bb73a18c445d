import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { waitsUntil } from "./waits-until";

const inEffectOn = day("2027-01-09");
const fact = { class: "M1", validFrom: day("2026-12-01") } as const;

describe("what is true from a day", () => {
  test("waits until the change is in effect, where that is later", () => {
    expect(waitsUntil(fact, inEffectOn)).toBe(inEffectOn);
    expect(waitsUntil({ ...fact, class: "DS" }, inEffectOn)).toBe(inEffectOn);
  });

  test("does not wait where it is in effect by then, nobody is told first, or no day is said", () => {
    expect(waitsUntil({ ...fact, validFrom: inEffectOn }, inEffectOn)).toBeNull();
    expect(waitsUntil({ ...fact, class: "A" }, inEffectOn)).toBeNull();
    expect(waitsUntil(fact, null)).toBeNull();
    expect(waitsUntil({ ...fact, validFrom: null }, inEffectOn)).toBeNull();
  });
});

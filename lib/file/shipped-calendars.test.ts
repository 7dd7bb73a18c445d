import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { holidayList } from "@/lib/domain/change/terms";
import { apply, emptyRegister } from "@/lib/domain/register";
import { holidaysByRule, written } from "@/lib/testing/holiday-rules";
import { readImport } from "./register-import";

function registerOf(name: string) {
  const text = readFileSync(`examples/${name}`, "utf8");
  const read = readImport(text, { fileName: name }, calendarDateOf("2026-11-21"));
  expect(read).toMatchObject({ ok: true });
  return apply(emptyRegister, read.ok ? read.changes : []);
}

describe.each(["holiday-calendars.yaml", "demo.yaml"])("the calendars of %s", (name) => {
  const register = registerOf(name);

  test.each([
    ["target", [2024, 2025, 2026, 2027, 2028]],
    ["england-wales", [2024, 2025, 2026, 2027]],
  ] as const)("name each holiday of %s, and no other", (ref, years) => {
    const list = holidayList(register, ref);
    expect(list.years).toEqual(years);
    for (const year of years) {
      const named = list.days.filter((day) => day.startsWith(String(year)));
      const ruled = holidaysByRule[ref]?.(year).map(written).toSorted();
      expect(named, `${ref} ${year}`).toEqual(ruled);
    }
  });
});

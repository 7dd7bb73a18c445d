import { describe, expect, test } from "vitest";
import { hear, type Press, shortcuts } from "./shortcuts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  hasModifier: false,
  isTyping: false,
  ...more,
});

describe("a shortcut", () => {
  test("of one key is heard at once", () => {
    expect(hear(null, press("?")).shortcut).toMatchObject({ act: "help" });
  });

  test("of two keys waits for the second", () => {
    const first = hear(null, press("g"));
    expect(first).toEqual({ waiting: "g", shortcut: null });
    expect(hear(first.waiting, press("v"))).toMatchObject({
      waiting: null,
      shortcut: { goTo: "/staff/vendors" },
    });
  });

  test("is forgotten when the second key means nothing", () => {
    expect(hear("g", press("x"))).toEqual({ waiting: null, shortcut: null });
  });

  test("is never heard while somebody types, or with Control, Command or Alt", () => {
    expect(hear(null, press("c", { isTyping: true })).shortcut).toBeNull();
    expect(hear(null, press("c", { hasModifier: true })).shortcut).toBeNull();
    expect(hear("g", press("c", { isTyping: true })).shortcut).toBeNull();
  });

  test("stands once, and no single key begins another", () => {
    const all = shortcuts.map(({ keys }) => keys.join(" "));
    expect(new Set(all).size).toBe(all.length);
    const beginnings = shortcuts.filter(({ keys }) => keys.length === 2).map(({ keys }) => keys[0]);
    expect(all.filter((keys) => beginnings.includes(keys))).toEqual([]);
  });
});

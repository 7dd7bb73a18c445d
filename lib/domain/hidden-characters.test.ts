import { describe, expect, test } from "vitest";
import { invisibleCharacter, misleadingCharacter, withoutMisleading } from "./hidden-characters";

describe("a character that nobody sees", () => {
  test("is named with its place, counted in characters as people count them", () => {
    expect(misleadingCharacter("😀ab\u202Ecod.exe")).toBe(
      "has a control or text-direction character, U+202E, at place 4",
    );
    expect(misleadingCharacter("a\u0000b")).toContain("U+0000, at place 2");
    expect(invisibleCharacter("Acme\u200B")).toBe(
      "has a character that cannot be seen, U+200B, at place 5",
    );
  });

  test.each(["\u061C", "\u200E", "\u200F", "\u202A", "\u2066", "\u2069", "\u0007", "\u009B"])(
    "is found and taken out: %j",
    (character) => {
      expect(misleadingCharacter(`x${character}`)).not.toBeNull();
      expect(withoutMisleading(`x${character}y`)).toBe("xy");
    },
  );

  test.each(["Łódź", "Αιγαίο", "日本", "a\nb\tc\r\n", "می\u200Cخواهم", "👩\u200D💻"])(
    "is not made up where the script needs it: %j",
    (text) => {
      expect(misleadingCharacter(text)).toBeNull();
      expect(invisibleCharacter(text)).toBeNull();
    },
  );

  test("is also half a character", () => {
    expect(invisibleCharacter("a\uD800")).toBe("has a broken character (lone surrogate)");
  });
});

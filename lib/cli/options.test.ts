import { expect, test } from "vitest";
import { oneOf } from "./options";

test("a choice is understood however it is spelt, be its values in capitals or not", () => {
  expect(oneOf("held-back", ["OPEN", "HELD_BACK"], "--state")).toBe("HELD_BACK");
  expect(oneOf("de", ["en", "de"], "--lang")).toBe("de");
  expect(oneOf("DE", ["en", "de"], "--lang")).toBe("de");
});

test("another choice is refused with those that there are", () => {
  expect(() => oneOf("fr", ["en", "de"], "--lang")).toThrow(
    '--lang is one of en, de; "fr" is not.',
  );
});

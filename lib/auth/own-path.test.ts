import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

describe("the path to go on to after signing in", () => {
  test.each(["/staff", "/staff/changes/1?tab=mail#top", "/portal/notices/a%20b"])(
    "is the one that was wanted: %s",
    (path) => {
      expect(ownPath(path, "/staff")).toBe(path);
    },
  );

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "javascript:alert(1)",
    "staff",
    "",
  ])("never leads to another site: %j", (path) => {
    expect(ownPath(path, "/staff")).toBe("/staff");
  });

  test("is the usual one where none was wanted, or several", () => {
    expect(ownPath(undefined, "/portal")).toBe("/portal");
    expect(ownPath(["/staff", "/staff"], "/portal")).toBe("/portal");
  });
});

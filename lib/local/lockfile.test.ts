import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lockfileGaps } from "./lockfile";

describe("the lockfile", () => {
  const folder = mkdtempSync(join(tmpdir(), "recital-lock-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  function gapsOf(packages: Record<string, object>): string[] {
    const file = join(folder, "package-lock.json");
    writeFileSync(file, JSON.stringify({ packages }));
    return lockfileGaps(file);
  }

  test("of Recital itself is complete", () => {
    expect(lockfileGaps("package-lock.json")).toEqual([]);
  });

  test("misses an optional package of another platform", () => {
    const next = { optionalDependencies: { "@next/swc-darwin-arm64": "16.4.6" } };
    expect(gapsOf({ "node_modules/next": next })).toEqual([
      "node_modules/next: its optional package @next/swc-darwin-arm64 is not locked",
    ]);
  });

  test("finds an optional package inside, beside or above who needs it", () => {
    const needs = { optionalDependencies: { x: "1" } };
    expect(gapsOf({ "node_modules/a": needs, "node_modules/x": {} })).toEqual([]);
    expect(gapsOf({ "node_modules/a": needs, "node_modules/a/node_modules/x": {} })).toEqual([]);
    expect(gapsOf({ "node_modules/a/node_modules/b": needs, "node_modules/x": {} })).toEqual([]);
  });

  test("names no address", () => {
    expect(gapsOf({ "node_modules/a": { resolved: "somewhere" } })).toEqual([
      "node_modules/a: has the address it was fetched from",
    ]);
  });
});

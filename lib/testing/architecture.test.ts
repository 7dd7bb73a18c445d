import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";

/** Every way in which PostgreSQL or Prisma gives the time by itself. */
const databaseTime =
  /(?<![.\w])now\(\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b|\b(clock|statement|transaction)_timestamp\b|\btimeofday\b|@updatedAt|\bpg_sleep\b/i;

/** What the layers of .dependency-cruiser.mjs cannot say. */
describe("the sources", () => {
  const files = ["app", "components", "lib", "bench", "e2e"]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter(
      (path) =>
        !path.startsWith("lib/data/database/generated/") && !path.endsWith("architecture.test.ts"),
    );

  /** The files with code (not a comment) in which a pattern is found. */
  function filesWith(pattern: RegExp): string[] {
    return files.filter((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .some((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line)),
    );
  }

  test("read the environment in lib/env.ts alone", () => {
    expect(filesWith(/\bprocess\.env\b/)).toEqual(["lib/env.ts"]);
  });

  test("read the time in lib/clock.ts alone", () => {
    expect(filesWith(/new Date\(\)|\bDate\.now\b|\bTemporal\.Now\b/)).toEqual(["lib/clock.ts"]);
  });

  test("take no instant from the database: its own time stands beside as evidence alone", () => {
    const evidence = /"databaseAt" TIMESTAMPTZ\(6\)|^ *databaseAt +DateTime/;
    // What is written of migrations themselves is the business of whoever runs them.
    const outside = ["lib/data/database/migrate.ts"];
    const sources = readdirSync("prisma", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(sql|prisma)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const code = files.filter(
      (path) => /^lib\/(data|work|auth|web)\//.test(path) && !/\.test\.tsx?$/.test(path),
    );
    const found = [...sources, ...code].flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => databaseTime.test(line) && !evidence.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(sources.length).toBeGreaterThan(20);
    expect(found.filter((line) => !outside.some((path) => line.startsWith(path)))).toEqual([]);
  });

  test("write to stdout in lib/log.ts and the command line alone", () => {
    const writers = filesWith(/\bprocess\.stdout\.write\b/);
    expect(writers.filter((path) => !path.startsWith("lib/cli/") && path !== "lib/log.ts")).toEqual(
      [],
    );
  });

  test("are named after what they hold", () => {
    expect(files.filter((path) => /^index\.tsx?$/.test(basename(path)))).toEqual([]);
    expect(
      files.filter((path) => /\/(utils|helpers|services|types|hooks)(\/|\.)/.test(path)),
    ).toEqual([]);
  });

  test("go to the browser from components alone, but for the error page that Next demands", () => {
    const client = filesWith(/^"use client";/).filter((path) => !path.startsWith("components/"));
    expect(client.filter((path) => !/^app\/(.+\/)?(global-)?error\.tsx$/.test(path))).toEqual([]);
  });

  test("know no setting that .env.example does not explain", () => {
    const example = readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm);
    const schema = readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z_]+): /gm);
    const names = (found: Iterable<RegExpMatchArray>) => [...found].map(([, name]) => name).sort();
    expect(names(example)).toEqual(names(schema));
  });
});

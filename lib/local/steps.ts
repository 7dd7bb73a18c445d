import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { migrationDrift } from "@/lib/data/database/drift";
import { childEnvironment, env } from "@/lib/env";
import { build, neededBuild } from "./build";
import { findChromium } from "./chromium";
import { lockfileGaps } from "./lockfile";
import { openEmbedded } from "./postgres";

/** What one step found: tests counted where there are any, and what to read when it failed. */
export type Outcome = { isGood: boolean; words: string; passed?: number; failed?: number };
export type Step = { name: string; run: () => Promise<Outcome> };

const layers = ["app", "components", "lib", "bench", "e2e", "server.ts"];

/** Everything that must hold, the quick first. */
export const steps: Step[] = [
  { name: "Lockfile", run: async () => verdict(lockfileGaps("package-lock.json").join("\n")) },
  { name: "Types", run: types },
  {
    name: "Format and rules",
    run: () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  },
  {
    name: "Lint",
    run: () =>
      tool("eslint/bin/eslint.js", [
        ".",
        "--max-warnings",
        "0",
        "--cache",
        "--cache-location",
        ".data/eslint",
      ]),
  },
  {
    name: "Layers",
    run: () =>
      tool("dependency-cruiser/bin/dependency-cruise.mjs", [
        "--config",
        ".dependency-cruiser.mjs",
        ...layers.filter((path) => existsSync(path)),
      ]),
  },
  { name: "Dead code", run: () => tool("knip/bin/knip.js", ["--no-config-hints"]) },
  { name: "Migrations", run: drift },
  { name: "Unit and data tests", run: unitTests },
  { name: "Build", run: pages },
  { name: "Journeys", run: journeys },
];

async function types(): Promise<Outcome> {
  const routes = await tool("next/dist/bin/next", ["typegen"]);
  return routes.isGood ? tool("typescript/bin/tsc", ["--noEmit", "-p", "."]) : routes;
}

async function drift(): Promise<Outcome> {
  const { url, close } = await openEmbedded(join(env().dataDir, "test"), { isDurable: false });
  try {
    const sql = await migrationDrift(url);
    const advice = "The schema is ahead of the migrations: npx tsx lib/local/new-migration.ts NAME";
    return verdict(sql === "" ? "" : `${advice}\n${sql}`);
  } finally {
    await close();
  }
}

async function pages(): Promise<Outcome> {
  const hash = await neededBuild();
  if (hash !== null) await build(hash);
  return verdict("");
}

const unitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

async function unitTests(): Promise<Outcome> {
  const file = report("unit");
  const words = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const outcome = await tool("vitest/vitest.mjs", words);
  if (!existsSync(file)) return outcome;
  const counts = unitReport.parse(JSON.parse(readFileSync(file, "utf8")));
  return { ...outcome, passed: counts.numPassedTests, failed: counts.numFailedTests };
}

const journeyReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

async function journeys(): Promise<Outcome> {
  const hasJourneys =
    existsSync("e2e") && readdirSync("e2e").some((name) => /\.spec\.ts$/.test(name));
  if (!hasJourneys) return { isGood: true, words: "There is no journey yet.", passed: 0 };
  rmSync(".data/journeys", { recursive: true, force: true });
  const file = report("journeys");
  const outcome = await tool("playwright/cli.js", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    CHROMIUM_PATH: findChromium(),
  });
  if (!existsSync(file)) return outcome;
  const { stats } = journeyReport.parse(JSON.parse(readFileSync(file, "utf8")));
  return { ...outcome, passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** Where a test runner counts; what an earlier run counted is gone. */
function report(name: string): string {
  const folder = resolve(env().dataDir, "reports");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function verdict(words: string): Outcome {
  return { isGood: words === "", words };
}

/** Runs a program that a package brings. */
async function tool(
  path: string,
  words: string[],
  more: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [resolve("node_modules", path), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...more }),
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(part));
  const code = await new Promise((settle, fail) => child.on("error", fail).on("close", settle));
  return { isGood: code === 0, words: Buffer.concat(said).toString().trim() };
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { childEnvironment, operatorError } from "@/lib/env";

const sources = ["app", "components", "lib"];
const files = ["next.config.js", "package-lock.json", "tsconfig.json"];
const output = resolve(".next");
const mark = join(output, "source-hash");
const lastLines = 30;

/** The hash that a build of the sources as they are would have; null when that build is there. */
export async function neededBuild(): Promise<string | null> {
  const hash = createHash("sha256").update(process.version);
  const paths = (await Promise.all(sources.map(listSources))).flat().sort();
  for (const path of [...files, ...paths]) hash.update(path).update(await readFile(path));
  const wanted = hash.digest("hex");
  const isThere = existsSync(mark) && readFileSync(mark, "utf8") === wanted;
  return isThere ? null : wanted;
}

/** Builds the pages with Next; shows what it says only when it fails. */
export async function build(hash: string): Promise<void> {
  rmSync(mark, { force: true });
  const next = resolve("node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnvironment({ NODE_ENV: "production" }),
  });
  process.on("exit", () => child.kill());
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => words.push(part));
  const code = await new Promise((settle, fail) => child.on("error", fail).on("close", settle));
  if (code !== 0) {
    const tail = Buffer.concat(words).toString().trimEnd().split("\n").slice(-lastLines);
    throw operatorError(["The pages could not be built. Next says:", ...tail].join("\n"));
  }
  writeFileSync(mark, hash);
}

async function listSources(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(tsx?|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

// The door of every npm script. Plain Node without a single package, because it is what installs them.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const entries = {
  start: "lib/local/start.ts",
  test: "lib/local/test.ts",
  validate: "lib/local/validate.ts",
  bench: "bench/run.ts",
  recital: "lib/cli/recital.ts",
};

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const lockfile = join(root, "package-lock.json");
const installed = join(root, "node_modules/.package-lock.json");
const installedMark = join(root, "node_modules/.recital-lock-hash");

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
const [name, ...words] = process.argv.slice(2);
const entry = Object.hasOwn(entries, name ?? "") ? entries[name] : undefined;
if (entry === undefined) fail(`Say one of: ${Object.keys(entries).join(", ")}`, 2);
requireNode(20, 19);
if (existsSync(".env")) process.loadEnvFile(".env");
if (isInstallNeeded()) await install();
await generate();
await handOver(entry);

function requireNode(major, minor) {
  const [ours = 0, oursMinor = 0] = process.versions.node.split(".").map(Number);
  if (ours > major || (ours === major && oursMinor >= minor)) return;
  fail(`Recital needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`, 1);
}

/** Packages are there when npm finished once, and the lockfile is the one that it read. */
function isInstallNeeded() {
  if (!existsSync(installed)) return true;
  if (statSync(lockfile).mtimeMs <= statSync(installed).mtimeMs) return false;
  // A checkout gives an unchanged lockfile a new time.
  return !existsSync(installedMark) || readFileSync(installedMark, "utf8") !== lockHash();
}

function lockHash() {
  return createHash("sha256").update(readFileSync(lockfile)).digest("hex");
}

async function install() {
  const count = Object.keys(JSON.parse(readFileSync(lockfile, "utf8")).packages).length;
  note(`Installing packages (up to ${count}; once, some minutes at most) ...`);
  const began = performance.now();
  const beat = setInterval(() => note(`  still installing, ${seconds(began)}`), 10_000);
  const npm = process.env.npm_execpath;
  const command = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(...(npm ? [process.execPath, [npm, ...command]] : ["npm", command]));
  clearInterval(beat);
  if (code !== 0) fail("The packages could not be installed: see above what npm says.", 1);
  writeFileSync(installedMark, lockHash());
  note(`  installed in ${seconds(began)}`);
}

/** Output goes to stderr: the answer of a command may be piped. */
function run(program, args) {
  return new Promise((settle) => {
    const child = spawn(program, args, { stdio: ["ignore", 2, 2] });
    child.on("error", () => settle(1));
    child.on("exit", (code) => settle(code ?? 1));
  });
}

async function generate() {
  const { generateClient, isGenerated } = await import("../data/database/generate.mjs");
  if (isGenerated()) return;
  note("Making the database client from the schema ...");
  try {
    generateClient();
  } catch (error) {
    fail(error.message, 1);
  }
}

/** In this same process, so that signals, exit code and pipes need no passing on. */
async function handOver(file) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.json") });
  process.argv = [process.argv[0], join(root, file), ...words];
  await import(pathToFileURL(join(root, file)).href);
}

function seconds(since) {
  return `${Math.round((performance.now() - since) / 1000)} s`;
}

function note(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line, code) {
  note(line);
  process.exit(code);
}

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { embeddedClusterName } from "@/lib/data/database/usable";
import { operatorError } from "@/lib/env";
import { countLeases, locked, takeLease } from "./leases";
import { freePort, isFree } from "./ports";
import { type Place, placeOf } from "./postgres-place";
import { hasCode, isAlive } from "./processes";

export type Embedded = { url: string; close: () => Promise<void> };

const databaseName = "recital";

/**
 * Opens the embedded PostgreSQL of a data folder. Whoever comes first starts it, all share it, and
 * the last to close stops it; who died without closing does not count.
 *
 * @param isDurable false lets commits outrun the disk: for tests, whose data nobody needs again
 * @returns the address of the superuser
 */
export async function openEmbedded(
  dataDir: string,
  { isDurable = true }: { isDurable?: boolean } = {},
): Promise<Embedded> {
  const place = openPlace(resolve(dataDir));
  const lock = join(place.home, "lock");
  const leases = join(place.home, "leases");
  const { lease, url } = await locked(lock, async () => {
    const running = await runningUrl(place);
    return { url: running ?? (await started(place, isDurable)), lease: takeLease(leases) };
  });
  let isClosed = false;
  return {
    url,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await locked(lock, async () => {
        rmSync(lease, { force: true });
        if (countLeases(leases) === 0) await control(place, ["stop", "-m", "fast", "-w"]);
      });
    },
  };
}

function openPlace(dataDir: string): Place {
  try {
    return placeOf(dataDir);
  } catch (error) {
    if (!hasCode(error, "EACCES", "EPERM")) throw error;
    throw operatorError(
      `The data folder ${dataDir} belongs to another user: start Recital as that user, ` +
        "or name another folder with DATA_DIR.",
    );
  }
}

async function started(place: Place, isDurable: boolean): Promise<string> {
  if (!existsSync(place.cluster)) await create(place, isDurable);
  await removeStalePid(place);
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    cluster_name: embeddedClusterName,
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const words = Object.entries(options).map(([name, value]) => `-c ${name}=${value || "''"}`);
  // Twice at most: the remembered port may be taken, and so may a new one that was free just now.
  for (const port of [remembered(place, "port"), null, null]) {
    if (port !== null && !(await isFree(Number(port)))) continue;
    const chosen = port ?? String(await freePort());
    writeFileSync(join(place.home, "port"), chosen);
    const hasStarted = await control(place, [
      ...["start", "-w", "-t", "120", "-l", place.logFile],
      ...["-o", `${words.join(" ")} -p ${chosen}`],
    ]);
    const url = hasStarted ? await runningUrl(place) : null;
    if (url !== null) return url;
  }
  throw operatorError(`PostgreSQL did not start. Its last words:\n${lastWords(place)}`);
}

/** Makes the cluster beside its place and then moves it there: it is there whole, or not at all. */
async function create(place: Place, isDurable: boolean): Promise<void> {
  const draft = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.password`;
  const password = randomBytes(24).toString("hex");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(join(place.home, "password"), password, { mode: 0o600 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.runner !== null) chownSync(passwordFile, place.runner.uid, place.runner.gid);
  const isMade = await runBinary(place, "initdb", [
    ...["-D", draft, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...(isDurable ? [] : ["--no-sync"]),
  ]);
  rmSync(passwordFile, { force: true });
  if (!isMade)
    throw operatorError(`PostgreSQL made no cluster. Its last words:\n${lastWords(place)}`);
  renameSync(draft, place.cluster);
}

/** The address if the server runs and answers; waits while it is still coming up. */
async function runningUrl(place: Place): Promise<string | null> {
  const pid = serverPid(place);
  const [port, password] = [remembered(place, "port"), remembered(place, "password")];
  if (pid === null || !isAlive(pid) || port === null || password === null) return null;
  const server = `postgresql://postgres:${password}@127.0.0.1:${port}`;
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await pause(50)) {
    const answer = await ensureDatabase(`${server}/postgres`);
    if (answer === "ready") return `${server}/${databaseName}`;
    if (answer === "stranger" || !isAlive(pid)) return null;
  }
  return null;
}

async function ensureDatabase(url: string): Promise<"ready" | "starting" | "stranger"> {
  const client = new Client({ connectionString: url });
  // A server that goes away in between also says so to the client's own listeners.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      databaseName,
    ]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
    return "ready";
  } catch (error) {
    // 57P03: the server is starting up, recovering from a crash, or shutting down.
    if (hasCode(error, "57P03")) return "starting";
    if (hasCode(error, "ECONNREFUSED", "ECONNRESET", "28P01")) return "stranger";
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The server refuses to start when the number in postmaster.pid is that of any process: of another
 * program by now, or of a server that was killed and that nobody has buried. The file goes when
 * nobody works in the cluster any more; a killed server's own children may need a moment.
 */
async function removeStalePid(place: Place): Promise<void> {
  const pid = serverPid(place);
  if (pid === null || !existsSync(`/proc/${pid}`)) return;
  const deadline = performance.now() + 30_000;
  while (isWorkedIn(place.cluster)) {
    if (performance.now() > deadline) return;
    await pause(50);
  }
  rmSync(join(place.cluster, "postmaster.pid"), { force: true });
}

/** Whether any process has the cluster as its folder, as the server and its children have. */
function isWorkedIn(cluster: string): boolean {
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === folder;
    } catch (error) {
      // Ended meanwhile, or another user's, who could not work in this cluster.
      if (hasCode(error, "ENOENT", "EACCES", "EPERM", "ESRCH")) return false;
      throw error;
    }
  });
}

function serverPid(place: Place): number | null {
  try {
    const [pid = ""] = readFileSync(join(place.cluster, "postmaster.pid"), "utf8").split("\n");
    return Number(pid) || null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function control(place: Place, words: string[]): Promise<boolean> {
  return runBinary(place, "pg_ctl", [...words, "-s", "-D", place.cluster]);
}

/** Runs one of the binaries as the server's user, its output to the log; true when it succeeds. */
async function runBinary(place: Place, name: string, words: string[]): Promise<boolean> {
  const output = openSync(place.logFile, "a", 0o600);
  if (place.runner !== null) chownSync(place.logFile, place.runner.uid, place.runner.gid);
  try {
    return await new Promise((settle, fail) => {
      const child = spawn(join(place.binaries, "bin", name), words, {
        ...(place.runner ?? {}),
        cwd: "/",
        stdio: ["ignore", output, output],
        env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
      });
      child.on("error", fail);
      child.on("exit", (code) => settle(code === 0));
    });
  } finally {
    closeSync(output);
  }
}

function remembered(place: Place, name: "port" | "password"): string | null {
  const file = join(place.home, name);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

function lastWords(place: Place): string {
  return readFileSync(place.logFile, "utf8").trimEnd().split("\n").slice(-12).join("\n");
}

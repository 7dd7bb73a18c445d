import { randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { realClock } from "@/lib/clock";
import { operatorError } from "@/lib/env";
import { hasCode, isMarkAlive, processMark } from "./processes";

const patienceMs = 120_000;
const stealMs = 10_000;

/** Puts the mark of this process into `folder`; gives the file that has to go when it is done. */
export function takeLease(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${process.pid}-${randomBytes(4).toString("hex")}`);
  writeFileSync(file, processMark(process.pid));
  return file;
}

/** How many leases are held by processes that still run; those of dead ones are swept away. */
export function countLeases(folder: string): number {
  const names = readdirSync(folder);
  for (const name of names) {
    if (!isMarkAlive(readFileSync(join(folder, name), "utf8"))) rmSync(join(folder, name));
  }
  return readdirSync(folder).length;
}

/** Runs one thing at a time among all processes of this machine; a dead holder is passed over. */
export async function locked<Value>(lock: string, run: () => Promise<Value>): Promise<Value> {
  const draft = `${lock}.${process.pid}-${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, processMark(process.pid));
  try {
    const deadline = performance.now() + patienceMs;
    while (!linkedTo(draft, lock)) {
      if (isHolderDead(lock)) sweep(lock, draft);
      else await pause(25);
      if (performance.now() > deadline) {
        throw operatorError(
          `Another process has been holding ${lock} for two minutes; end it first.`,
        );
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await run();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link is made with its content or not at all: there is no moment at which a lock is empty. */
function linkedTo(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function isHolderDead(lock: string): boolean {
  try {
    return !isMarkAlive(readFileSync(lock, "utf8"));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead holder. Only who holds the second lock may, and looks again: else two
 * that saw the same dead holder could remove each other's new lock.
 */
function sweep(lock: string, draft: string): void {
  const broom = `${lock}.sweep`;
  if (!linkedTo(draft, broom)) {
    const since = statSync(broom, { throwIfNoEntry: false })?.mtimeMs;
    const age = since === undefined ? 0 : realClock().epochMilliseconds - since;
    if (age > stealMs) rmSync(broom, { force: true });
    return;
  }
  try {
    if (isHolderDead(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(broom, { force: true });
  }
}

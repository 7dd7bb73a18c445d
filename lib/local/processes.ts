import { readFileSync } from "node:fs";

/** Names a running process so that a later one with the same number is told apart (on Linux). */
export function processMark(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}

/** Whether the process that a mark names still runs. */
export function isMarkAlive(mark: string): boolean {
  const [pid = "", start = ""] = mark.trim().split(" ");
  if (!/^\d+$/.test(pid) || !isAlive(Number(pid))) return false;
  return startOf(Number(pid)) === start;
}

/** A process that has ended but that nobody has buried (in containers, often) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, "EPERM")) return false;
  }
  return statOf(pid)[0] !== "Z";
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}

/** Ticks after boot at which a process started; "0" off Linux. */
function startOf(pid: number): string {
  return statOf(pid)[19] ?? "0";
}

/** What Linux says of a process, from its state on; nothing elsewhere. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

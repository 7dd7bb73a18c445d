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

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}

/** Ticks after boot at which a process started: field 22 of its stat line, "0" off Linux. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}

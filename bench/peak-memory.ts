import { existsSync, readFileSync } from "node:fs";

const status = "/proc/self/status";

/**
 * The most memory that this process ever held, in MB.
 *
 * On Linux `maxRSS` of a child begins with what its parent held when it was born, so the kernel's own mark of this process is read.
 */
export function peakMemory(): number {
  const kilobytes = existsSync(status)
    ? readFileSync(status, "utf8").match(/^VmHWM:\s+(\d+) kB$/m)?.[1]
    : process.resourceUsage().maxRSS;
  if (kilobytes === undefined) throw new Error(`${status} tells no VmHWM`);
  return Number(kilobytes) / 1_024;
}

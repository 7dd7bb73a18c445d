import { readFileSync } from "node:fs";
import { z } from "zod";

const entry = z.object({
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockfile = z.object({ packages: z.record(z.string(), entry) });

/**
 * What is wrong with a lockfile that other machines must be able to install from: optional
 * packages of other platforms that are named but not locked (npm writes such files and then
 * refuses them), and addresses, which tie it to one registry.
 */
export function lockfileGaps(path: string): string[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(path, "utf8")));
  return Object.entries(packages).flatMap(([place, { resolved, optionalDependencies = {} }]) => [
    ...(resolved === undefined ? [] : [`${place}: has the address it was fetched from`]),
    ...Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, place, name))
      .map((name) => `${place}: its optional package ${name} is not locked`),
  ]);
}

/** A package is looked for beside who needs it, then one folder further out, and so on. */
function isLocked(packages: Record<string, unknown>, place: string, name: string): boolean {
  const inner = place === "" ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (inner in packages) return true;
  if (place === "") return false;
  const cut = place.lastIndexOf("/node_modules/");
  return isLocked(packages, cut === -1 ? "" : place.slice(0, cut), name);
}

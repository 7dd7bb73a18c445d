import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { childEnvironment } from "@/lib/env";

/**
 * The links with which the first people sign in, as lines to print; none once there is an administrator who can.
 *
 * @param isDemo also one for each person of the demo organisation who has no password yet
 */
export async function firstLinks(isDemo: boolean): Promise<string[]> {
  const words = ["recital", "user", "first-links", ...(isDemo ? ["--demo"] : [])];
  const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", ...words], {
    env: childEnvironment({}),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const [printed, code] = await Promise.all([text(child.stdout), ended]);
  // What runs already goes on: a database that is away for a moment must not end it.
  if (code !== 0) {
    return [
      "",
      "The first links could not be made: see above. `npm run recital -- user first-links` makes them.",
    ];
  }
  const lines = printed.split("\n").filter((line) => line !== "");
  return lines.length === 0
    ? []
    : ["", "To sign in for the first time (each link works once, for a day):", ...lines, ""];
}

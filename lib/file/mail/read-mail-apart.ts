import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { mailLimits, type ReadMail, refusedMail, tooLargeMail, unreadableMail } from "./mail";

const longestMilliseconds = 20_000;
const idleMilliseconds = 60_000;

/** A path and no address beside this file: what bundles the pages would take such an address for one of its own files. */
const here = dirname(fileURLToPath(import.meta.url));

let pool: Piscina | undefined;

/**
 * Reads a mail in a thread of its own, with a limit of memory and of time. Anyone can send us a mail: whatever goes wrong
 * in there, a broken part or one built to break its reader, is told as a refusal, and the process lives on.
 */
export async function readMailApart(bytes: Uint8Array): Promise<ReadMail> {
  // Not even handed over: the thread would copy it first.
  if (bytes.length > mailLimits.bytes) return refusedMail(tooLargeMail);
  pool ??= startPool();
  const signal = AbortSignal.timeout(longestMilliseconds);
  try {
    return await pool.run({ bytes }, { signal, name: "readMail" });
  } catch {
    return refusedMail(unreadableMail);
  }
}

/** Ends the reading thread; the next mail starts another. */
export async function stopReadingMail(): Promise<void> {
  const running = pool;
  pool = undefined;
  await running?.close();
}

function startPool(): Piscina {
  return new Piscina({
    filename: pathToFileURL(join(here, "worker.mjs")).href,
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: idleMilliseconds,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
    // The thread needs no secret of the process. It does need to find the "@/" paths from any working directory.
    env: {
      NODE_ENV: "production",
      TSX_TSCONFIG_PATH: join(here, "../../../tsconfig.json"),
    },
  });
}

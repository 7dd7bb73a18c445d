import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import {
  type ReadBook,
  type ReadTable,
  refusedTable,
  TableRefusal,
  tableLimits,
  tooLarge,
} from "./table";

const longestMilliseconds = 20_000;
const idleMilliseconds = 60_000;

/** A path and no address beside this file: what bundles the pages would take such an address for one of its own files. */
const here = dirname(fileURLToPath(import.meta.url));

let pool: Piscina | undefined;

/**
 * Reads a spreadsheet in a thread of its own, so that requests and notices go on meanwhile. The thread has a limit of
 * memory and of time: a file that breaks one is refused, the process lives on.
 */
export async function readTableApart(bytes: Uint8Array, fileName: string): Promise<ReadTable> {
  return apart("readTable", bytes, fileName);
}

/** The same, all sheets of it. */
export async function readBookApart(bytes: Uint8Array, fileName: string): Promise<ReadBook> {
  return apart("readBook", bytes, fileName);
}

async function apart<Read>(
  task: "readTable" | "readBook",
  bytes: Uint8Array,
  fileName: string,
): Promise<Read | ReturnType<typeof refusedTable>> {
  // Not even handed over: the thread would copy it first.
  if (bytes.length > tableLimits.bytes) return refusedTable(tooLarge());
  pool ??= startPool();
  const signal = AbortSignal.timeout(longestMilliseconds);
  try {
    return await pool.run({ bytes, fileName }, { signal, name: task });
  } catch (error) {
    if (signal.aborted || isOutOfMemory(error)) return refusedTable(tooHeavy());
    throw error;
  }
}

/** Ends the reading thread; the next file starts another. */
export async function stopReading(): Promise<void> {
  const running = pool;
  pool = undefined;
  await running?.close();
}

function tooHeavy(): TableRefusal {
  return new TableRefusal(
    "the file takes more time or memory to read than any list of this size",
    "copy the list into a new workbook, without formats, or save it as CSV",
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
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

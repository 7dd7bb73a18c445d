import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadOf } from "@/lib/thread";
import {
  type ReadBook,
  type ReadTable,
  refusedTable,
  TableRefusal,
  tableLimits,
  tooLarge,
} from "./table";

const longestMilliseconds = 20_000;

/** A path and no address, for the same reason as in `lib/thread.ts`. */
const here = dirname(fileURLToPath(import.meta.url));

const thread = threadOf(join(here, "worker.mjs"), {
  idleMilliseconds: 60_000,
  memory: { old: 256, young: 32 },
});

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
  const signal = AbortSignal.timeout(longestMilliseconds);
  try {
    return await thread.run({ bytes, fileName }, { signal, name: task });
  } catch (error) {
    if (signal.aborted || isOutOfMemory(error)) return refusedTable(tooHeavy());
    throw error;
  }
}

/** Ends the reading thread; the next file starts another. */
export const stopReading = thread.stop;

function tooHeavy(): TableRefusal {
  return new TableRefusal(
    "the file takes more time or memory to read than any list of this size",
    "copy the list into a new workbook, without formats, or save it as CSV",
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

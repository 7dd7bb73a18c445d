import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import type { DocumentView } from "@/lib/domain/documents/blocks";

/** A document that takes longer than this has met a bug; its thread is ended, and the next one starts fresh. */
const longestMilliseconds = 120_000;

/** A path and no address beside this file: what bundles the pages would take such an address for one of its own files. */
const here = dirname(fileURLToPath(import.meta.url));

let pool: Piscina | undefined;

/**
 * Draws a document in a thread of its own, so that requests and notices go on meanwhile.
 *
 * The thread is started by the first document and stays warm, and it keeps no process from ending. It has a limit of
 * memory of its own: a document that breaks it is refused, the process lives on.
 *
 * @throws what `renderDocument` throws, and an error when the thread ran out of memory or time
 */
export async function drawAnnex(view: DocumentView): Promise<Uint8Array> {
  pool ??= startPool();
  const signal = AbortSignal.timeout(longestMilliseconds);
  const bytes: unknown = await pool.run(view, { signal });
  if (!(bytes instanceof Uint8Array)) throw new Error("The drawing thread gave no document back");
  return bytes;
}

/** Ends the drawing thread; the next document starts another. */
export async function stopDrawing(): Promise<void> {
  const running = pool;
  pool = undefined;
  await running?.close();
}

function startPool(): Piscina {
  return new Piscina({
    filename: pathToFileURL(join(here, "worker.mjs")).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    // An annex of 1,000 sub-processors needs some 500 MB; a larger young generation saves collecting.
    resourceLimits: { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
    // The thread needs no secret of the process. It does need to find the "@/" paths from any working directory.
    env: {
      NODE_ENV: "production",
      TSX_TSCONFIG_PATH: join(here, "../../../tsconfig.json"),
    },
  });
}

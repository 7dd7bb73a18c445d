import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";

/** A path and no address beside this file: what bundles the pages would take such an address for one of its own files. */
const here = dirname(fileURLToPath(import.meta.url));

type Limits = {
  /** How long a thread waits for another task before it ends; null: it stays warm for good. */
  readonly idleMilliseconds: number | null;
  /** In MB: what lives, and what has just been made. */
  readonly memory: { readonly old: number; readonly young: number };
};

type Thread = Pick<Piscina, "run"> & {
  /** Ends the thread; the next task starts another. */
  readonly stop: () => Promise<void>;
};

/**
 * One thread with limits of its own for tasks that would hold up requests and notices, or break the process. It is started by
 * the first task, and keeps no process from ending.
 *
 * @param file path of the module that has the tasks
 */
export function threadOf(file: string, limits: Limits): Thread {
  let pool: Piscina | undefined;
  return {
    run: (task, options) => {
      pool ??= startPool(file, limits);
      return pool.run(task, options);
    },
    stop: async () => {
      const running = pool;
      pool = undefined;
      await running?.close();
    },
  };
}

function startPool(file: string, { idleMilliseconds, memory }: Limits): Piscina {
  return new Piscina({
    filename: pathToFileURL(file).href,
    minThreads: idleMilliseconds === null ? 1 : 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: idleMilliseconds ?? Number.POSITIVE_INFINITY,
    resourceLimits: { maxOldGenerationSizeMb: memory.old, maxYoungGenerationSizeMb: memory.young },
    execArgv: [],
    // The thread needs no secret of the process. It does need to find the "@/" paths from any working directory.
    env: { NODE_ENV: "production", TSX_TSCONFIG_PATH: join(here, "../tsconfig.json") },
  });
}

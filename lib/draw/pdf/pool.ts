import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentView } from "@/lib/domain/documents/blocks";
import { threadOf } from "@/lib/thread";

/** A document that takes longer than this has met a bug; its thread is ended, and the next one starts fresh. */
const longestMilliseconds = 120_000;

/** A path and no address, for the same reason as in `lib/thread.ts`. */
const here = dirname(fileURLToPath(import.meta.url));

const thread = threadOf(join(here, "worker.mjs"), {
  idleMilliseconds: null,
  // An annex of 1,000 sub-processors needs some 500 MB; a larger young generation saves collecting.
  memory: { old: 640, young: 64 },
});

/**
 * Draws a document in a thread of its own, so that requests and notices go on meanwhile.
 *
 * The thread is started by the first document and stays warm, and it keeps no process from ending. It has a limit of
 * memory of its own: a document that breaks it is refused, the process lives on.
 *
 * @throws what `renderDocument` throws, and an error when the thread ran out of memory or time
 */
export async function drawAnnex(view: DocumentView): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(longestMilliseconds);
  const bytes: unknown = await thread.run(view, { signal });
  if (!(bytes instanceof Uint8Array)) throw new Error("The drawing thread gave no document back");
  return bytes;
}

/** Ends the drawing thread; the next document starts another. */
export const stopDrawing = thread.stop;

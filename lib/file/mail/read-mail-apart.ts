import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadOf } from "@/lib/thread";
import { mailLimits, type ReadMail, refusedMail, tooLargeMail, unreadableMail } from "./mail";

const longestMilliseconds = 20_000;

/** A path and no address, for the same reason as in `lib/thread.ts`. */
const here = dirname(fileURLToPath(import.meta.url));

const thread = threadOf(join(here, "worker.mjs"), {
  idleMilliseconds: 60_000,
  memory: { old: 256, young: 32 },
});

/**
 * Reads a mail in a thread of its own, with a limit of memory and of time. Anyone can send us a mail: whatever goes wrong
 * in there, a broken part or one built to break its reader, is told as a refusal, and the process lives on.
 */
export async function readMailApart(bytes: Uint8Array): Promise<ReadMail> {
  // Not even handed over: the thread would copy it first.
  if (bytes.length > mailLimits.bytes) return refusedMail(tooLargeMail);
  const signal = AbortSignal.timeout(longestMilliseconds);
  try {
    return await thread.run({ bytes }, { signal, name: "readMail" });
  } catch {
    return refusedMail(unreadableMail);
  }
}

/** Ends the reading thread; the next mail starts another. */
export const stopReadingMail = thread.stop;

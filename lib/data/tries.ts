import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { realClock } from "@/lib/clock";
import { database } from "./database/current";
import { timestampOf } from "./people/sessions";

/** How often something may be tried within a time that begins with the first try. */
export type Limit = { readonly name: string; readonly tries: number; readonly seconds: number };

function storeOf({ name, tries, seconds }: Limit): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: database(),
    tableName: "rateLimiterFlexible",
    keyPrefix: name,
    points: tries,
    duration: seconds,
    clearExpiredByTimeout: false,
  });
}

/** Counts one try, in the database, so that all processes count together; false when it is one too many. */
export async function countTry(limit: Limit, key: string): Promise<boolean> {
  try {
    const { isFirstInDuration } = await storeOf(limit).consume(key);
    if (isFirstInDuration) await forgetOldTries();
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** Takes back the try that was counted last: it was no failure. */
export async function takeBackTry(limit: Limit, key: string): Promise<void> {
  await storeOf(limit).reward(key);
}

/** Forgets all tries: whoever tried was the right one. */
export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await storeOf(limit).delete(key);
}

/** The library keeps times on the machine's own clock; what ran out by it counts no more. */
async function forgetOldTries(): Promise<void> {
  await database().rateLimiterFlexible.deleteMany({
    where: { expire: { lt: timestampOf(realClock()) } },
  });
}

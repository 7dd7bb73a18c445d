import { setTimeout as pause } from "node:timers/promises";

const roundMilliseconds = 1_000;

/** Waits until there may be work again. A short pause serves all replicas alike and needs no connection of its own. */
export async function waitForWork(signal: AbortSignal): Promise<void> {
  await pause(roundMilliseconds, undefined, { signal }).catch(() => undefined);
}

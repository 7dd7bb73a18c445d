const minute = 60_000;
const hour = 60 * minute;

/** Growing pauses, 72 hours in all: a relay that greylists wants minutes, one that is down may take days. */
const pauses = [
  1 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  ...Array.from({ length: 8 }, () => 8 * hour),
  9 * minute,
];

/**
 * How long to wait after an attempt that was deferred or whose outcome is unknown, on the real clock.
 *
 * @param failedBefore earlier attempts that did not succeed
 * @returns milliseconds; null when the time for trying is over
 */
export function retryPause(failedBefore: number): number | null {
  return pauses[failedBefore] ?? null;
}

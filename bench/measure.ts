/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The measurement that this share of all does not exceed: 0.99 for what is called p99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** How long some work took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Two works turn by turn, each first in every other round, so that neither gains from the other's warmth. */
export async function alternating(rounds: number, one: () => unknown, other: () => unknown) {
  const times: { one: number[]; other: number[] } = { one: [], other: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) times.one.push(await timed(one));
    times.other.push(await timed(other));
    if (round % 2 === 1) times.one.push(await timed(one));
  }
  return { one: median(times.one), other: median(times.other) };
}

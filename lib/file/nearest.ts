import { editDistance } from "./edit-distance";

/** The known word that was most probably meant, or null when none is near enough to be worth saying. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const sought = word.toLowerCase().slice(0, 100);
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(sought.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - sought.length) >= bestDistance) continue;
    const distance = editDistance(sought, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

import { editDistance } from "./edit-distance";

/** The known word that was most probably meant, or null when none is near enough to be worth saying. */
export function nearest(word: string, known: Iterable<string>): string | null {
  return nearestFew(word, known, 1)[0] ?? null;
}

/** The known words that may have been meant, the nearest first; none that is not near enough to be worth saying. */
export function nearestFew(word: string, known: Iterable<string>, most: number): string[] {
  const sought = word.toLowerCase().slice(0, 100);
  const found: { candidate: string; distance: number }[] = [];
  let limit = Math.max(2, Math.floor(sought.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - sought.length) >= limit) continue;
    const distance = editDistance(sought, candidate.toLowerCase());
    if (distance >= limit) continue;
    const place = found.findIndex((one) => one.distance > distance);
    found.splice(place === -1 ? found.length : place, 0, { candidate, distance });
    if (found.length > most) found.pop();
    // What is no nearer than the last of enough is not sought any more.
    if (found.length === most) limit = found.at(-1)?.distance ?? limit;
  }
  return found.map(({ candidate }) => candidate);
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, type CalendarDate, instantOf } from "@/lib/domain/calendar";
import type { Manifest } from "@/lib/domain/publication/manifest";
import type { PublicPart, PublicPublication } from "@/lib/domain/publication/public-part";

/** One publication as the list of all names it. */
export type Listed = { manifest: Manifest; hash: string; signature: string };

const mostKept = 24;

/** Publications as they lie in the folder that answers: what was read is kept, for it never changes. */
export type PastPublications = {
  /** All of them, oldest first; empty before the first. */
  list: () => Promise<Listed[]>;
  load: (listed: Listed) => Promise<PublicPublication>;
  /** The one in force at the end of a day; null before the first. */
  inForceOn: (day: CalendarDate) => Promise<PublicPublication | null>;
};

export function pastPublications(dir: string): PastPublications {
  /** By hash: a folder that was filled anew may have other publications under the same numbers. */
  const kept = new Map<string, PublicPublication>();
  const current = join(dir, "current");

  async function list(): Promise<Listed[]> {
    const text = await readFile(join(current, "publications.json"), "utf8").catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return '{"publications":[]}';
        throw error;
      },
    );
    const { publications }: { publications: Listed[] } = JSON.parse(text);
    return publications;
  }

  async function load({ manifest, hash, signature }: Listed): Promise<PublicPublication> {
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const path = join(current, "publications", String(manifest.number), "public.json");
    const part: PublicPart = JSON.parse(await readFile(path, "utf8"));
    const { number, publishedAt, baseUrl, templateVersion, previousHash, keyId } = manifest;
    const read: PublicPublication = {
      number,
      publishedAt: instantOf(publishedAt),
      baseUrl,
      templateVersion,
      hash,
      previousHash,
      signature,
      keyId,
      public: part,
    };
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(hash, read);
    return read;
  }

  /** A publication says of which day of the organisation's own calendar it is. */
  async function inForceOn(day: CalendarDate): Promise<PublicPublication | null> {
    // No zone is more than a day ahead of that of the instant: younger ones need not be read.
    const latest = addDays(day, 1);
    const candidates = (await list()).filter(
      ({ manifest }) => manifest.publishedAt.slice(0, 10) <= latest,
    );
    for (const listed of candidates.toReversed()) {
      const publication = await load(listed);
      if (publication.public.asOf <= day) return publication;
    }
    return null;
  }

  return { list, load, inForceOn };
}

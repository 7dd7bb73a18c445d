import { type PackManifest, packPaths } from "@/lib/domain/evidence/pack";
import { type PackProblem, packProblem } from "@/lib/domain/evidence/pack-problem";
import { type StampFacts, withoutStamp } from "@/lib/domain/evidence/time-stamp";
import type { FoundPack } from "@/lib/domain/evidence/verify-pack";
import { checkTimeStamp } from "@/lib/file/time-stamp/check-time-stamp";
import type { Certificates } from "./read-pack";

type StampVerdict = {
  readonly problems: readonly PackProblem[];
  readonly words: readonly string[];
  readonly facts: StampFacts | null;
};

/** An authority's clock and ours may differ by as much when a pack is made. */
const mostMilliseconds = 5 * 60_000;

/**
 * Checks the time stamp of a pack without a network: over the exact bytes of its list of files, signed, and by whom. Who brings
 * an authority's certificate wants a stamp of it: then a pack without one is not whole.
 */
export async function stampVerdict(
  { stamp, texts }: FoundPack,
  manifest: PackManifest | null,
  anchors: Certificates | null,
): Promise<StampVerdict> {
  if (manifest === null) return none([]);
  const { timeStamp } = manifest;
  if (timeStamp === undefined || timeStamp.failed !== null) {
    if (anchors !== null) return problem("stampMissing");
    return none(timeStamp?.failed ? [withoutStamp(timeStamp.authority, timeStamp.failed)] : []);
  }
  if (stamp === null) return problem("stampMissing");
  const content = new TextEncoder().encode(texts.get(packPaths.manifest));
  const checked = await checkTimeStamp(stamp, { content, nonce: null, anchors });
  if (!checked.ok)
    // A refusal, or one for a request that nobody knows any more, is no stamp.
    return problem(
      checked.reason === "stampNotGranted" || checked.reason === "stampNonceDiffers"
        ? "stampUnreadable"
        : checked.reason,
    );
  const facts = checked.value;
  // What was made under a shifted clock says itself that it is of no real day.
  if (!manifest.simulated && isBefore(facts.at, manifest.madeAt)) return problem("stampBeforePack");
  return { problems: [], words: [wordsOf(facts, timeStamp.authority)], facts };
}

function isBefore(stamped: string, made: string): boolean {
  return Date.parse(stamped) < Date.parse(made) - mostMilliseconds;
}

function none(words: readonly string[]): StampVerdict {
  return { problems: [], words, facts: null };
}

function problem(what: PackProblem["what"]): StampVerdict {
  return { problems: [packProblem(what, packPaths.stamp)], words: [], facts: null };
}

function wordsOf({ at, signedBy, certificate, anchored }: StampFacts, authority: string): string {
  const stamped = `Stamped at ${at} by ${signedBy} (asked at ${authority}; certificate ${certificate})`;
  return anchored
    ? `${stamped}, which leads to a certificate that you brought; whether it was revoked was not asked.`
    : `${stamped}, not checked against an anchor: bring the authority's certificate with --tsa-ca.`;
}

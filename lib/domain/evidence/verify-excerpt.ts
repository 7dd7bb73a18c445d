import { auditHash, payloadHash } from "@/lib/domain/audit/audit";
import { instantOf } from "@/lib/domain/calendar";
import type { PackManifest } from "./pack";
import type { ExcerptEntry } from "./pack-facts";
import type { Excerpt, PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

/**
 * Checks that an excerpt of the audit chain is whole in itself: each entry follows the one before, what is shown of an entry is
 * what was hashed, the last is the one that the pack was signed with, one tells that this very pack was asked for, and the
 * publications made meanwhile are there and stand on entries of it.
 *
 * Source: none, product rule V5.
 * Reading: a signed publication that names an entry in between shows that the chain was so far along on its day, whoever
 * signed the pack later.
 */
export function problemsOfExcerpt(
  { excerpt, publications }: Pick<PackParts, "excerpt" | "publications">,
  { auditHead, subject, madeAt }: Pick<PackManifest, "auditHead" | "subject" | "madeAt">,
): PackProblem[] {
  const broken = brokenEntry(excerpt);
  if (broken !== null) return [packProblem("excerptBroken", `audit entry ${broken}`)];
  const last = excerpt.entries.at(-1);
  const isHead = last?.position === auditHead.position && last.hash === auditHead.hash;
  const hashes = new Set([excerpt.previousHash, ...excerpt.entries.map(({ hash }) => hash)]);
  const from = excerpt.entries[0]?.at ?? "";
  const isAsked = excerpt.entries.some(
    ({ at, event, payload }) =>
      event === "evidence.made" &&
      at >= madeAt &&
      payload?.subject === subject.type &&
      payload.ref === subject.ref,
  );
  return [
    ...(isAsked ? [] : [packProblem("packNotAsked", `${subject.type} ${subject.ref}`)]),
    ...leftOut(excerpt, publications),
    ...(isHead ? [] : [packProblem("excerptHeadDiffers", `audit entry ${auditHead.position}`)]),
    ...publications
      .filter(({ manifest }) => manifest.publishedAt > from && !hashes.has(manifest.auditHead))
      .map(({ manifest }) =>
        packProblem("publicationNotAnchored", `publication ${manifest.number}`),
      ),
  ];
}

/** Publications of the subject that the chain tells of and the pack does not have. */
function leftOut({ entries }: Excerpt, publications: PackParts["publications"]): PackProblem[] {
  const hashOf = new Map(publications.map(({ manifest, hash }) => [manifest.number, hash]));
  return entries.flatMap(({ event, payload }) => {
    if (!event.startsWith("publication.") || payload === undefined) return [];
    const hash = hashOf.get(Number(payload.number));
    const isThere = event === "publication.made" ? hash === payload.hash : hash !== undefined;
    return isThere ? [] : [packProblem("publicationLeftOut", `publication ${payload.number}`)];
  });
}

/** The position of the first entry that is not as it was written, or does not follow the one before; null when all do. */
function brokenEntry({ previousHash, entries }: Excerpt): number | null {
  let before = previousHash;
  let expected = entries[0]?.position ?? 1;
  if ((previousHash === null) !== (expected === 1)) return expected;
  for (const entry of entries) {
    if (entry.position !== expected || !isAsWritten(entry, before)) return expected;
    before = entry.hash;
    expected += 1;
  }
  return null;
}

function isAsWritten(entry: ExcerptEntry, previousHash: string | null): boolean {
  try {
    const facts = { ...entry, at: instantOf(entry.at) };
    if (auditHash(previousHash, facts) !== entry.hash) return false;
    return entry.payload === undefined || payloadHash(entry.payload) === entry.payloadHash;
  } catch {
    // What has no canonical form was never hashed by us.
    return false;
  }
}

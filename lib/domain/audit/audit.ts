import type { Instant } from "../calendar";
import { canonicalJson, sha256 } from "../publication/canonical";

/** What the hash of an audit entry covers, besides the entry before it. */
export type AuditFacts = {
  /** 1 for the first entry, without a gap after that */
  position: number;
  at: Instant;
  actor: string;
  event: string;
  payloadHash: string;
};

/** One entry as stored. A payload may be erased, and is null from then on; its hash stays. */
export type AuditEntry = AuditFacts & { payload: unknown; hash: string };

/** Intact up to the head (null when there are no entries), or the first position that is wrong, and how. */
export type AuditVerdict =
  | { state: "intact"; head: { position: number; hash: string } | null }
  | { state: "broken"; position: number; problem: AuditProblem };

export type AuditProblem =
  /** entry or payload are not what was hashed, or do not follow the entry before */
  | "payloadAltered"
  | "entryAltered"
  /** a position without an entry, with entries after it */
  | "missing"
  /** a head that was known is in no entry: the end was cut off, or all was written anew */
  | "cut";

/** @param previousHash of the entry at the position before; null for the first entry */
export function auditHash(previousHash: string | null, facts: AuditFacts): string {
  const { position, at, actor, event, payloadHash } = facts;
  return sha256(canonicalJson({ previousHash, position, at, actor, event, payloadHash }));
}

export function payloadHash(payload: unknown): string {
  return sha256(canonicalJson(payload));
}

/**
 * Checks that no audit entry was altered, taken out or cut off.
 *
 * Source: none, product rule V5. GDPR Art. 5(2) and Art. 24(1) ask to be able to demonstrate compliance.
 * Reading: an erased payload does not break the chain, since the chain is over its hash; without a head known
 * from outside, a chain cut at its end, or written anew from some point on, cannot be told from a whole one.
 *
 * @param entries    in order of position, from the first
 * @param knownHeads hashes that publications or mails have shown to the world; each must be in the chain
 * @returns          the head, or the first position that is wrong; for "cut" the position after the last
 */
export function verifyAuditChain(
  entries: Iterable<AuditEntry>,
  knownHeads: readonly string[],
): AuditVerdict {
  const unseen = new Set(knownHeads);
  let head: { position: number; hash: string } | null = null;
  let expected = 1;
  for (const entry of entries) {
    const problem = entryProblem(entry, head?.hash ?? null, expected);
    if (problem) return { state: "broken", position: expected, problem };
    head = { position: entry.position, hash: entry.hash };
    unseen.delete(entry.hash);
    expected += 1;
  }
  if (unseen.size > 0) return { state: "broken", position: expected, problem: "cut" };
  return { state: "intact", head };
}

function entryProblem(
  entry: AuditEntry,
  previousHash: string | null,
  expected: number,
): AuditProblem | null {
  if (entry.position > expected) return "missing";
  if (entry.position < expected) return "entryAltered";
  if (auditHash(previousHash, entry) !== entry.hash) return "entryAltered";
  return isPayloadIntact(entry) ? null : "payloadAltered";
}

function isPayloadIntact(entry: AuditEntry): boolean {
  if (entry.payload === null) return true;
  try {
    return payloadHash(entry.payload) === entry.payloadHash;
  } catch {
    // What has no canonical form (a number beyond all range, say) was never hashed by us.
    return false;
  }
}

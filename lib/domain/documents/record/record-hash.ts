import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { RecordFacts } from "./record-facts";

/**
 * The hash of all that a record says, whatever its format: SHA-256 over its canonical JSON.
 *
 * Source: none, product decision 0028. GDPR Art. 5(2) asks to be able to demonstrate compliance.
 */
export function recordHash(facts: RecordFacts): string {
  return sha256(canonicalJson(facts));
}

/** The record as JSON: its facts, and their hash beside them. Canonical, so that anyone can compute the hash anew. */
export function recordJson(facts: RecordFacts): string {
  return `${canonicalJson({ sha256: recordHash(facts), record: facts })}\n`;
}

import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";

/** An adverse fact that stands in no record: the incident itself keeps what it tells, as it was opened. */
export type ToldFact = {
  readonly title: string;
  /** The sub-processor, as it was called when the incident was opened. */
  readonly subprocessor: string;
  readonly what: string;
  /** Null: nobody said. */
  readonly howKnown: string | null;
};

/**
 * What the audit chain keeps of these words: whoever has them can tell that nobody changed them since.
 *
 * Source: none, product decision 0066.
 */
export function factHash({ title, subprocessor, what, howKnown }: ToldFact): string {
  return sha256(canonicalJson({ title, subprocessor, what, howKnown }));
}

/** The fact that an incident keeps; null for one whose fact stands in records, or that has none. */
export function toldFact(
  kept: Readonly<Record<"title" | "subprocessor" | "what" | "howKnown", string | null>>,
): ToldFact | null {
  const { title, subprocessor, what, howKnown } = kept;
  if (title === null || subprocessor === null || what === null) return null;
  return { title, subprocessor, what, howKnown };
}

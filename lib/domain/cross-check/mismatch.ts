import type { RecordKey, Register } from "@/lib/domain/register";
import type { Outputs } from "./outputs";

/** One place where two outputs say different things, why, and where that is mended. */
export type Mismatch = {
  /** What names it, and what does not. */
  readonly names: Output;
  readonly lacks: Output;
  /** Whom it is about: an engagement, or what stands for one. */
  readonly about: RecordKey;
  readonly title: string;
  readonly why: string;
  /** The record or the change that would mend it. */
  readonly mend: Mend;
  /** The agreements whose annexes or notices it concerns; none where it concerns everybody. */
  readonly agreements: readonly string[];
};

export type Output = "RECORDS" | "LIST" | "ANNEXES" | "NOTICES";

export type Mend =
  | { readonly type: "RECORD"; readonly key: RecordKey }
  | { readonly type: "CHANGE"; readonly id: string }
  | { readonly type: "CHANGES" };

/** What an explanation may look at. */
export type Compared = { readonly register: Register; readonly outputs: Outputs };

import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { type Translated, translatedBy, translationOf } from "./translated";

/** What a document says beside its facts, and the days that it names. Text in the language of the register, blocks in others beside it. */
export type Narrative = {
  title: string | null;
  effectiveFrom: string | null;
  lastUpdatedOn: string | null;
  lastReviewedOn: string | null;
  changePolicy: string | null;
  changeChannels: string[];
  blocks: NarrativeBlock[];
};

export type NarrativeBlock = {
  heading: string | null;
  text: string;
  translations?: Translated<{ heading?: string; text?: string }>;
};

/** What is said to be done, or never to be done. */
export type Promised = { kind: "POSITIVE" | "NEGATIVE" | null; text: string };

/** The text of a document of ours, in its order; where none is named, nothing. */
export function narrativeOf(register: Register, documentRef: string | undefined): Narrative {
  const document = find(register, "SourceDocument", documentRef);
  const blocks =
    document === undefined
      ? []
      : pointingTo(register, "DocumentBlock", "documentId", document.ref).toSorted(
          (one, other) => (one.displayOrder ?? 0) - (other.displayOrder ?? 0),
        );
  return {
    title: document?.title ?? null,
    effectiveFrom: document?.effectiveFrom ?? null,
    lastUpdatedOn: document?.lastUpdatedOn ?? null,
    lastReviewedOn: document?.lastReviewedOn ?? null,
    changePolicy: document?.changePolicy ?? null,
    changeChannels: [...(document?.changeChannels ?? [])],
    blocks: blocks.flatMap((block) => blockOf(block) ?? []),
  };
}

function blockOf(block: Row<"DocumentBlock">): NarrativeBlock | null {
  const { heading, text } = block;
  if (text === undefined) return null;
  const translations = translatedBy((language) => ({
    heading: heading === undefined ? undefined : translationOf(block, "heading", language),
    text: translationOf(block, "text", language),
  }));
  return { heading: heading ?? null, text, ...(translations !== undefined && { translations }) };
}

/** What was promised in that document. */
export function promisesOf(register: Register, documentRef: string | undefined): Promised[] {
  if (documentRef === undefined) return [];
  return list(register, "Commitment")
    .filter(({ documentId }) => documentId === documentRef)
    .map(({ commitmentKind, text }) => ({ kind: commitmentKind ?? null, text: text ?? "" }));
}

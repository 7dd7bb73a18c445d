import { lastDayOf } from "@/lib/domain/calendar";
import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import { ownDocuments } from "./documents";
import type { Defect, Rules } from "./finding";

/** The rule on the days that a document names. The provision and the weight stand in reference/linter-rules.ts. */
export const documentDateRules: Rules = {
  "PN-009": { once: datesDoNotFit },
};

/**
 * Reading: a text that was changed after the day since which it is in force was changed without a new one; one that was reviewed
 * since needs a version that says so. A month or a year counts by its last day, so that it contradicts nothing within it.
 */
function datesDoNotFit(register: Register): Defect[] {
  return ownDocuments(register).flatMap((document) => [
    ...dateDefects(register, document),
    ...pointerDefects(register, document),
  ]);
}

function dateDefects(register: Register, document: Row<"SourceDocument">): Defect[] {
  const { ref, effectiveFrom, lastUpdatedOn, lastReviewedOn, version } = document;
  if (effectiveFrom === undefined) return [];
  const isAfter = (day: string | undefined) =>
    day !== undefined &&
    lastDayOf(day) > lastDayOf(effectiveFrom) &&
    !effectiveFrom.startsWith(day);
  if (isAfter(lastUpdatedOn)) {
    const sentence = `it was updated on ${lastUpdatedOn}, and says that it is in force since ${effectiveFrom}; give the new text a day of its own.`;
    return [defect(register, { kind: "SourceDocument", ref, field: "effectiveFrom" }, sentence)];
  }
  if (!isAfter(lastReviewedOn) || version !== undefined) return [];
  const sentence = `it was reviewed on ${lastReviewedOn}, after the day since which it is in force (${effectiveFrom}), and no version tells whether it was changed; number its versions.`;
  return [defect(register, { kind: "SourceDocument", ref, field: "version" }, sentence)];
}

const above =
  /\b(?:dates?|lists?|tables?|sections?|versions?|details?) (?:\w+ )?above\b|\babove[- ](?:list|table|date)\b/i;
const below =
  /\b(?:dates?|lists?|tables?|sections?|versions?|details?) (?:\w+ )?below\b|\bbelow[- ](?:list|table|date)\b/i;

/** What the first block calls above, or the last one below, is not in the document. */
function pointerDefects(register: Register, { ref, title }: Row<"SourceDocument">): Defect[] {
  const blocks = pointingTo(register, "DocumentBlock", "documentId", ref).toSorted(
    (one, other) => (one.displayOrder ?? 0) - (other.displayOrder ?? 0),
  );
  const [first] = blocks;
  const last = blocks.at(-1);
  if (blocks.length < 2 || first === undefined || last === undefined) return [];
  const lost = [
    ...(above.test(first.text ?? "") ? [{ block: first, where: "above" }] : []),
    ...(below.test(last.text ?? "") ? [{ block: last, where: "below" }] : []),
  ];
  return lost.map(({ block, where }) =>
    defect(
      register,
      { kind: "DocumentBlock", ref: block.ref, field: "text" },
      `in “${title ?? ref}” it points to something ${where}, where nothing stands; name the place, or put there what is meant.`,
    ),
  );
}

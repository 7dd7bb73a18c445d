import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { find, list, type Row } from "@/lib/domain/register";
import { compareNames } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { asSigned } from "./as-signed";
import type { Block } from "./blocks";
import { ownOr } from "./own-text";

type Measure = Row<"SecurityMeasure">;

/** The measures of an agreement, as both forms divide them. */
type Measures = {
  readonly others: readonly Measure[];
  readonly ofSubprocessors: readonly Measure[];
  readonly assisting: readonly Measure[];
};

/**
 * Annex III: the technical and organisational measures, under the headings that the form gives as examples.
 *
 * Source: SCC (EU) 2021/915, Annex III; GDPR Art. 32.
 * Reading: headings in the form's order and only where there is a measure; our additions follow them.
 * What sub-processors do to assist, and what the processor does to assist, stand last, as in the form; where
 * nothing is recorded for these two, that is said. The agreement's own text takes the place of all of them.
 */
export function measureBlocks(current: AnnexInput): Block[] {
  const { annexThree } = t;
  const input = asSigned(current);
  const { ownMeasures } = input.agreement;
  const { others, ofSubprocessors, assisting } = measuresOf(input);
  const { title, caption } = annexThree;
  return [
    { type: "heading", level: 1, text: title, caption },
    { type: "note", title: annexThree.note, lines: [{ text: annexThree.noteText }] },
    { type: "heading", level: 2, text: annexThree.introduction },
    ...(ownMeasures === undefined
      ? [
          ...headedMeasures(input, others),
          { type: "heading", level: 2, text: annexThree.subprocessors } as const,
          measureList(input, ofSubprocessors),
          { type: "heading", level: 2, text: annexThree.assistance } as const,
          measureList(input, assisting),
        ]
      : ownOr(ownMeasures, () => measureList(input, others))),
  ];
}

export function measuresOf(input: AnnexInput): Measures {
  const measures = agreementMeasures(input);
  return {
    assisting: measures.filter((one) => one.assistance),
    ofSubprocessors: measures.filter(
      (one) => !one.assistance && one.category === "SUBPROCESSOR_CONTROL",
    ),
    others: measures.filter((one) => !one.assistance && one.category !== "SUBPROCESSOR_CONTROL"),
  };
}

/** The measures that hold for a product of the agreement; one that names no product holds for all. */
export function agreementMeasures({ agreed, agreement }: AnnexInput): Measure[] {
  const products = agreement.productIds ?? [];
  return list(agreed, "SecurityMeasure")
    .filter(
      (one) => !one.productIds?.length || one.productIds.some((ref) => products.includes(ref)),
    )
    .toSorted((one, other) => orderOf(one) - orderOf(other) || compareNames(one.ref, other.ref));
}

function orderOf({ category }: Measure): number {
  return category === undefined ? Number.MAX_SAFE_INTEGER : measureCategories[category].order;
}

export function headedMeasures(input: AnnexInput, measures: readonly Measure[]): Block[] {
  if (measures.length === 0) return [{ type: "paragraph", text: t.unknown }];
  const byHeading = new Map<string, Measure[]>();
  for (const measure of measures) {
    const wording =
      measure.category === undefined ? t.unknown : measureCategories[measure.category].wording;
    byHeading.set(wording, [...(byHeading.get(wording) ?? []), measure]);
  }
  return [...byHeading].flatMap(([text, under]): Block[] => [
    { type: "heading", level: 3, text },
    measureList(input, under),
  ]);
}

export function measureList(input: AnnexInput, measures: readonly Measure[]): Block {
  if (measures.length === 0) return { type: "paragraph", text: t.unknown };
  return { type: "list", items: measures.map((one) => measureText(input, one)) };
}

export function measureText({ agreed, agreement }: AnnexInput, measure: Measure): string {
  const text = measure.text ?? t.unknown;
  const named = (measure.productIds ?? []).filter((ref) =>
    (agreement.productIds ?? []).includes(ref),
  );
  const coversAll = named.length === 0 || named.length === (agreement.productIds ?? []).length;
  if (coversAll) return text;
  const names = named
    .map((ref) => find(agreed, "Product", ref)?.name ?? t.unknown)
    .toSorted(compareNames);
  return `${text} ${t.annexThree.onlyFor(names.join(", "))}`;
}

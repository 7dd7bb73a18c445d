import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import type { AnnexInput } from "./annex-input";
import { headedMeasures, measureList, measuresOf } from "./annex-measures";
import { asSigned } from "./as-signed";
import type { Block } from "./blocks";
import { ownOr } from "./own-text";
import type { TransferGroup } from "./transfer-group";

/**
 * Annex II: the measures of the importer, and what is done to assist the controller and the exporter.
 *
 * Source: SCC (EU) 2021/914, Annex II and clause 10(b); GDPR Art. 32.
 * Reading: between the parties they are our own measures, under the headings that the form gives as examples. Of an importer
 * further on, the register has the supplementary measures of the transfer and what every sub-processor must do; that more is
 * not recorded is said.
 */
export function importerMeasureBlocks(current: AnnexInput, group: TransferGroup): Block[] {
  const { annexTwo } = t;
  const input = asSigned(current);
  const { others, ofSubprocessors, assisting } = measuresOf(input);
  const isOnward = group.kind === "ONWARD";
  const { ownMeasures } = input.agreement;
  const introduction: Block[] = [
    { type: "note", title: t.appendix.note, lines: [{ text: annexTwo.noteText }] },
    { type: "heading", level: 2, text: annexTwo.introduction },
  ];
  if (!isOnward && ownMeasures !== undefined)
    return [...introduction, ...ownOr(ownMeasures, () => measureList(input, others))];
  return [
    ...introduction,
    ...(isOnward ? importerMeasures(group) : headedMeasures(input, others)),
    { type: "heading", level: 2, text: annexTwo.assistance },
    isOnward && ofSubprocessors.length === 0
      ? { type: "paragraph", text: annexTwo.ofImporter }
      : measureList(input, isOnward ? ofSubprocessors : [...assisting, ...ofSubprocessors]),
  ];
}

function importerMeasures({ importers }: TransferGroup): Block[] {
  return importers.flatMap(({ name, transfer }): Block[] => {
    const items = transfer?.supplementaryMeasures ?? [];
    return [
      { type: "heading", level: 3, text: name },
      items.length === 0
        ? { type: "paragraph", text: t.annexTwo.ofImporter }
        : { type: "list", items: [...items] },
    ];
  });
}

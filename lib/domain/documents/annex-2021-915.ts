import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { descriptionBlocks } from "./annex-description";
import type { AnnexInput } from "./annex-input";
import { measureBlocks } from "./annex-measures";
import { partyBlocks } from "./annex-parties";
import type { ListedSubprocessor } from "./annex-scope";
import { subprocessorBlocks } from "./annex-subprocessors";
import type { Block, Section } from "./blocks";

/**
 * The four annexes of the contract between controller and processor, in the order of the form.
 *
 * Source: SCC (EU) 2021/915, Annexes I to IV; GDPR Art. 28(3) and (9).
 */
export function contractSections(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Section[] {
  return [
    bookmarked(t.annexOne, partyBlocks(input)),
    bookmarked(t.annexTwo, descriptionBlocks(input, subprocessors)),
    bookmarked(t.annexThree, measureBlocks(input)),
    bookmarked(t.annexFour, subprocessorBlocks(input, subprocessors)),
  ];
}

function bookmarked(
  { title, caption }: { title: string; caption: string },
  blocks: Block[],
): Section {
  return { bookmark: `${title}. ${caption}`, blocks };
}

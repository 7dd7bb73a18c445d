import { annexView } from "@/lib/domain/documents/annex-view";
import type { DocumentView } from "@/lib/domain/documents/blocks";
import { annexFixture } from "@/lib/testing/annex-fixture";

/** How many rows the tables of a document have. */
export function rowsOf({ sections }: DocumentView): number {
  return sections
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + (block.type === "table" ? block.rows.length : 0), 0);
}

/** An annex whose tables have this many rows together, or a few less: each sub-processor stands in two of them. */
export function annexOfRows(rows: number): DocumentView {
  const fewest = annexView(annexFixture(0));
  const each = rowsOf(annexView(annexFixture(1))) - rowsOf(fewest);
  return annexView(annexFixture(Math.floor((rows - rowsOf(fewest)) / each)));
}

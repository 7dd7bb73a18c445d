import { annexView } from "@/lib/domain/documents/annex-view";
import type { DocumentView } from "@/lib/domain/documents/blocks";
import { drawAnnex, stopDrawing } from "@/lib/draw/pdf/pool";
import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexByHand } from "./annex-by-hand";
import type { BenchRow } from "./bench-row";
import { median, timed } from "./measure";

/** How many rows the tables of a document have. */
function rowsOf({ sections }: DocumentView): number {
  return sections
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + (block.type === "table" ? block.rows.length : 0), 0);
}

/** An annex whose tables have this many rows together, or a few less: each sub-processor stands in two of them. */
function viewOf(rows: number): DocumentView {
  const fewest = annexView(annexFixture(0));
  const each = rowsOf(annexView(annexFixture(1))) - rowsOf(fewest);
  return annexView(annexFixture(Math.floor((rows - rowsOf(fewest)) / each)));
}

/** Two works turn by turn, each first in every other round, so that neither gains from the other's warmth. */
async function alternating(
  rounds: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
) {
  const times: { one: number[]; other: number[] } = { one: [], other: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) times.one.push(await timed(one));
    times.other.push(await timed(other));
    if (round % 2 === 1) times.one.push(await timed(one));
  }
  return { one: median(times.one), other: median(times.other) };
}

/** P1 and P3 of the targets: an annex as customers get it, drawn in its thread, against pdfkit with the same text. */
export async function benchAnnex({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const sixty = viewOf(60);
  for (let round = 0; round < 6; round += 1) {
    await drawAnnex(sixty);
    await annexByHand(sixty);
  }
  const small = await alternating(
    quick ? 5 : 15,
    () => drawAnnex(sixty),
    () => annexByHand(sixty),
  );

  const quarter = viewOf(250);
  const whole = viewOf(1000);
  const large = await alternating(
    3,
    () => drawAnnex(quarter),
    () => drawAnnex(whole),
  );
  await stopDrawing();

  const ratio = small.one / small.other;
  const growth = large.other / large.one;
  const pages = `the whole annex in its thread, warm, ${rowsOf(sixty)} rows of tables`;
  return [
    {
      id: "P1",
      what: `annex of 60 rows, against pdfkit with the same text`,
      value: ratio,
      unit: "×",
      limit: "pdfkit",
      target: "≤ 3.5, breach above 7",
      ok: ratio <= 7,
      note: `${pages}; ${Math.round(small.one)} ms, pdfkit ${Math.round(small.other)} ms${ratio > 3.5 ? "; above the target" : ""}`,
    },
    {
      id: "P1",
      what: "annex of 60 rows",
      value: small.one,
      unit: "ms",
      limit: "none",
      target: "≤ 300, breach above 500",
      ok: small.one <= 500,
      note: small.one > 300 ? "above the target" : pages,
    },
    {
      id: "P3",
      what: "annex of 1,000 rows against one of 250",
      value: growth,
      unit: "×",
      limit: "4.0 (linear)",
      target: "≤ 5",
      ok: growth <= 5,
      note: `${rowsOf(whole)} rows ${Math.round(large.other)} ms, ${rowsOf(quarter)} rows ${Math.round(large.one)} ms`,
    },
  ];
}

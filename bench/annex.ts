import { drawAnnex, stopDrawing } from "@/lib/draw/pdf/pool";
import { annexByHand } from "./annex-by-hand";
import { benchAnnexMemory } from "./annex-memory";
import { annexOfRows, rowsOf } from "./annex-of-rows";
import type { BenchRow } from "./bench-row";
import { alternating } from "./measure";

/** P1 to P4 of the targets: an annex as customers get it, drawn in its thread, against pdfkit with the same text. */
export async function benchAnnex({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const sixty = annexOfRows(60);
  for (let round = 0; round < 6; round += 1) {
    await drawAnnex(sixty);
    await annexByHand(sixty);
  }
  const small = await alternating(
    quick ? 5 : 15,
    () => drawAnnex(sixty),
    () => annexByHand(sixty),
  );

  const quarter = annexOfRows(250);
  const whole = annexOfRows(1000);
  const large = await alternating(
    3,
    () => drawAnnex(quarter),
    () => drawAnnex(whole),
  );
  const thousand = await alternating(
    quick ? 1 : 3,
    () => drawAnnex(whole),
    () => annexByHand(whole),
  );
  await stopDrawing();

  const ratio = small.one / small.other;
  const growth = large.other / large.one;
  const long = thousand.one / thousand.other;
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
      id: "P2",
      what: "annex of 1,000 rows, against pdfkit with the same text",
      value: long,
      unit: "×",
      limit: "pdfkit",
      target: "≤ 9, breach above 18",
      ok: long <= 18,
      note: `${Math.round(thousand.one)} ms, pdfkit ${Math.round(thousand.other)} ms${long > 9 ? "; above the target" : ""}`,
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
    ...benchAnnexMemory(quick),
  ];
}

import { setTimeout } from "node:timers/promises";
import { drawAnnex, stopDrawing } from "@/lib/draw/pdf/pool";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { say } from "@/lib/log";
import { annexOfRows } from "./annex-of-rows";
import { peakMemory } from "./peak-memory";

/** A process of its own, so that nothing else is counted: says how much it held at the most, or by how much its heap grew. */
async function peak(): Promise<number> {
  await drawAnnex(annexOfRows(1_000));
  await stopDrawing();
  return peakMemory();
}

/** Without the thread, whose heap nobody outside can weigh. */
async function growth(renders: number): Promise<number> {
  const view = annexOfRows(60);
  for (let warm = 0; warm < 20; warm += 1) await renderDocument(view);
  const before = await heap();
  for (let count = 0; count < renders; count += 1) await renderDocument(view);
  return (await heap()) - before;
}

/** Between tasks, as a thread is between two documents: what one holds for the time of its own task is not growth. */
async function heap(): Promise<number> {
  await setTimeout(200);
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}

const [what, renders] = process.argv.slice(2);
const megabytes = what === "peak" ? await peak() : await growth(Number(renders));
say(String(megabytes));
process.exit(0);

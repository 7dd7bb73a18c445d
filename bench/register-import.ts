import { performance } from "node:perf_hooks";
import { systemActor } from "@/lib/auth/actor";
import { importIntoDraft, registerFacts } from "@/lib/data/register-imports";
import { instantOf } from "@/lib/domain/calendar";
import { sha256 } from "@/lib/domain/publication/canonical";
import { newDraft, openPlan } from "@/lib/file/import/open-import";
import { previewView } from "@/lib/file/import/preview-view";
import { recognise } from "@/lib/file/import/recognise";
import { readBookApart, stopReading } from "@/lib/file/table/read-table-apart";
import { given } from "@/lib/testing/given";
import { storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "./bench-row";
import { onScratchDatabase } from "./on-scratch-database";

const actor = systemActor("cli", instantOf("2026-11-22T08:00:00Z"));
const limitMs = 3_000;
/** Six records each: vendor, service, engagement, location, transfer, mechanism. */
const rowCount = 834;

/** I1 of the targets: a list of vendors, 5,000 records in all, from its bytes to the preview; the thread that reads starts cold. */
export async function benchRegisterImport(): Promise<BenchRow[]> {
  return onScratchDatabase(async () => {
    try {
      await storeRegister(given.completeRegister());
      return [await measured()];
    } finally {
      await stopReading();
    }
  });
}

async function measured(): Promise<BenchRow> {
  const bytes = listOfVendors();
  const fileName = "vendors.csv";
  const began = performance.now();
  const read = await readBookApart(bytes, fileName);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const wasRead = performance.now();
  const facts = await registerFacts(actor);
  if (facts === null) throw new Error("the actor may not import");
  const draft = newDraft(recognise(read.book));
  const plan = openPlan(read.book, draft, facts, fileName);
  previewView(plan, draft, facts, { fileName, show: "all", page: 1 });
  const previewed = performance.now();
  if (plan.items.length < 6 * rowCount || plan.problems.length > 0)
    throw new Error(`${plan.items.length} records are planned, ${plan.problems[0]?.message}`);
  const { items } = plan;
  const imported = await importIntoDraft(actor, {
    title: "List",
    reason: null,
    items,
    fileHash: sha256(bytes),
  });
  if (!imported.ok) throw new Error(imported.reason);
  const value = performance.now() - began;
  return {
    id: "I1",
    what: `list of ${rowCount} vendors (${items.length} records) read, previewed and made a draft`,
    value,
    unit: "ms",
    limit: `${limitMs} ms`,
    target: `${limitMs} ms`,
    ok: value <= limitMs,
    note: `read ${Math.round(wasRead - began)} ms, preview ${Math.round(previewed - wasRead)} ms, draft ${Math.round(began + value - previewed)} ms`,
  };
}

function listOfVendors(): Uint8Array {
  const rows = Array.from(
    { length: rowCount },
    (_, index) => `Vendor ${index};Purpose ${index};US;DPF`,
  );
  return new TextEncoder().encode(
    ["Vendor;Purpose;Location;Transfer mechanism", ...rows].join("\n"),
  );
}

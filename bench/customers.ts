import { performance } from "node:perf_hooks";
import { systemActor } from "@/lib/auth/actor";
import { customerFacts, importCustomers } from "@/lib/data/customer-imports";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { sha256 } from "@/lib/domain/publication/canonical";
import { importView } from "@/lib/file/customers/import-view";
import { planCustomers } from "@/lib/file/customers/plan-customers";
import { readTableApart, stopReading } from "@/lib/file/table/read-table-apart";
import { given } from "@/lib/testing/given";
import { storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "./bench-row";
import { onScratchDatabase } from "./on-scratch-database";

const actor = systemActor("cli", instantOf("2026-11-22T08:00:00Z"));
const today = calendarDateOf("2026-11-22");
const limitMs = 3_000;
/** Three records each: a customer, an agreement, a contact. */
const rowCount = 1_667;

/**
 * I1 of the targets: a list of customers, each with an agreement and a contact, 5,000 records in all, from its bytes to the preview, and from
 * there to the draft. The thread that reads it starts cold.
 */
export async function benchCustomers(): Promise<BenchRow[]> {
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
  const bytes = listOfCustomers();
  const began = performance.now();
  const read = await readTableApart(bytes, "customers.csv");
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const wasRead = performance.now();
  const facts = await customerFacts(actor);
  if (facts === null) throw new Error("the actor may not import");
  const plan = planCustomers(read.table, facts);
  const view = importView(plan, read.table, "customers.csv", { register: facts.register, today });
  const previewed = performance.now();
  if (view.allChanges !== 3 * rowCount) throw new Error(`${view.allChanges} records are planned`);
  const { items, contacts } = plan;
  const list = { title: "List", reason: null, items, contacts, fileHash: sha256(bytes) };
  const imported = await importCustomers(actor, list);
  if (!imported.ok) throw new Error(imported.reason);
  const value = performance.now() - began;
  return {
    id: "I1",
    what: `customer list of ${rowCount} rows (${3 * rowCount} records) read, previewed and imported`,
    value,
    unit: "ms",
    limit: `${limitMs} ms`,
    target: `${limitMs} ms`,
    ok: value <= limitMs,
    note: `read ${Math.round(wasRead - began)} ms, preview ${Math.round(previewed - wasRead)} ms, import ${Math.round(began + value - previewed)} ms`,
  };
}

function listOfCustomers(): Uint8Array {
  const headings =
    "customer.externalKey;customer.name;customer.countries;agreement.title;agreement.signedOn;agreement.noticePeriod;agreement.objectionPeriod;agreement.authorisation;contact.email;contact.name";
  const rows = Array.from(
    { length: rowCount },
    (_, index) =>
      `K-${index};Customer ${index} GmbH;DE, FR;DPA ${index};2026-01-05;P30D;P30D;GENERAL;dpo@customer${index}.example;Person ${index}`,
  );
  return new TextEncoder().encode([headings, ...rows].join("\r\n"));
}

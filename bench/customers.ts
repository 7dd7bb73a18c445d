import { customerFacts, importCustomers } from "@/lib/data/imports/customer-imports";
import { calendarDateOf } from "@/lib/domain/calendar";
import { sha256 } from "@/lib/domain/publication/canonical";
import { importView } from "@/lib/file/customers/import-view";
import { planCustomers } from "@/lib/file/customers/plan-customers";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import type { BenchRow } from "./bench-row";
import { benchImport, importer } from "./import-row";

const today = calendarDateOf("2026-11-22");
/** Three records each: a customer, an agreement, a contact. */
const rowCount = 1_667;

/** I1 of the targets: a list of customers, each with an agreement and a contact, 5,000 records in all. */
export async function benchCustomers(): Promise<BenchRow[]> {
  const bytes = listOfCustomers();
  return benchImport({
    what: `customer list of ${rowCount} rows (${3 * rowCount} records) read, previewed and imported`,
    last: "import",
    async run({ wasRead, wasPreviewed }) {
      const read = await readTableApart(bytes, "customers.csv");
      if (!read.ok) throw new Error(read.problems[0]?.message);
      wasRead();
      const facts = await customerFacts(importer);
      if (facts === null) throw new Error("the actor may not import");
      const plan = planCustomers(read.table, facts);
      const view = importView(plan, read.table, "customers.csv", {
        register: facts.register,
        today,
      });
      wasPreviewed();
      if (view.allChanges !== 3 * rowCount)
        throw new Error(`${view.allChanges} records are planned`);
      const { items, contacts } = plan;
      const list = { title: "List", reason: null, items, contacts, fileHash: sha256(bytes) };
      const imported = await importCustomers(importer, list);
      if (!imported.ok) throw new Error(imported.reason);
    },
  });
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

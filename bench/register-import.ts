import { importIntoDraft, registerFacts } from "@/lib/data/imports/register-imports";
import { sha256 } from "@/lib/domain/publication/canonical";
import { newDraft, openPlan } from "@/lib/file/import/open-import";
import { previewView } from "@/lib/file/import/preview-view";
import { recognise } from "@/lib/file/import/recognise";
import { readBookApart } from "@/lib/file/table/read-table-apart";
import type { BenchRow } from "./bench-row";
import { benchImport, importer } from "./import-row";

/** Six records each: vendor, service, engagement, location, transfer, mechanism. */
const rowCount = 834;
const fileName = "vendors.csv";

/** I1 of the targets: a list of vendors, 5,000 records in all. */
export async function benchRegisterImport(): Promise<BenchRow[]> {
  const bytes = listOfVendors();
  return benchImport({
    what: `list of ${rowCount} vendors (${6 * rowCount} records) read, previewed and made a draft`,
    last: "draft",
    async run({ wasRead, wasPreviewed }) {
      const read = await readBookApart(bytes, fileName);
      if (!read.ok) throw new Error(read.problems[0]?.message);
      wasRead();
      const facts = await registerFacts(importer);
      if (facts === null) throw new Error("the actor may not import");
      const draft = newDraft(recognise(read.book));
      const plan = openPlan(read.book, draft, facts, fileName);
      previewView(plan, draft, facts, { fileName, show: "all", page: 1 });
      wasPreviewed();
      const { items, problems } = plan;
      if (items.length < 6 * rowCount || problems.length > 0)
        throw new Error(`${items.length} records are planned, ${problems[0]?.message}`);
      const list = { title: "List", reason: null, items, fileHash: sha256(bytes) };
      const imported = await importIntoDraft(importer, list);
      if (!imported.ok) throw new Error(imported.reason);
    },
  });
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

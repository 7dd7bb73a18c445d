import { basename } from "node:path";
import { importIntoDraft, registerFacts } from "@/lib/data/imports/register-imports";
import { findMapping } from "@/lib/data/imports/register-uploads";
import type { ImportDraft } from "@/lib/domain/import/import-draft";
import type { Book } from "@/lib/domain/table";
import type { FileProblem } from "@/lib/file/file-problem";
import { columnLetters, placeOf } from "@/lib/file/import/import-table";
import {
  fittingMapping,
  formInWords,
  headingsHash,
  newDraft,
  type OpenPlan,
  openPlan,
  openTable,
} from "@/lib/file/import/open-import";
import type { ImportFacts } from "@/lib/file/import/planning";
import { countsOf, outcomesOf, previewView } from "@/lib/file/import/preview-view";
import { recognise } from "@/lib/file/import/recognise";
import { vendorInWords } from "@/lib/file/import/vendor-in-words";
import { readBookApart } from "@/lib/file/table/read-table-apart";
import { type Answer, refused, table, take } from "./answer";
import { actorOf } from "./installation";
import { mappedBy } from "./mapping-file";
import { readSheets, refusedFile } from "./sheets";

export type ListOptions = {
  dryRun?: true;
  mapping?: string;
  title?: string;
  reason?: string;
  as?: string;
};

/** Imports a spreadsheet as one draft, or says row by row what would happen. */
export async function importList(
  path: string,
  { dryRun, mapping, title, reason, as }: ListOptions,
): Promise<Answer> {
  const actor = await actorOf(as);
  const { book, fileHash } = await readSheets(path, readBookApart);
  const facts = await registerFacts(actor);
  if (facts === null) throw refused("notAllowed");
  const fileName = basename(path);
  const draft = await draftFor(book, mapping);
  const plan = openPlan(book, draft, facts, fileName);
  const told = summary(plan, draft, facts);
  if (dryRun !== true && plan.problems.length > 0)
    throw refusedFile(
      path,
      plan.problems.map((problem) => inFile(plan, problem)),
    );
  if (dryRun === true) {
    const all = { fileName, show: "all", page: 1, size: Number.MAX_SAFE_INTEGER } as const;
    const { rows } = previewView(plan, draft, facts, all);
    const json = { ...told.json, dryRun: true, rows };
    return { text: `${told.text}\nNothing was imported.`, json };
  }
  if (plan.items.length === 0)
    return { text: `${told.text}\nEverything reads so already.`, json: { ...told.json, id: null } };
  const { changeSetId } = take(
    await importIntoDraft(actor, {
      title: title ?? `Import of ${fileName}`,
      reason: reason ?? null,
      items: plan.items,
      fileHash,
    }),
  );
  return {
    text: `${told.text}\n${changeSetId}: ${plan.items.length} records as a draft.`,
    json: { ...told.json, id: changeSetId },
  };
}

/** Problems where an editor or a spreadsheet can jump to. */
function inFile({ table: sheet }: OpenPlan, problem: FileProblem): FileProblem {
  const place = placeOf(sheet, problem.line - 1, problem.column - 1);
  const path = [place.sheet, place.heading || problem.path]
    .filter((part) => part !== "")
    .join(", ");
  return { ...problem, line: place.line, path };
}

function summary(
  plan: OpenPlan,
  { form, mapping }: ImportDraft,
  { register }: ImportFacts,
): Answer & { json: object } {
  const counts = countsOf(outcomesOf(plan, new Set()));
  const { headings } = plan.table;
  const columns = headings.map((heading, index) => ({
    column: columnLetters(index + 1),
    heading,
    says: mapping.columns[index] ?? null,
  }));
  const rows = columns.map(({ column, heading, says }) => [column, heading, says ?? "(not read)"]);
  const words = `${counts.created} rows new, ${counts.updated} changed, ${counts.unchanged} the same, ${counts.wrong} wrong; ${plan.items.length} records.`;
  const similar = [...plan.vendors.values()].flatMap((vendor) => {
    const near = vendorInWords(vendor, register)?.near ?? [];
    return near.map((one) => `"${vendor.name}" looks like ${one.ref}: ${one.words}`);
  });
  const hint = similar.length > 0 ? '"vendors" in the mapping file takes it so.' : "";
  const lines = [words, ...new Set(similar), hint].filter((line) => line !== "");
  return {
    text: `${formInWords(form)}\n${table(["", "heading", "says"], rows)}\n${lines.join("\n")}`,
    json: { ok: true, form, layout: mapping.layout, columns, counts, records: plan.items.length },
  };
}

async function draftFor(book: Book, path: string | undefined): Promise<ImportDraft> {
  const draft = newDraft(recognise(book));
  const found = openTable(book, draft);
  const remembered = fittingMapping(await findMapping(headingsHash(found)), found);
  const usual = { ...draft, mapping: remembered ?? draft.mapping };
  return path === undefined ? usual : mappedBy(book, usual, path);
}

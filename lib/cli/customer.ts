import { basename } from "node:path";
import type { Command } from "commander";
import { customerFacts, importCustomers } from "@/lib/data/imports/customer-imports";
import {
  columnsInWords,
  emptyTemplate,
  filledTemplate,
} from "@/lib/file/customers/customer-template";
import { countsOf } from "@/lib/file/customers/import-view";
import { type CustomerPlan, planCustomers } from "@/lib/file/customers/plan-customers";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import { type Answer, print, refused, table, take } from "./answer";
import { addEnding } from "./ending";
import { writeOut } from "./files";
import { actorOf, withInstallation } from "./installation";
import { readSheets, refusedFile } from "./sheets";

type Options = {
  dryRun?: true;
  title?: string;
  reason?: string;
  as?: string;
  json?: true;
};

export function addCustomer(program: Command): void {
  const customer = program
    .command("customer")
    .description("customers as a list, and what their leaving takes");
  addEnding(customer);
  customer
    .command("import <file>")
    .description(
      "read customers, their agreements and contacts from CSV or an Excel workbook (.xlsx)",
    )
    .option("--dry-run", "say what would happen, and do nothing")
    .option("--title <text>", "what the change is called")
    .option("--reason <text>")
    .option("--as <email>")
    .option("--json")
    .action((path: string, options: Options) =>
      withInstallation(async () => print(await importList(path, options), options.json === true)),
    );
  customer
    .command("template")
    .description("a list without rows as CSV, or with the customers as they are")
    .option("--filled", "with the customers of the register and their contacts")
    .option("-o, --output <file>")
    .action(async ({ filled, output }: { filled?: true; output?: string }) => {
      await writeOut(
        output,
        filled === true ? await withInstallation(filledList) : emptyTemplate(),
      );
    });
  customer
    .command("columns")
    .description("what the columns of a list are called, and what they take")
    .option("--json")
    .action(({ json }: { json?: true }) => print(columns(), json === true));
}

async function importList(path: string, { dryRun, title, reason, as }: Options): Promise<Answer> {
  const actor = await actorOf(as);
  const { table: list, fileHash } = await readSheets(path, readTableApart);
  const facts = await customerFacts(actor);
  if (facts === null) throw refused("notAllowed");
  const plan = planCustomers(list, facts);
  if (plan.problems.length > 0) throw refusedFile(path, plan.problems);
  const { items, contacts } = plan;
  const summary = summaryOf(plan);
  const facing = { ok: true, counts: countsOf(plan.records), columnsUnread: plan.columns.unread };
  if (dryRun === true) {
    return {
      text: `${path} is good.\n${summary}\nNothing was imported.`,
      json: { ...facing, dryRun: true },
    };
  }
  if (plan.records.length === 0)
    return {
      text: `${path} has headings and no rows: there is nothing to import.`,
      json: { ...facing, id: null },
    };
  if (items.length === 0 && contacts.length === 0)
    return { text: `${summary}\nEverything reads so already.`, json: { ...facing, id: null } };
  const { changeSetId, internal } = take(
    await importCustomers(actor, {
      title: title ?? `Import of ${basename(path)}`,
      reason: reason ?? null,
      items,
      contacts,
      fileHash,
    }),
  );
  const became =
    changeSetId === null
      ? "The contacts are up to date; no record was to change."
      : `${changeSetId}: ${items.length} ${items.length === 1 ? "record" : "records"}${internal ? ", active at once" : " as a draft"}.`;
  return { text: `${summary}\n${became}`, json: { ...facing, id: changeSetId, internal } };
}

function summaryOf({ records, columns: { unread } }: CustomerPlan): string {
  const rows = countsOf(records).map(({ label, created, updated, unchanged }) => [
    label,
    String(created),
    String(updated),
    String(unchanged),
  ]);
  const lines = unread.map(
    ({ heading, nearest }) =>
      `The column "${heading}" is not read${nearest === null ? "" : ` (nearest: ${nearest})`}.`,
  );
  return [table(["", "new", "changed", "the same"], rows), ...lines].join("\n");
}

async function filledList(): Promise<string> {
  const facts = await customerFacts(await actorOf(undefined));
  if (facts === null) throw refused("notAllowed");
  return filledTemplate(facts.register, facts.contacts);
}

function columns(): Answer {
  const all = columnsInWords();
  return {
    text: table(
      ["column", "label", "takes"],
      all.map(({ name, label, takes }) => [name, label, takes]),
    ),
    json: all,
  };
}

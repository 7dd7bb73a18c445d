import type { Command } from "commander";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { importDirect } from "@/lib/data/changes/importing";
import { importContacts } from "@/lib/data/people/people";
import { presentRegister } from "@/lib/data/register";
import { todayIn } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import { readPatch } from "@/lib/file/patch";
import { readImport } from "@/lib/file/register-import";
import { type Answer, print, refused, take, WrongUse } from "./answer";
import { readFileWith } from "./files";
import { importList, type ListOptions } from "./import-list";
import { actorOf, latestToday, now, withInstallation } from "./installation";

type Options = { dryRun?: true; direct?: true; as?: string; json?: true };

export function addImport(program: Command): void {
  program
    .command("import <file>")
    .description(
      "read a register file, or a spreadsheet (.xlsx, .csv, .ods), as a change set; with --direct a register file into an empty register",
    )
    .option("--dry-run", "say what would happen, and do nothing")
    .option("--direct", "only into an empty register: change set 0 and publication 1")
    .option("--mapping <file>", "for a spreadsheet: what its columns say, as JSON")
    .option("--title <text>", "for a spreadsheet: what the change is called")
    .option("--reason <text>", "for a spreadsheet: why")
    .option("--as <email>")
    .option("--json")
    .action((path: string, options: Options & ListOptions) =>
      withInstallation(async () => {
        const isSheet = /\.(csv|tsv|xlsx|ods)$/i.test(path);
        if (isSheet && options.direct === true)
          throw new WrongUse(
            `${path} is no register file, and --direct takes only those: leave --direct out`,
          );
        const read = isSheet ? importList : options.direct === true ? direct : asChangeSet;
        const answer = await read(path, options);
        print(answer, options.json === true);
      }),
    );
}

async function direct(path: string, { dryRun, as }: Options): Promise<Answer> {
  const { seq } = await presentRegister();
  if (seq > 0) throw refused("registerNotEmpty");
  const { changes, contacts, text } = await readFileWith(path, (content, about) =>
    readImport(content, about, latestToday(now())),
  );
  if (dryRun === true) {
    return {
      text: `${path} is good: ${changes.length} records, ${contacts.length} contacts. Nothing was imported.`,
      json: { ok: true, records: changes.length, contacts: contacts.length, dryRun: true },
    };
  }
  const { records, publication } = take(
    await importDirect(await actorOf(as), { changes, contacts, fileHash: sha256(text) }),
  );
  return {
    text: `Imported ${records} records and ${contacts.length} contacts; publication ${publication}.`,
    json: { ok: true, records, contacts: contacts.length, publication },
  };
}

async function asChangeSet(path: string, { dryRun, as }: Options): Promise<Answer> {
  const actor = await actorOf(as);
  const { register } = await presentRegister();
  const { items, contacts, title, reason } = await readFileWith(path, (content, about) =>
    readPatch(content, about, register, todayIn(register, now())),
  );
  if (dryRun === true) {
    return {
      text: `${path} is good: it would change ${items.length} records. Nothing was imported.`,
      json: { ok: true, records: items.length, dryRun: true },
    };
  }
  if (items.length === 0 && contacts.length > 0) {
    take(await importContacts(actor, contacts));
    return {
      text: `${contacts.length} contacts are up to date; no record was to change.`,
      json: { ok: true, records: 0, contacts: contacts.length },
    };
  }
  const { id, internal } = take(
    await createChangeSet(actor, { title: title ?? `Import of ${path}`, reason, items }),
  );
  if (contacts.length > 0) take(await importContacts(actor, contacts));
  return {
    text: `${id}: ${items.length} records${internal ? ", active at once" : " as a draft"}.`,
    json: { ok: true, id, records: items.length, internal },
  };
}

import { resolve } from "node:path";
import type { Command } from "commander";
import { importDirect } from "@/lib/data/changes/importing";
import { addUser } from "@/lib/data/people/people";
import { presentRegister } from "@/lib/data/register";
import { sha256 } from "@/lib/domain/publication/canonical";
import { readImport } from "@/lib/file/register-import";
import { publishDue } from "@/lib/work/publish";
import { print, refused, take } from "./answer";
import { demoPeople } from "./demo-people";
import { readFileWith } from "./files";
import { actorOf, latestToday, now, withInstallation } from "./installation";

/** What `npm start` calls: the demo organisation and its people, into an empty register. */
export function addDemo(program: Command): void {
  program
    .command("demo")
    .description("load the demo organisation into an empty register")
    .action(() =>
      withInstallation(async () => {
        const path = resolve(import.meta.dirname, "../../examples/demo.yaml");
        const { seq } = await presentRegister();
        if (seq > 0) throw refused("registerNotEmpty");
        const read = await readFileWith(path, (text, about) =>
          readImport(text, about, latestToday(now())),
        );
        const actor = await actorOf(undefined);
        const { records } = take(
          await importDirect(actor, {
            changes: read.changes,
            contacts: read.contacts,
            fileHash: sha256(read.text),
          }),
        );
        for (const person of demoPeople) take(await addUser(actor, person));
        await publishDue(actor);
        print({ text: `The demo organisation is loaded: ${records} records.`, json: null }, false);
      }),
    );
}

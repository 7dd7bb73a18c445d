import type { Command } from "commander";
import { registerAt } from "@/lib/data/moments";
import { listContacts } from "@/lib/data/people/people";
import { registerOfPublication } from "@/lib/data/register";
import { isPresent } from "@/lib/domain/moment";
import type { Register } from "@/lib/domain/register";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { refused, WrongUse } from "./answer";
import { writeOut } from "./files";
import { now, withInstallation } from "./installation";
import { momentOption, numberOption } from "./options";

type Options = {
  asOf?: string;
  recordedAt?: string;
  publication?: string;
  output?: string;
  contacts?: true;
  json?: true;
};

export function addExport(program: Command): void {
  program
    .command("export")
    .description(
      "write the register as a file: as it is, as it was true on a day, or as a publication had it",
    )
    .option("--as-of <date>")
    .option("--recorded-at <date>", "as far as was recorded by the end of a day")
    .option("--publication <n>")
    .option("--contacts", "with the customers' contacts, which are not part of the register")
    .option("-o, --output <file>")
    .option("--json", "JSON instead of YAML")
    .action((options: Options) =>
      withInstallation(async () => {
        const format = options.json === true ? "json" : "yaml";
        const contacts = options.contacts === true ? await listContacts() : undefined;
        await writeOut(
          options.output,
          writeRegisterFile(await registerAsked(options), {
            format,
            ...(contacts === undefined ? {} : { contacts }),
          }),
        );
      }),
    );
}

async function registerAsked(options: Options): Promise<Register> {
  const number = numberOption(options.publication);
  const moment = momentOption(options);
  if (number !== null && !isPresent(moment))
    throw new WrongUse("--publication names a moment itself: leave --as-of and --recorded-at out.");
  if (number !== null) {
    const register = await registerOfPublication(number);
    if (register === null) throw refused("publicationMissing");
    return register;
  }
  return (await registerAt({ at: now() }, moment)).register;
}

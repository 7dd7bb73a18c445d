import type { Command } from "commander";
import { listContacts } from "@/lib/data/people";
import { loadRegister, presentRegister, registerOfPublication } from "@/lib/data/register";
import type { Register } from "@/lib/domain/register";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { refused } from "./answer";
import { writeOut } from "./files";
import { now, withInstallation } from "./installation";
import { dayOption, numberOption } from "./options";

type Options = {
  asOf?: string;
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

async function registerAsked({ asOf, publication }: Options): Promise<Register> {
  const number = numberOption(publication);
  if (number !== null) {
    const register = await registerOfPublication(number);
    if (register === null) throw refused("publicationMissing");
    return register;
  }
  const { register } = await presentRegister();
  const day = dayOption(asOf);
  return day === null ? register : loadRegister(day, now());
}

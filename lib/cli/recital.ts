import { Command, CommanderError } from "commander";
import { misleadingCharacter, withoutMisleading } from "@/lib/domain/hidden-characters";
import { complain } from "@/lib/log";
import { Refused, WrongUse } from "./answer";

type Add = (program: Command) => void;

/** Each command is loaded only when it is called: most need neither the drawing of PDFs nor the mail. */
const commands: Record<string, () => Promise<Add>> = {
  migrate: async () => (await import("./migrate")).addMigrate,
  import: async () => (await import("./import")).addImport,
  export: async () => (await import("./export")).addExport,
  check: async () => (await import("./check")).addCheck,
  customer: async () => (await import("./customer")).addCustomer,
  change: async () => (await import("./change")).addChange,
  consequence: async () => (await import("./consequence")).addConsequence,
  digest: async () => (await import("./digest")).addDigest,
  drill: async () => (await import("./drill")).addDrill,
  objection: async () => (await import("./objection")).addObjection,
  received: async () => (await import("./received")).addReceived,
  incident: async () => (await import("./incident")).addIncident,
  notice: async () => (await import("./notice")).addNotice,
  render: async () => (await import("./render")).addRender,
  verify: async () => (await import("./verify")).addVerify,
  web: async () => (await import("./web")).addWeb,
  work: async () => (await import("./work")).addWork,
  mail: async () => (await import("./mail")).addMail,
  user: async () => (await import("./user")).addUser,
  token: async () => (await import("./token")).addToken,
  backup: async () => (await import("./backup")).addBackup,
  restore: async () => (await import("./backup")).addBackup,
  evidence: async () => (await import("./evidence")).addEvidence,
  demo: async () => (await import("./demo")).addDemo,
};

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command("recital")
    .description("One GDPR register, and everything the outside sees of it.")
    .exitOverride()
    .showSuggestionAfterError();
  const known = name === undefined ? undefined : commands[name];
  for (const add of new Set(
    await Promise.all(
      (known === undefined ? Object.values(commands) : [known]).map((load) => load()),
    ),
  ))
    add(program);
  for (const command of program.commands) {
    command.exitOverride();
    for (const sub of command.commands) sub.exitOverride();
  }
  return program;
}

/** 0 done, 1 refused or failed, 2 called wrongly. */
async function main(): Promise<number> {
  try {
    for (const argument of process.argv.slice(2)) refuseMisleading(argument);
    await (await programFor(process.argv[2])).parseAsync(process.argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongUse) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof Refused) return tellRefusal(error);
    complain(error);
    return 1;
  }
}

/** What is typed here is kept as titles and reasons: a document that shows them must say what was meant. */
function refuseMisleading(argument: string): void {
  const problem = misleadingCharacter(argument);
  if (problem !== null)
    throw new WrongUse(`"${withoutMisleading(argument)}" ${problem}: type it anew.`);
}

function tellRefusal({ refusal }: Refused): number {
  if (process.argv.includes("--json"))
    process.stdout.write(`${JSON.stringify(refusal, null, 2)}\n`);
  process.stderr.write(`${refusal.message}\n`);
  return 1;
}

// Whoever reads may stop reading, as `head` does: that is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main();

import { Command, CommanderError } from "commander";
import { complain } from "@/lib/log";
import { Refused, WrongUse } from "./answer";
import { addBackup } from "./backup";
import { addChange } from "./change";
import { addCheck } from "./check";
import { addConsequence } from "./consequence";
import { addDemo } from "./demo";
import { addExport } from "./export";
import { addImport } from "./import";
import { addMail } from "./mail";
import { addMigrate } from "./migrate";
import { addNotice } from "./notice";
import { addObjection } from "./objection";
import { addRender } from "./render";
import { addUser } from "./user";
import { addVerify } from "./verify";
import { addWork } from "./work";

const program = new Command("recital")
  .description("One GDPR register, and everything the outside sees of it.")
  .exitOverride()
  .showSuggestionAfterError()
  .configureOutput({ writeErr: (text) => void process.stderr.write(text) });

for (const add of [
  addMigrate, addImport, addExport, addCheck, addChange, addConsequence, addObjection, addNotice,
  addRender, addVerify, addWork, addMail, addUser, addBackup, addDemo,
]) {
  add(program);
}
for (const command of program.commands) {
  command.exitOverride();
  for (const sub of command.commands) sub.exitOverride();
}

/** 0 done, 1 refused or failed, 2 called wrongly. */
async function main(): Promise<number> {
  try {
    await program.parseAsync(process.argv);
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

function tellRefusal({ refusal }: Refused): number {
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(refusal, null, 2)}\n`);
  process.stderr.write(`${refusal.message}\n`);
  return 1;
}

// Streams are flushed before the end; a pool that lingers must not keep the shell waiting.
main().then((code) => {
  process.exitCode = code;
});

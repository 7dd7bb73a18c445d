import { runChecks } from "./checks";

process.exitCode = await runChecks(false);

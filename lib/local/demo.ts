import { spawn } from "node:child_process";
import { connect } from "@/lib/data/database/connect";
import { childEnvironment, operatorError } from "@/lib/env";

/** Fills an empty database with the demo organisation, through the same door as everyone: the command line. */
export async function loadDemo(url: string): Promise<void> {
  const client = await connect(url);
  const { rows } = await client
    .query('select 1 from "Revision" limit 1')
    .finally(() => client.end());
  if (rows.length > 0) return;
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "recital", "demo"], {
      env: childEnvironment({}),
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw operatorError("The demo organisation could not be loaded: see above.");
}

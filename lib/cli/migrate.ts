import type { Command } from "commander";
import { applyMigrations } from "@/lib/data/database/migrate";
import { openConfiguredDatabase } from "@/lib/local/installation";
import { print } from "./answer";

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to this version")
    .option("--json")
    .action(async ({ json }: { json?: true }) => {
      const { url, close } = await openConfiguredDatabase();
      try {
        const applied = await applyMigrations(url);
        const text =
          applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`;
        print({ text, json: { applied } }, json === true);
      } finally {
        await close();
      }
    });
}

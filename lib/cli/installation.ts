import { clock, isShifted } from "@/lib/clock";
import { openDatabase } from "@/lib/data/database/client";
import { database, useDatabase } from "@/lib/data/database/current";
import { applyMigrations } from "@/lib/data/database/migrate";
import { instantOfColumn } from "@/lib/data/days";
import { findStaff } from "@/lib/data/people";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { type Instant, instantOf } from "@/lib/domain/calendar";
import { operatorError } from "@/lib/env";
import { openConfiguredDatabase } from "@/lib/local/installation";
import { refused } from "./answer";

/** The instant of this moment, on the one clock. */
export function now(): Instant {
  return instantOf(clock().toString());
}

/** Opens the database of this installation for one command, and closes it whatever happens. */
export async function withInstallation<Value>(run: (databaseUrl: string) => Promise<Value>): Promise<Value> {
  const { url, close } = await openConfiguredDatabase();
  try {
    await applyMigrations(url);
    useDatabase(openDatabase(url));
    await requireTrueTime();
    return await run(url);
  } finally {
    await database().$disconnect().catch(() => undefined);
    await close();
  }
}

/** What was recorded under a shifted clock lies in the future of the true one: going back is refused. */
async function requireTrueTime(): Promise<void> {
  if (isShifted()) return;
  const newest = await database().auditEntry.findFirst({ orderBy: { position: "desc" }, select: { at: true } });
  if (newest === null) return;
  const at = instantOfColumn(newest.at);
  if (Date.parse(at) <= Date.parse(now()) + 5 * 60_000) return;
  throw operatorError(
    `The newest entry of this database is of ${at}, made under RECITAL_CLOCK. Set RECITAL_CLOCK to that time or later, or begin with an empty DATA_DIR.`,
  );
}

/** The person named with --as, or the System. */
export async function actorOf(email: string | undefined): Promise<Actor> {
  if (email === undefined) return systemActor("cli", now());
  const staff = await findStaff(email, "cli", now());
  if (staff === null) throw refused("noSuchUser");
  return staff;
}

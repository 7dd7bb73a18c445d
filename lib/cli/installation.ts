import { type Actor, systemActor } from "@/lib/auth/actor";
import { clock } from "@/lib/clock";
import { openDatabase } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { applyMigrations } from "@/lib/data/database/migrate";
import { requireTrueTime } from "@/lib/data/database/true-time";
import { findStaff } from "@/lib/data/people/people";
import { type CalendarDate, dateIn, type Instant, instantOf } from "@/lib/domain/calendar";
import { openConfiguredDatabase } from "@/lib/local/installation";
import { refused } from "./answer";

/** The instant of this moment, on the one clock. */
export function now(): Instant {
  return instantOf(clock().toString());
}

/** The latest day that is today anywhere: an empty register has no zone of its own to ask in. */
export function latestToday(at: Instant): CalendarDate {
  return dateIn(at, "Pacific/Kiritimati");
}

/** Opens the database of this installation for one command, and closes it whatever happens. */
export async function withInstallation<Value>(
  run: (databaseUrl: string) => Promise<Value>,
): Promise<Value> {
  const { url, close } = await openConfiguredDatabase();
  const database = openDatabase(url);
  try {
    await applyMigrations(url);
    await requireTrueTime(url);
    setDatabase(database);
    return await run(url);
  } finally {
    await database.$disconnect().catch(() => undefined);
    await close();
  }
}

/** The person named with --as, or the System. */
export async function actorOf(email: string | undefined): Promise<Actor> {
  if (email === undefined) return systemActor("cli", now());
  const staff = await findStaff(email, "cli", now());
  if (staff === null) throw refused("noSuchUser");
  return staff;
}

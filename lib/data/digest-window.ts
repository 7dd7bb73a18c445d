import { addDays, type Instant, startOfDayIn } from "@/lib/domain/calendar";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { database } from "./database/current";
import { instantOfColumn } from "./days";
import { presentRegister } from "./register";

export function newestDigest() {
  return database().digest.findFirst({ orderBy: { month: "desc" } });
}

const daysBefore = 31;

/**
 * From when on the next digest tells: where the last one ended. The first one tells of the month before its day of the month was set, and
 * of all that came since, however late it goes: counted from the day on which it goes, what took effect between would be told to nobody.
 */
export async function digestSince(at: Instant): Promise<Instant> {
  const last = await newestDigest();
  if (last !== null) return instantOfColumn(last.upTo);
  const { register } = await presentRegister();
  const from = todayIn(register, (await daySetAt()) ?? at);
  return startOfDayIn(addDays(from, -daysBefore), organisationZone(register));
}

/** When the organisation's record was first given the day of the month that it has now, or another that it has had without a gap. */
async function daySetAt(): Promise<Instant | null> {
  const rows = await database().$queryRaw<{ recordedAt: Date }[]>`
    select "recordedAt" from "Revision" as named
    where kind = 'Organisation' and body ->> 'digestDay' is not null
      and not exists (select from "Revision" as later
        where later.kind = 'Organisation' and later.seq > named.seq and later.body ->> 'digestDay' is null)
    order by seq limit 1`;
  return rows[0] === undefined ? null : instantOfColumn(rows[0].recordedAt);
}

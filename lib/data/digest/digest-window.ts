import { addDays, type Instant, startOfDayIn } from "@/lib/domain/calendar";
import type { DigestDay } from "@/lib/domain/digest/digest-month";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { list, type Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { presentRegister } from "../register";

function newestDigest() {
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

/** The day of the month as the register has it, since when, and the month of the newest digest. */
export async function digestDay(register: Register): Promise<DigestDay> {
  const day = list(register, "Organisation")[0]?.digestDay;
  const [setAt, last] = await Promise.all([daySetAt(day), newestDigest()]);
  return { day, setOn: setAt && todayIn(register, setAt), last: last?.month ?? null };
}

/** When the organisation's record was first given this day of the month, or any, that it has had without a gap since. */
async function daySetAt(day?: number): Promise<Instant | null> {
  const other = day === undefined ? null : `${day}`;
  const rows = await database().$queryRaw<{ recordedAt: Date }[]>`
    select "recordedAt" from "Revision" as named
    where kind = 'Organisation' and body ->> 'digestDay' = coalesce(${other}, body ->> 'digestDay')
      and not exists (select from "Revision" as later
        where later.kind = 'Organisation' and later.seq > named.seq
          and (later.body ->> 'digestDay' is null or later.body ->> 'digestDay' <> coalesce(${other}, later.body ->> 'digestDay')))
    order by seq limit 1`;
  return rows[0] === undefined ? null : instantOfColumn(rows[0].recordedAt);
}

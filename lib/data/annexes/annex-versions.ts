import { type CalendarDate, calendarDateOf, dateIn, type Instant } from "@/lib/domain/calendar";
import { organisationZone } from "@/lib/domain/organisation-day";
import type { AnnexVersion } from "@/lib/domain/portal-view";
import type { Register, Row } from "@/lib/domain/register";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";

/**
 * The publications from which an agreement has its annex, the newest first; of one that is over those until its last day.
 *
 * Source: none, product decision 0060 (what was agreed stays as it was at the end).
 */
export async function annexVersions(
  register: Register,
  agreement: Row<"CustomerAgreement">,
  at: Instant,
): Promise<AnnexVersion[]> {
  const zone = agreement.zone ?? organisationZone(register);
  const rows = await database().publication.findMany({
    select: { number: true, publishedAt: true },
    orderBy: { number: "desc" },
  });
  const versions = rows.map(({ number, publishedAt }) => ({
    number,
    publishedOn: dateIn(instantOfColumn(publishedAt), zone),
  }));
  const last = isEnded(agreement, dateIn(at, zone)) ? await lastDay(agreement) : null;
  return last === null ? versions : versions.filter(({ publishedOn }) => publishedOn <= last);
}

/** Whether an agreement's last day is over, by a day in its zone. */
export function isEnded(
  { endsOn }: Pick<Row<"CustomerAgreement">, "endsOn">,
  today: CalendarDate,
): boolean {
  return endsOn !== undefined && endsOn < today;
}

/** The last day of an agreement, or that on which a change for all last reached data that were still held. */
async function lastDay({ ref, endsOn }: Row<"CustomerAgreement">): Promise<CalendarDate | null> {
  if (endsOn === undefined) return null;
  const notice = await database().notice.findFirst({
    where: { agreementRef: ref, effectiveOn: { not: null } },
    select: { effectiveOn: true },
    orderBy: { effectiveOn: "desc" },
  });
  const reached = dayOf(notice?.effectiveOn ?? null);
  const end = calendarDateOf(endsOn);
  return reached !== null && reached > end ? reached : end;
}

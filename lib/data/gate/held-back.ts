import type { Instant } from "@/lib/domain/calendar";
import type { HeldBack } from "@/lib/domain/change/agreed";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import type { RecordChange } from "@/lib/domain/register";
import { database } from "../database/current";
import { dayOf } from "../days";
import type { Transaction } from "../write";
import { overtakenRecords, recordKey, withoutSettled } from "./undone";

type Reader = Pick<Transaction, "$queryRaw" | "notice">;
type BeforeRow = {
  changeSetId: string;
  order: number;
  kind: string;
  ref: string;
  validFrom: Date | null;
  body: Record<string, unknown> | null;
};

/** A held-back change set with what is told of it. */
export type HeldBackNotice = HeldBack & {
  readonly title: string;
  readonly noticeId: string;
  readonly declined: boolean;
};

/**
 * The active change sets that one agreement, or every agreement, has not got (or never will).
 *
 * @param at an instant of the past to ask about; null: now
 */
export async function heldBackFor(
  agreementRef: string | null,
  reader: Reader = database(),
  at: Instant | null = null,
): Promise<Map<string, HeldBackNotice[]>> {
  const found = await reader.notice.findMany({
    where: {
      OR: [
        { effectiveOn: null, declinedBecause: null },
        // Who dropped the product is left out of nothing: should it come back, it comes as it reads by then.
        { effectiveOn: null, declinedBecause: { not: "NOT_CONCERNED" } },
        ...(at === null
          ? []
          : [
              { effectiveOn: { gte: dayNear(at, -1) } },
              { effectiveOn: null, declinedAt: { gt: new Date(at) } },
            ]),
      ],
      changeSet: {
        state: "ACTIVE",
        ...(at === null ? {} : { activatedAt: { lte: new Date(at) } }),
      },
      ...(agreementRef === null ? {} : { agreementRef }),
    },
    select: {
      id: true,
      agreementRef: true,
      changeSetId: true,
      declinedAt: true,
      declinedBecause: true,
      effectiveOn: true,
      changeSet: { select: { title: true } },
    },
  });
  const notices = withoutSettled(
    (await notYetAt(found, reader, at)).map((notice) =>
      isLater(notice.declinedAt, at)
        ? { ...notice, declinedAt: null, declinedBecause: null }
        : notice,
    ),
  );
  const before = await recordsBefore(
    [...new Set(notices.map(({ changeSetId }) => changeSetId))],
    reader,
  );
  const overtaken = await overtakenRecords(notices, reader, at);
  const held = new Map<string, HeldBackNotice[]>();
  for (const notice of notices) {
    const facts = before.get(notice.changeSetId);
    if (facts === undefined) continue;
    const records = facts.before.filter((record) => !overtaken.has(recordKey(notice, record)));
    if (records.length === 0) continue;
    const list = held.get(notice.agreementRef) ?? [];
    list.push({
      ...facts,
      before: records,
      noticeId: notice.id,
      title: notice.changeSet.title,
      declined: notice.declinedAt !== null,
    });
    held.set(notice.agreementRef, list);
  }
  return held;
}

/** The day in UTC of an instant, or one near it: days in the zones of agreements lie no further apart than one. */
function dayNear(at: Instant, days: number): Date {
  return new Date(Date.parse(at.slice(0, 10)) + days * 86_400_000);
}

function isLater(instant: Date | null, at: Instant | null): boolean {
  return instant !== null && at !== null && instant > new Date(at);
}

type Dated = { agreementRef: string; changeSetId: string; effectiveOn: Date | null };

/** Those that had not taken effect by an instant. A day is not enough to tell: where it may be either, the audit chain says it. */
async function notYetAt<Notice extends Dated>(
  notices: readonly Notice[],
  reader: Reader,
  at: Instant | null,
): Promise<Notice[]> {
  if (at === null) return [...notices];
  const isNear = ({ effectiveOn }: Dated) => effectiveOn !== null && effectiveOn <= dayNear(at, 1);
  const near = notices.filter(isNear);
  if (near.length === 0) return [...notices];
  const rows = await reader.$queryRaw<{ key: string }[]>`
    select (payload ->> 'changeSetId') || ' ' || agreement as key
    from "AuditEntry" cross join lateral jsonb_array_elements_text(payload -> 'agreements') as agreement
    where event = 'changeSet.activated' and at > ${at}::timestamptz
      and payload ->> 'changeSetId' = any (${near.map(({ changeSetId }) => changeSetId)})`;
  const later = new Set(rows.map(({ key }) => key));
  return notices.filter(
    (notice) => !isNear(notice) || later.has(`${notice.changeSetId} ${notice.agreementRef}`),
  );
}

/** Of each change set, how its records read just before it was activated. */
export async function recordsBefore(
  changeSetIds: readonly string[],
  reader: Pick<Reader, "$queryRaw">,
): Promise<Map<string, HeldBack>> {
  if (changeSetIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<BeforeRow[]>`
    select own."changeSetId", own."order", own.kind, own.ref, earlier."validFrom", earlier.body
    from (select "changeSetId", kind, ref, min(seq) as first,
                 (min(min(seq)) over (partition by "changeSetId"))::int as "order"
          from "Revision" where "changeSetId" = any (${[...changeSetIds]}) group by 1, 2, 3) own
    left join lateral (select "validFrom", body from "Revision" r
                       where r.kind = own.kind and r.ref = own.ref and r.seq < own.first and r."validTo" is null
                       order by r.seq desc limit 1) earlier on true`;
  const byChangeSet = new Map<
    string,
    { changeSetId: string; order: number; before: RecordChange[] }
  >();
  for (const { changeSetId, order, kind, ref, validFrom, body } of rows) {
    const facts = byChangeSet.get(changeSetId) ?? { changeSetId, order, before: [] };
    // The day does not matter to what an annex says of a record that is not there.
    const since = dayOf(validFrom ?? new Date(0));
    const name = kind as KindName;
    facts.before.push({ kind: name, ref, validFrom: since, body: lifted(name, body) });
    byChangeSet.set(changeSetId, facts);
  }
  return byChangeSet;
}

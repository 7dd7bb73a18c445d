import type { Instant } from "@/lib/domain/calendar";
import type { HeldBack } from "@/lib/domain/change/agreed";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { RecordChange } from "@/lib/domain/register";
import { dayOf } from "./days";
import { database } from "./database/current";
import type { Transaction } from "./write";

type Reader = Pick<Transaction, "$queryRaw" | "notice">;
type BeforeRow = { changeSetId: string; order: number; kind: string; ref: string; validFrom: Date | null; body: Record<string, unknown> | null };

/** A held-back change set with what is told of it. */
export type HeldBackNotice = HeldBack & { readonly title: string; readonly noticeId: string; readonly declined: boolean };

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
  const day = at === null ? null : new Date(at.slice(0, 10));
  const notices = await reader.notice.findMany({
    where: {
      OR: [{ effectiveOn: null }, ...(day === null ? [] : [{ effectiveOn: { gt: day } }])],
      changeSet: { state: "ACTIVE", ...(at === null ? {} : { activatedAt: { lte: new Date(at) } }) },
      ...(agreementRef === null ? {} : { agreementRef }),
    },
    select: { id: true, agreementRef: true, changeSetId: true, declinedAt: true, changeSet: { select: { title: true } } },
  });
  const before = await recordsBefore([...new Set(notices.map(({ changeSetId }) => changeSetId))], reader);
  const held = new Map<string, HeldBackNotice[]>();
  for (const notice of notices) {
    const facts = before.get(notice.changeSetId);
    if (facts === undefined) continue;
    const list = held.get(notice.agreementRef) ?? [];
    list.push({ ...facts, noticeId: notice.id, title: notice.changeSet.title, declined: notice.declinedAt !== null });
    held.set(notice.agreementRef, list);
  }
  return held;
}

/** Of each change set, how its records read just before it was activated. */
async function recordsBefore(changeSetIds: readonly string[], reader: Reader): Promise<Map<string, HeldBack>> {
  if (changeSetIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<BeforeRow[]>`
    select own."changeSetId", own."order", own.kind, own.ref, earlier."validFrom", earlier.body
    from (select "changeSetId", kind, ref, min(seq) as first,
                 (min(min(seq)) over (partition by "changeSetId"))::int as "order"
          from "Revision" where "changeSetId" = any (${[...changeSetIds]}) group by 1, 2, 3) own
    left join lateral (select "validFrom", body from "Revision" r
                       where r.kind = own.kind and r.ref = own.ref and r.seq < own.first and r."validTo" is null
                       order by r.seq desc limit 1) earlier on true`;
  const byChangeSet = new Map<string, { changeSetId: string; order: number; before: RecordChange[] }>();
  for (const { changeSetId, order, kind, ref, validFrom, body } of rows) {
    const facts = byChangeSet.get(changeSetId) ?? { changeSetId, order, before: [] };
    // The day does not matter to what an annex says of a record that is not there.
    const since = dayOf(validFrom ?? new Date(0));
    facts.before.push({ kind: kind as KindName, ref, validFrom: since, body });
    byChangeSet.set(changeSetId, facts);
  }
  return byChangeSet;
}

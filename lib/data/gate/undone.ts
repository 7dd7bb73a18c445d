import type { Instant } from "@/lib/domain/calendar";
import type { RecordKey } from "@/lib/domain/register";
import type { Transaction } from "../write";

/** Why a notice is declined whose change was undone for all before its agreement had it. */
export function undoneBy(changeSetId: string): string {
  return `${undoneWords}${changeSetId}`;
}

/** Begins the reason of every notice that was undone: its agreement was not left out of anything. */
export const undoneWords = "undone by ";

type Candidate = { agreementRef: string; changeSetId: string; declinedBecause: string | null };

function isUndone({ declinedBecause }: Candidate): boolean {
  return declinedBecause?.startsWith(undoneWords) === true;
}

/** A change that was undone is held back only as long as the one that undid it: after that, there is nothing left of either. */
export function withoutSettled<Notice extends Candidate>(notices: readonly Notice[]): Notice[] {
  const byKey = new Map(
    notices.map((notice) => [`${notice.agreementRef} ${notice.changeSetId}`, notice]),
  );
  function isHeld(notice: Candidate): boolean {
    if (!isUndone(notice)) return true;
    const undoing = notice.declinedBecause?.slice(undoneWords.length);
    const held = byKey.get(`${notice.agreementRef} ${undoing}`);
    return held !== undefined && isHeld(held);
  }
  return notices.filter(isHeld);
}

/** Names one record of one held-back change set of one agreement. */
export function recordKey(
  { agreementRef, changeSetId }: Pick<Candidate, "agreementRef" | "changeSetId">,
  { kind, ref }: Pick<RecordKey, "kind" | "ref">,
): string {
  return [agreementRef, changeSetId, kind, ref].join(" ");
}

/**
 * The records of undone changes that an agreement has by now from a change that came after: what was undone says
 * nothing about them any more.
 *
 * @param held every notice that is held back, also the undone ones
 * @returns keys as {@link recordKey} makes them
 */
export async function overtakenRecords(
  held: readonly Candidate[],
  reader: Pick<Transaction, "$queryRaw">,
  at: Instant | null,
): Promise<Set<string>> {
  const undone = held.filter(isUndone);
  if (undone.length === 0) return new Set();
  const rows = await reader.$queryRaw<
    { agreementRef: string; changeSetId: string; kind: string; ref: string; laterId: string }[]
  >`
    select distinct notice."agreementRef", own."changeSetId", own.kind, own.ref, later."changeSetId" as "laterId"
    from unnest(${undone.map(({ agreementRef }) => agreementRef)}::text[],
                ${undone.map(({ changeSetId }) => changeSetId)}::text[]) as wanted(agreement, id)
    join "Revision" own on own."changeSetId" = wanted.id
    join "Revision" later on later.kind = own.kind and later.ref = own.ref and later.seq > own.seq
      and later."changeSetId" <> own."changeSetId"
    join "ChangeSet" changed on changed.id = later."changeSetId"
      and (${at}::timestamptz is null or changed."activatedAt" <= ${at}::timestamptz)
    join "Notice" notice on notice."changeSetId" = later."changeSetId"
      and notice."agreementRef" = wanted.agreement and notice."effectiveOn" is not null`;
  const waiting = new Set(held.map((one) => `${one.agreementRef} ${one.changeSetId}`));
  return new Set(
    rows
      .filter(({ agreementRef, laterId }) => !waiting.has(`${agreementRef} ${laterId}`))
      .map((row) => recordKey(row, { kind: row.kind as RecordKey["kind"], ref: row.ref })),
  );
}

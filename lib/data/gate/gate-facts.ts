import { touches } from "@/lib/domain/change/agreed";
import type { GateFacts } from "@/lib/domain/change/gate";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { StoredChangeSet } from "../changes/change-sets";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { changedMeanwhile } from "../notices/agreements-meanwhile";
import type { Transaction } from "../write";
import { type HeldBackNotice, heldBackFor } from "./held-back";
import { toldFactsOf } from "./told-facts";

/** A notice with all that its gate asks. */
export type GateNotice = Prisma.NoticeGetPayload<{ include: typeof gateParts }>;

const gateParts = { objections: true, approvals: true } as const;

export async function noticesOf(
  tx: Pick<Transaction, "notice">,
  changeSetId: string,
): Promise<GateNotice[]> {
  return tx.notice.findMany({
    where: { changeSetId },
    include: gateParts,
    orderBy: { agreementRef: "asc" },
  });
}

/** Some notices of a change set, in the order of their agreements, behind one of them. */
export async function noticesAfter(
  tx: Pick<Transaction, "notice">,
  changeSetId: string,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<GateNotice[]> {
  return tx.notice.findMany({
    where: { changeSetId, ...(after === null ? {} : { agreementRef: { gt: after } }) },
    include: gateParts,
    orderBy: { agreementRef: "asc" },
    take: most,
  });
}

/** What the gate has to know of each of these notices of one change set. */
export async function gateFactsOf(
  tx: Transaction,
  changeSet: StoredChangeSet,
  notices: readonly GateNotice[],
): Promise<Map<string, GateFacts>> {
  const told = await toldFactsOf(tx, notices);
  const customers = [...new Set(notices.map(({ customerRef }) => customerRef))];
  const contacts = await tx.customerContact.groupBy({
    by: ["customerRef"],
    where: { ...reachable, customerRef: { in: customers } },
  });
  const withContact = new Set(contacts.map(({ customerRef }) => customerRef));
  const held = await heldBackFor(null, tx);
  const since = await changedMeanwhile(changeSet, notices, tx);
  const keys = changeSet.items.map(({ kind, ref }) => ({ kind: kind as KindName, ref }));
  return new Map(
    notices.map((notice) => [
      notice.id,
      {
        changeClass: notice.changeClass,
        ...(told.get(notice.id) ?? never()),
        hasContact: withContact.has(notice.customerRef),
        agreementSince: since.get(notice.agreementRef) ?? null,
        objections: notice.objections,
        approvals: notice.approvals.flatMap(({ kind, overtakenAt }) =>
          overtakenAt === null ? [kind] : [],
        ),
        heldBackBefore: earlierOf(changeSet.id, held.get(notice.agreementRef) ?? [])
          .filter((earlier) => touches(earlier, keys))
          .map(({ changeSetId }) => changeSetId),
        plannedOn: dayOf(changeSet.plannedOn),
      },
    ]),
  );
}

/** What is held back for an agreement and came before this change set; one that is not active yet comes after all. */
function earlierOf(changeSetId: string, held: readonly HeldBackNotice[]): HeldBackNotice[] {
  const own =
    held.find((one) => one.changeSetId === changeSetId)?.order ?? Number.POSITIVE_INFINITY;
  return held.filter(({ declined, order }) => !declined && order < own);
}

function never(): never {
  throw new Error("A notice has no facts of who was told");
}

import { decisionDay } from "@/lib/domain/change/decision-day";
import type { ReviewDate } from "@/lib/domain/reviews/review-dates";
import { database } from "../database/current";
import { dayOf } from "../days";

/** The days by which objections are to be decided, and on which the time to object ends: for whoever approved the change. */
export async function objectionDates(): Promise<ReviewDate[]> {
  const [open, windows] = await Promise.all([openObjections(), closingWindows()]);
  return [...open, ...windows];
}

async function openObjections(): Promise<ReviewDate[]> {
  const rows = await database().objection.findMany({
    where: { OR: [{ decision: null }, { decision: "REFUSED", timely: true }] },
    select: {
      id: true,
      receivedOn: true,
      notice: {
        select: {
          agreementRef: true,
          effectiveOn: true,
          declinedAt: true,
          earliestEffectiveOn: true,
          changeSet: { select: { plannedOn: true, approvedById: true } },
        },
      },
    },
  });
  return rows
    .filter(({ notice }) => notice.declinedAt === null)
    .map(({ id, receivedOn, notice }) => ({
      kind: "CustomerAgreement",
      ref: notice.agreementRef,
      topic: "OBJECTION",
      field: id,
      dueOn: decisionDay({
        receivedOn: dayOf(receivedOn),
        isInEffect: notice.effectiveOn !== null,
        earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
        plannedOn: dayOf(notice.changeSet.plannedOn),
      }),
      ownerId: userOf(notice.changeSet.approvedById),
      confirms: null,
    }));
}

type WindowRow = {
  changeSetId: string;
  approvedById: string | null;
  agreementRef: string;
  objectionLastDay: Date;
};

/** Of each announced change the agreement whose time to object ends last: a change may have ten thousand notices. */
async function closingWindows(): Promise<ReviewDate[]> {
  const rows = await database().$queryRaw<WindowRow[]>`
    select distinct on (n."changeSetId") n."changeSetId", c."approvedById", n."agreementRef", n."objectionLastDay"
    from "Notice" n join "ChangeSet" c on c.id = n."changeSetId" and c.state = 'ANNOUNCED'
    where n."effectiveOn" is null and n."declinedAt" is null and n."objectionLastDay" is not null
    order by n."changeSetId", n."objectionLastDay" desc, n."agreementRef"`;
  return rows.map(({ changeSetId, approvedById, agreementRef, objectionLastDay }) => ({
    kind: "CustomerAgreement",
    ref: agreementRef,
    topic: "OBJECTION_WINDOW",
    field: changeSetId,
    dueOn: dayOf(objectionLastDay),
    ownerId: userOf(approvedById),
    confirms: null,
  }));
}

/** The account behind a name of the audit chain: "user:ID". */
function userOf(actor: string | null): string | null {
  return actor?.startsWith("user:") ? actor.slice("user:".length) : null;
}

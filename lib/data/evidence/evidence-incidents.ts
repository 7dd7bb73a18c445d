import type { PackSubject } from "@/lib/domain/evidence/pack";
import type { PackIncident } from "@/lib/domain/evidence/pack-facts";
import type { RecordKey } from "@/lib/domain/register";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { sinceOf } from "../incidents/suspensions";
import type { Transaction } from "../write";

type Stored = Prisma.IncidentGetPayload<{ include: { tellings: true } }>;
type Notice = Pick<
  Prisma.NoticeGetPayload<object>,
  "id" | "changeSetId" | "agreementRef" | "items"
>;

/** The incidents that concern these notices, by notice; a customer's pack has no words that staff wrote for each other. */
export async function incidentsOf(
  tx: Pick<Transaction, "incident">,
  notices: readonly Notice[],
  { type }: PackSubject,
): Promise<Map<string, PackIncident[]>> {
  const rows = await tx.incident.findMany({
    where: { agreementRefs: { hasSome: notices.map(({ agreementRef }) => agreementRef) } },
    include: { tellings: { orderBy: [{ toldOn: "asc" }, { id: "asc" }] } },
    orderBy: { number: "asc" },
  });
  return new Map(
    notices.map((notice) => [
      notice.id,
      rows
        .filter((row) => concerns(row, notice))
        .map((row) => packIncident(row, notice, type === "change")),
    ]),
  );
}

function concerns(
  { noticeId, changeSetId, engagementRef, agreementRefs }: Stored,
  notice: Notice,
): boolean {
  if (!agreementRefs.includes(notice.agreementRef)) return false;
  if (noticeId !== null) return noticeId === notice.id;
  if (changeSetId !== null) return changeSetId === notice.changeSetId;
  // A notice's items are written by nothing but the order of its mail.
  const items = notice.items as unknown as RecordKey[];
  return items.some(({ kind, ref }) => kind === "Engagement" && ref === engagementRef);
}

function packIncident(row: Stored, { agreementRef }: Notice, isForStaff: boolean): PackIncident {
  const { id, number, kind, state, suspension, objectionId, closedAt, tellings } = row;
  const since = suspension === "DONE" ? (sinceOf(row)[agreementRef] ?? null) : null;
  const isForOthers = suspension === "DONE" && since === null;
  return {
    id,
    number,
    kind,
    state,
    trueSince: dayOf(row.trueSince),
    knownOn: dayOf(row.knownOn),
    suspension: isForOthers ? null : suspension,
    suspensionOn: isForOthers ? null : (since ?? dayOf(row.suspensionOn)),
    suspensionReason: isForStaff && !isForOthers ? row.suspensionReason : null,
    openedAt: instantOfColumn(row.openedAt),
    closedAt: closedAt && instantOfColumn(closedAt),
    closedReason: isForStaff ? row.closedReason : null,
    objectionId,
    told: tellings
      .filter((one) => one.agreementRef === agreementRef)
      .map(({ toldOn, channel, text }) => ({ toldOn: dayOf(toldOn), channel, text })),
  };
}

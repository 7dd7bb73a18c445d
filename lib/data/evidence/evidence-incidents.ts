import { engagementNamed } from "@/lib/domain/change/restored-engagement";
import type { PackSubject } from "@/lib/domain/evidence/pack";
import type { PackIncident } from "@/lib/domain/evidence/pack-facts";
import { toldFact } from "@/lib/domain/incident/told-fact";
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
  const about = new Map(rows.map((row) => [row.id, noticesAbout(row, notices, type)]));
  return new Map(
    notices.map((notice) => [
      notice.id,
      rows
        .filter((row) => about.get(row.id)?.includes(notice))
        .map((row) => packIncident(row, notice, type === "change")),
    ]),
  );
}

/**
 * The notices with which an incident lies in a pack. A fact that stands in no record may be about one of which no notice speaks; it is not
 * left out of its customer's pack, and lies with the newest notice of the agreement.
 */
function noticesAbout(
  row: Stored,
  notices: readonly Notice[],
  type: PackSubject["type"],
): readonly Notice[] {
  const about = notices.filter((notice) => concerns(row, notice));
  if (type === "change" || toldFact(row) === null) return about;
  const missing = row.agreementRefs.filter((ref) =>
    about.every(({ agreementRef }) => agreementRef !== ref),
  );
  return [
    ...about,
    ...missing.flatMap((ref) => notices.findLast((one) => one.agreementRef === ref) ?? []),
  ];
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
  const named = engagementNamed(engagementRef ?? "");
  return items.some(({ kind, ref }) => kind === "Engagement" && ref === named);
}

/** The facts that stand in no record, of an agreement of which a customer's pack has no notice to lie with: they lie with its end. */
export async function incidentsOfEnd(
  tx: Pick<Transaction, "incident">,
  agreementRef: string,
): Promise<PackIncident[]> {
  const rows = await tx.incident.findMany({
    where: { agreementRefs: { has: agreementRef }, title: { not: null } },
    include: { tellings: { orderBy: [{ toldOn: "asc" }, { id: "asc" }] } },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => packIncident(row, { agreementRef }, false));
}

function packIncident(
  row: Stored,
  { agreementRef }: Pick<Notice, "agreementRef">,
  isForStaff: boolean,
): PackIncident {
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
    fact: toldFact(row),
    told: tellings
      .filter((one) => one.agreementRef === agreementRef)
      .map(({ toldOn, channel, text }) => ({ toldOn: dayOf(toldOn), channel, text })),
  };
}

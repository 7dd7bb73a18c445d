import type { CustomerActor } from "@/lib/auth/actor";
import { type CalendarDate, dateIn, daysBetween } from "@/lib/domain/calendar";
import { touches } from "@/lib/domain/change/agreed";
import { type Gate, gate } from "@/lib/domain/change/gate";
import { runsPeriods } from "@/lib/domain/change/notice-effect";
import { ownStanding } from "@/lib/domain/change/own-standing";
import { changeDetails } from "@/lib/domain/documents/notice-mail-details";
import type { FactChange } from "@/lib/domain/documents/notice-mail-facts";
import { type AnnouncedChange, mailLanguage } from "@/lib/domain/documents/told-mail";
import { organisationZone } from "@/lib/domain/organisation-day";
import type { NoticeAsks, PortalNotice } from "@/lib/domain/portal-view";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { changeToTell } from "../announcing/mail-facts";
import { termsOfNotice } from "../announcing/notice-terms";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { heldBackFor } from "../gate/held-back";
import { noticesOnTheirWay } from "../gate/roll-out-rows";
import { toldFactsOf } from "../gate/told-facts";
import { undoneWords } from "../gate/undone";
import { changedMeanwhile } from "../notices/agreements-meanwhile";
import { presentRegister } from "../register";

/** Whose notices are read, and on which day. */
export type Reader = Pick<CustomerActor, "customerRef" | "contactId" | "at">;

const parts = {
  changeSet: { include: { items: true } },
  objections: {
    orderBy: { receivedAt: "asc" },
    include: { answers: { orderBy: [{ answeredOn: "asc" }, { id: "asc" }] } },
  },
  approvals: { orderBy: { receivedOn: "asc" } },
  acknowledgements: true,
  deliveries: {
    where: { delivery: { announcement: { kind: "CORRECTION" }, state: { not: "CANCELLED" } } },
    select: { delivery: { select: { announcement: { select: { at: true } } } } },
  },
} as const satisfies Prisma.NoticeInclude;

export type NoticeRow = Prisma.NoticeGetPayload<{ include: typeof parts }>;

/** The notices of the reader's own customer, newest change first; nobody else's, whatever is asked for. */
export async function ownNotices(
  { customerRef }: Reader,
  where: Prisma.NoticeWhereInput,
  most = 200,
): Promise<NoticeRow[]> {
  return database().notice.findMany({
    where: { AND: [where, { customerRef, changeSet: { announcedAt: { not: null } } }] },
    include: parts,
    orderBy: [{ changeSet: { number: "desc" } }, { agreementRef: "asc" }],
    take: most,
  });
}

export function isOver({ effectiveOn, declinedAt }: NoticeRow): boolean {
  return effectiveOn !== null || declinedAt !== null;
}

/** Notices as their customer sees them. */
export async function noticeViews(
  reader: Reader,
  rows: readonly NoticeRow[],
): Promise<PortalNotice[]> {
  const { register } = await presentRegister();
  const [verdicts, onTheirWay] = await Promise.all([
    verdictsOf(reader, rows),
    noticesOnTheirWay({ customerRef: reader.customerRef }),
  ]);
  const told = new Map<string, AnnouncedChange>();
  for (const row of rows) {
    if (!isOver(row) && !told.has(row.changeSetId))
      told.set(row.changeSetId, await announcedChange(row, register));
  }
  return rows.map((row) =>
    viewOf(reader, row, {
      register,
      verdict: verdicts.get(row.id) ?? null,
      isOnItsWay: onTheirWay.has(row.id),
      change: told.get(row.changeSetId),
    }),
  );
}

type Surroundings = {
  register: Register;
  verdict: Gate | null;
  isOnItsWay: boolean;
  change: AnnouncedChange | undefined;
};

function viewOf(
  reader: Reader,
  row: NoticeRow,
  { register, verdict, isOnItsWay, change }: Surroundings,
): PortalNotice {
  const { zone, effect } = termsOfNotice(row);
  const isEmergency = effect === "EMERGENCY";
  const today = dateIn(reader.at, zone);
  const standing = ownStanding({
    isInEffect: row.effectiveOn !== null,
    isWithdrawn: isWithdrawn(row),
    isClosed: row.declinedAt !== null,
    isApproved: isApproved(row),
    isOnItsWay,
    verdict,
  });
  // Days that a mail began which came back do not count: they begin anew with the next.
  const isTold = standing !== "NOT_TOLD" && standing !== "SENDING";
  const lastDay = isTold ? dayOf(row.objectionLastDay) : null;
  // Where the change is in effect before the time to object is over, as in an emergency, that time still runs.
  const isSettled = row.declinedAt !== null || (isOver(row) && isApproved(row));
  const left = lastDay === null || isSettled ? -1 : daysBetween(today, lastDay);
  return {
    id: row.id,
    changeSetId: row.changeSetId,
    title: row.changeSet.title,
    reason: row.changeSet.reason,
    correctedOn: correctedOn(row, zone),
    agreement: agreementTitle(register, row.agreementRef),
    changes: change === undefined ? [] : changeLines(change, itemKeys(row)),
    changeClass: row.changeClass,
    adverse: adverseOf(row),
    isEmergency,
    standing,
    zone,
    startsOn: isTold ? dayOf(row.startsOn) : null,
    objectionLastDay: lastDay,
    daysLeft: left < 0 ? null : left,
    earliestEffectiveOn: isTold && standing !== "APPROVED" ? dayOf(row.earliestEffectiveOn) : null,
    plannedOn: ownPlan(row),
    effectiveOn: dayOf(row.effectiveOn),
    closedOn: row.declinedAt === null ? null : dateIn(instantOfColumn(row.declinedAt), zone),
    isAcknowledged: row.acknowledgements.some(
      ({ at }) => row.restartedAt === null || at >= row.restartedAt,
    ),
  };
}

function adverseOf({ changeClass, changeSet }: NoticeRow): PortalNotice["adverse"] {
  const { trueSince, knownOn } = changeSet;
  if (changeClass !== "A" || trueSince === null || knownOn === null) return null;
  return { trueSince: dayOf(trueSince), knownOn: dayOf(knownOn) };
}

function correctedOn({ deliveries }: NoticeRow, zone: string): CalendarDate | null {
  const days = deliveries.map(({ delivery: { announcement } }) =>
    dateIn(instantOfColumn(announcement.at), zone),
  );
  return days.toSorted().at(-1) ?? null;
}

/** The planned day, as mails name it: not where the agreement's own days let nothing take effect by then. */
function ownPlan(row: NoticeRow): CalendarDate | null {
  const [planned, earliest] = [dayOf(row.changeSet.plannedOn), dayOf(row.earliestEffectiveOn)];
  const isTooEarly = planned !== null && earliest !== null && planned < earliest;
  return isTooEarly && !isApproved(row) ? null : planned;
}

/** What was approved before a correction was approved on wrong information. */
function isApproved({ approvals }: NoticeRow): boolean {
  return approvals.some(({ overtakenAt }) => overtakenAt === null);
}

/** Whether its change was taken back: it will not be made. */
export function isWithdrawn({ declinedBecause, changeSet }: NoticeRow): boolean {
  return changeSet.state === "WITHDRAWN" || declinedBecause?.startsWith(undoneWords) === true;
}

export function agreementTitle(register: Register, ref: string): string {
  return find(register, "CustomerAgreement", ref)?.title ?? ref;
}

export function itemKeys({ items }: Pick<NoticeRow, "items">): RecordKey[] {
  // Nothing but `createNotices` writes this column, so it is what it wrote.
  return items as unknown as RecordKey[];
}

/** The change of a notice between the register without it and with it, as its notice told it. */
export async function announcedChange(
  { changeSet, changeClass }: NoticeRow,
  register: Register,
): Promise<AnnouncedChange> {
  const zone = organisationZone(register);
  const announcedOn: CalendarDate = dateIn(
    instantOfColumn(changeSet.announcedAt ?? changeSet.activatedAt ?? new Date(0)),
    zone,
  );
  return changeToTell(changeClass === "A" ? "ADVERSE" : "NOTICE", changeSet, register, announcedOn);
}

function changeLines(change: AnnouncedChange, keys: readonly RecordKey[]): string[] {
  const { changes } = mailLanguage.mail;
  const { subprocessors, others } = changeDetails(change, keys, mailLanguage);
  return [
    ...subprocessors.flatMap((one) => {
      if (one.change === "ADDED") return [changes.added(one.name)];
      if (one.change === "ENDED") return [changes.ended(one.name)];
      return one.differences.map((each) => differenceLine({ ...each, about: one.name }));
    }),
    ...new Set(others.map(differenceLine)),
  ];
}

const shortest = 60;

/** "Brievenbus (Brievenbus Relay), processing location: country: Netherlands → Finland"; long texts are left to the notice. */
function differenceLine({ about, fact, before, after }: FactChange): string {
  const { nothing } = mailLanguage.mail.changes;
  const values = [before ?? nothing, after ?? nothing];
  const told = values.every((value) => value.length <= shortest) ? `: ${values.join(" → ")}` : "";
  return `${about}, ${fact.charAt(0).toLowerCase()}${fact.slice(1)}${told}`;
}

/** What the gate says of each open notice today. */
async function verdictsOf(reader: Reader, rows: readonly NoticeRow[]): Promise<Map<string, Gate>> {
  const open = rows.filter((row) => !isOver(row));
  if (open.length === 0) return new Map();
  const told = await toldFactsOf(database(), open);
  const contacts = await database().customerContact.count({
    where: { ...reachable, customerRef: reader.customerRef },
  });
  const verdicts = new Map<string, Gate>();
  for (const row of open) {
    const own = told.get(row.id);
    if (own === undefined) continue;
    const facts = {
      ...own,
      changeClass: row.changeClass,
      hasContact: contacts > 0,
      objections: row.objections,
      approvals: row.approvals.flatMap(({ kind, overtakenAt }) =>
        overtakenAt === null ? [kind] : [],
      ),
      heldBackBefore: await heldBackBefore(row),
      agreementSince: (await changedMeanwhile(row.changeSet, [row])).get(row.agreementRef) ?? null,
      plannedOn: dayOf(row.changeSet.plannedOn),
    };
    verdicts.set(row.id, gate(facts, dateIn(reader.at, termsOfNotice(row).zone)));
  }
  return verdicts;
}

async function heldBackBefore(row: NoticeRow): Promise<string[]> {
  const held = (await heldBackFor(row.agreementRef)).get(row.agreementRef) ?? [];
  const own = held.find(({ changeSetId }) => changeSetId === row.changeSetId)?.order;
  return held
    .filter(({ declined, order }) => !declined && order < (own ?? Number.POSITIVE_INFINITY))
    .filter((earlier) => touches(earlier, itemKeys(row)))
    .map(({ changeSetId }) => changeSetId);
}

/**
 * What the customer may still say of a notice.
 *
 * Of an addition or replacement of sub-processors it may say no, however late; one that was withdrawn or left out needs no word.
 */
export function asksOf(reader: Reader, row: NoticeRow): NoticeAsks {
  const { zone, authorisation, effect } = termsOfNotice(row);
  const lastDay = dayOf(row.objectionLastDay);
  const isUnsettled = row.objections.some(
    ({ decision }) => decision === null || decision === "REFUSED",
  );
  // What needs a signature is not approved by a click.
  const isGated = runsPeriods(row.changeClass, effect) && effect !== "SIGNATURE";
  const mayApprove = isGated && !isOver(row) && !isApproved(row);
  const kind = authorisation === "SPECIFIC" ? "SPECIFIC" : "EARLY";
  return {
    mayObject: row.changeClass === "M1" && row.declinedAt === null && !isUnsettled,
    isLate: lastDay !== null && dateIn(reader.at, zone) > lastDay,
    mayApprove: mayApprove ? kind : null,
  };
}

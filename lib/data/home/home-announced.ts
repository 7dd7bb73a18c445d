import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { afterEndTrouble } from "@/lib/domain/change/reached-after-end";
import type { RunningChange, WaitingItem } from "@/lib/domain/home-view";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, type Register } from "@/lib/domain/register";
import { findChangeSet, itemsOf, movedItems, type StoredChangeSet } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf } from "../days";
import { presentRegister } from "../register";
import { changePath } from "./home-proposed";

type AnnouncedRow = {
  id: string;
  title: string;
  state: "ANNOUNCED" | "ACTIVE";
  plannedOn: Date | null;
  lastObjectionDay: Date | null;
  effective: number;
  leftOut: number;
  open: number;
  objected: number;
  untold: number;
  unapproved: string[];
};

/** The changes that some customer still waits for: running, due today, and held up by more than time. */
export async function announcedChanges(
  today: CalendarDate,
  at: Instant,
): Promise<{ running: RunningChange[]; due: WaitingItem[]; blocked: WaitingItem[] }> {
  const [rows, moved, unsaid] = await Promise.all([
    announcedRows(),
    overtakenChanges(),
    unsaidChanges(at),
  ]);
  const running = rows.map(runningOf);
  const isDue = ({ state, plannedOn }: RunningChange) =>
    state === "ANNOUNCED" && plannedOn !== null && plannedOn <= today;
  const held = new Map(
    rows.map((row) => [
      row.id,
      [...(moved.get(row.id) ?? []), ...(unsaid.get(row.id) ?? []), ...reasonsOf(row)],
    ]),
  );
  const reasons = (id: string) => held.get(id) ?? [];
  return {
    running,
    due: running
      .filter((change) => isDue(change) && reasons(change.id).length === 0)
      .map((change) => itemOf(change, "Planned for this day, and nothing stands in the way")),
    blocked: running
      .filter(({ id }) => reasons(id).length > 0)
      .map((change) => itemOf(change, reasons(change.id).join(". "))),
  };
}

/** The announced changes of which others changed a record since: they wait until somebody has looked at them again. */
async function overtakenChanges(): Promise<ReadonlyMap<string, readonly string[]>> {
  const items = await database().changeItem.findMany({
    where: { changeSet: { state: "ANNOUNCED" } },
    select: { changeSetId: true, kind: true, ref: true, baseSeq: true },
  });
  const moved = movedItems(
    items.map((item) => ({ ...item, kind: item.kind as KindName })),
    await presentRegister(),
  );
  const reason = ["Others changed a record of it since it was announced"];
  return new Map(moved.map(({ changeSetId }) => [changeSetId, reason]));
}

/**
 * The announced changes of which somebody has yet to say how the data of agreements that are over are kept from a stand-by. What follows
 * is computed of those alone that switch one on.
 */
async function unsaidChanges(at: Instant): Promise<ReadonlyMap<string, readonly string[]>> {
  const candidates = await database().changeSet.findMany({
    where: { state: "ANNOUNCED", afterEndWords: null, items: { some: { kind: "Engagement" } } },
    select: { id: true },
  });
  if (candidates.length === 0) return new Map();
  const { register } = await presentRegister();
  const reached = new Map<string, readonly string[]>();
  const reason = ["It comes to data of agreements that are over, and nobody has said how"];
  for (const { id } of candidates) {
    const changeSet = await findChangeSet(id);
    if (changeSet === null || !switchesOn(changeSet, register)) continue;
    const { consequence } = await outlookOf(changeSet, at);
    if (afterEndTrouble(consequence.reachedAfterEnd, changeSet.afterEndWords) !== null)
      reached.set(id, reason);
  }
  return reached;
}

function switchesOn(changeSet: StoredChangeSet, register: Register): boolean {
  return itemsOf(changeSet).some(
    ({ kind, ref, body }) =>
      kind === "Engagement" &&
      body !== null &&
      body.standby !== true &&
      find(register, "Engagement", ref)?.standby === true,
  );
}

/** Counted by the database: a change may have ten thousand notices. */
async function announcedRows(): Promise<AnnouncedRow[]> {
  return database().$queryRaw<AnnouncedRow[]>`
    with judged as (
      select n.*, customer.name as customer, n."effectiveOn" is null and n."declinedAt" is null as "isOpen",
        exists (select from "Objection" o where o."noticeId" = n.id and o.timely
                and (o.decision is null or o.decision = 'REFUSED')) as "isObjected",
        exists (select from "Approval" a where a."noticeId" = n.id and a."overtakenAt" is null) as "isApproved",
        exists (select from "DeliveredNotice" l join "Delivery" d on d.id = l."deliveryId"
                join "Announcement" telling on telling.id = d."announcementId" and telling.at >= coalesce(n."restartedAt", '-infinity')
                left join "Correction" put on put.id = telling."correctionId"
                where l."noticeId" = n.id and (telling.kind in ('NOTICE', 'ADVERSE') or put.restarts)
                  and d.state in ('ACCEPTED', 'PENDING', 'SENDING', 'DEFERRED')) as "isTold"
      from "Notice" n join "ChangeSet" c on c.id = n."changeSetId"
      left join "Customer" customer on customer.ref = n."customerRef"
      where c.state in ('ANNOUNCED', 'ACTIVE'))
    select c.id, c.title, c.state::text as state, c."plannedOn",
      max(j."objectionLastDay") filter (where j."isOpen") as "lastObjectionDay",
      count(*) filter (where j."effectiveOn" is not null)::int as effective,
      count(*) filter (where j."declinedAt" is not null)::int as "leftOut",
      count(*) filter (where j."isOpen")::int as open,
      count(*) filter (where j."isOpen" and j."isObjected")::int as objected,
      count(*) filter (where j."isOpen" and j."changeClass" in ('M1', 'M2') and not j."isTold" and not j."isApproved")::int as untold,
      coalesce(array_agg(coalesce(j.customer, j."customerRef") order by j."agreementRef")
        filter (where j."isOpen" and j."changeClass" = 'M1' and not j."isApproved"
                and j.terms ->> 'authorisation' = 'SPECIFIC'
                and not coalesce((j.terms ->> 'silenceApproves')::boolean, false)), '{}') as unapproved
    from "ChangeSet" c join judged j on j."changeSetId" = c.id
    group by c.id
    having c.state = 'ANNOUNCED' or count(*) filter (where j."isOpen") > 0
    order by c."plannedOn" nulls last, c.number`;
}

function runningOf(row: AnnouncedRow): RunningChange {
  const { id, title, state, effective, leftOut, open } = row;
  return {
    id,
    title,
    href: changePath(id),
    state,
    plannedOn: dayOf(row.plannedOn),
    lastObjectionDay: dayOf(row.lastObjectionDay),
    agreements: effective + open,
    effective,
    leftOut,
  };
}

/** What no day that passes will remove. */
function reasonsOf({ objected, untold, unapproved }: AnnouncedRow): string[] {
  const said = (count: number, one: string, several: string) =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];
  return [
    ...said(objected, "One objection is open", "objections are open"),
    ...said(untold, "One customer could not be told", "customers could not be told"),
    ...said(
      unapproved.length,
      `The specific approval of ${unapproved[0]} is not recorded`,
      "specific approvals are not recorded",
    ),
  ];
}

function itemOf({ id, title, href, plannedOn }: RunningChange, detail: string): WaitingItem {
  return { key: id, title, href, detail, on: plannedOn };
}

function customerTitle(register: Register, ref: string): string {
  return recordTitle(register, { kind: "Customer", ref });
}

/** The objections that want an answer, the oldest first. A late one holds nothing back, but wants an answer all the same. */
export async function openObjections(register: Register): Promise<WaitingItem[]> {
  const rows = await database().objection.findMany({
    where: { OR: [{ decision: null }, { decision: "REFUSED", timely: true }] },
    select: {
      id: true,
      receivedOn: true,
      timely: true,
      notice: {
        select: {
          changeSetId: true,
          agreementRef: true,
          customerRef: true,
          declinedAt: true,
          effectiveOn: true,
          changeSet: { select: { title: true } },
        },
      },
    },
    orderBy: { receivedAt: "asc" },
  });
  return rows
    .filter(({ notice }) => notice.declinedAt === null)
    .map(({ id, receivedOn, timely, notice }) => ({
      key: id,
      title: customerTitle(register, notice.customerRef),
      href: agreementPath(notice),
      detail: `${timely ? "Objects" : "Objects, late,"} to “${notice.changeSet.title}”`,
      on: dayOf(receivedOn),
    }));
}

type OfAgreement = { changeSetId: string; agreementRef: string };

function agreementPath({ changeSetId, agreementRef }: OfAgreement): string {
  return `${changePath(changeSetId)}?agreement=${encodeURIComponent(agreementRef)}`;
}

type Undelivered = {
  id: string;
  changeSetId: string;
  agreementRef: string;
  customerRef: string;
  title: string;
  state: "BOUNCED" | "UNKNOWN" | "FAILED";
  sentOn: Date | null;
};

const states = {
  BOUNCED: "The mail came back",
  FAILED: "The mail could not be delivered",
  UNKNOWN: "Nobody knows whether the mail arrived",
} as const;

const mostUndelivered = 20;

/** The notices whose mail did not arrive, or may not have, and that no other mail has reached since. */
export async function undeliveredMail(register: Register): Promise<WaitingItem[]> {
  const rows = await database().$queryRaw<Undelivered[]>`
    select d.id, n."changeSetId", n."agreementRef", n."customerRef", c.title, d.state::text as state,
      (select max(a."startedAt") from "Attempt" a where a."deliveryId" = d.id)::date as "sentOn"
    from "Delivery" d
    join "Announcement" announced on announced.id = d."announcementId" and announced.kind in ('NOTICE', 'ADVERSE', 'CORRECTION')
    join "DeliveredNotice" l on l."deliveryId" = d.id
    join "Notice" n on n.id = l."noticeId" and n."effectiveOn" is null and n."declinedAt" is null
    join "ChangeSet" c on c.id = n."changeSetId" and c.state in ('ANNOUNCED', 'ACTIVE')
    where d.state in ('BOUNCED', 'UNKNOWN', 'FAILED') and announced.at >= coalesce(n."restartedAt", '-infinity')
      and not exists (select from "DeliveredNotice" l2 join "Delivery" d2 on d2.id = l2."deliveryId"
                      join "Announcement" told on told.id = d2."announcementId" and told.kind in ('NOTICE', 'ADVERSE', 'CORRECTION')
                      where l2."noticeId" = n.id and d2.state = 'ACCEPTED'
                        and told.at >= coalesce(n."restartedAt", '-infinity'))
    order by announced.at, d.id limit ${mostUndelivered}`;
  return rows.map((row) => ({
    key: row.id,
    title: customerTitle(register, row.customerRef),
    href: agreementPath(row),
    detail: `${states[row.state]}: “${row.title}”`,
    on: dayOf(row.sentOn),
  }));
}

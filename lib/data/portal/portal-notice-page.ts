import { isShifted } from "@/lib/clock";
import { dateIn } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import { withProfile } from "@/lib/domain/change/terms";
import type { MailView } from "@/lib/domain/documents/mail-view";
import { noticeMail } from "@/lib/domain/documents/notice-mail";
import { toldLetter } from "@/lib/domain/documents/told-letter";
import {
  isObjectableInEffect,
  mailLanguage,
  ownMail,
  sharedFacts,
  statesDays,
} from "@/lib/domain/documents/told-mail";
import type { PortalNoticePage } from "@/lib/domain/portal-view";
import { find, type Register } from "@/lib/domain/register";
import { restartOf } from "../announcing/correction-rows";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { mailSender } from "../mail/mail-sender";
import { presentRegister } from "../register";
import {
  announcedChange,
  asksOf,
  itemKeys,
  type NoticeRow,
  noticeViews,
  ownNotices,
  type Reader,
} from "./portal-notices";
import { objectionsOf } from "./portal-objections";

/** One notice with all that was said of it; null when it is not the reader's. */
export async function noticePage(
  reader: Reader,
  noticeId: string,
): Promise<PortalNoticePage | null> {
  const rows = await ownNotices(reader, { id: noticeId });
  const [row] = rows;
  const [notice] = await noticeViews(reader, rows);
  if (row === undefined || notice === undefined) return null;
  const { register } = await presentRegister();
  const agreement = find(register, "CustomerAgreement", row.agreementRef);
  const own = row.acknowledgements.find(
    ({ contactId, at }) =>
      contactId === reader.contactId && (row.restartedAt === null || at >= row.restartedAt),
  );
  return {
    notice,
    told: await toldView(reader, row, register),
    tellings: await tellingsOf(reader, row),
    acknowledgedAt: own === undefined ? null : instantOfColumn(own.at),
    approvals: row.approvals.map(({ id, kind, receivedOn, text, overtakenAt }) => ({
      id,
      kind,
      receivedOn: dayOf(receivedOn),
      text,
      counts: overtakenAt === null,
    })),
    objections: objectionsOf(register, row),
    asks: asksOf(reader, row),
    objectionClause: termsOfNotice(row).clauses.objection ?? null,
    objectionGround: (agreement && withProfile(register, agreement).objectionGround) ?? null,
  };
}

/** The notice as its mail told it, with the days that count by now. */
async function toldView(reader: Reader, row: NoticeRow, register: Register): Promise<MailView> {
  const correction = row.restartedAt === null ? null : await restartOf(row.changeSetId);
  const isAdverse = row.changeClass === "A";
  const kind = isAdverse ? "ADVERSE" : correction === null ? "NOTICE" : "CORRECTION";
  const change = await announcedChange(row, register);
  const changes = new Map([[row.changeSetId, change]]);
  const facts = { kind, register, changes, correction } as const;
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const shared = sharedFacts(facts, mailSender(register), isSimulated, mailLanguage);
  const effectiveOn = dayOf(row.effectiveOn);
  const { changeSetId, agreementRef, changeClass, ground } = row;
  const terms = termsOfNotice(row);
  const told = { changeSetId, agreementRef, changeClass, effectiveOn, ground, terms };
  const isDated =
    statesDays(kind, told) ||
    isObjectableInEffect(told, dayOf(row.objectionLastDay), dateIn(reader.at, terms.zone));
  const own = ownMail(facts, shared, {
    customerRef: reader.customerRef,
    name: null,
    attempt: 1,
    unknownAttempts: 0,
    publication: null,
    publicationHash: null,
    notices: [
      {
        ...told,
        items: itemKeys(row),
        dates: isDated ? datesOf(row) : null,
      },
    ],
  });
  return toldLetter(noticeMail(shared, own, mailLanguage), mailLanguage.mail);
}

/** Null while no relay has accepted a mail of it. */
function datesOf(row: NoticeRow): NoticeDates | null {
  const { startsOn, noticeLastDay, earliestEffectiveOn } = row;
  if (startsOn === null || noticeLastDay === null || earliestEffectiveOn === null) return null;
  return {
    startsOn: dayOf(startsOn),
    noticeLastDay: dayOf(noticeLastDay),
    objectionLastDay: dayOf(row.objectionLastDay),
    earliestEffectiveOn: dayOf(earliestEffectiveOn),
  };
}

/** To whom of the customer's own people it went, and whether their mail server took it. */
async function tellingsOf(
  { customerRef }: Reader,
  { id, terms }: NoticeRow,
): Promise<PortalNoticePage["tellings"]> {
  const deliveries = await database().delivery.findMany({
    where: {
      notices: { some: { noticeId: id } },
      contact: { customerRef },
      announcement: { kind: { in: [...tellingKinds] } },
      state: { not: "CANCELLED" },
    },
    include: {
      announcement: { select: { kind: true } },
      attempts: { orderBy: { number: "desc" }, take: 1 },
    },
    orderBy: { announcement: { at: "asc" } },
  });
  const { zone } = termsOfNotice({ terms });
  return deliveries.map(({ id: deliveryId, announcement, ...delivery }) => ({
    id: deliveryId,
    kind: tellingKinds.find((kind) => kind === announcement.kind) ?? "NOTICE",
    ...heardOf(delivery, zone),
  }));
}

function heardOf(
  { address, name, channel, state, attempts }: Sent,
  zone: string,
): Omit<PortalNoticePage["tellings"][number], "id" | "kind"> {
  return {
    on: attempts[0] === undefined ? null : dateIn(instantOfColumn(attempts[0].startedAt), zone),
    channel,
    to: name ?? address,
    state: stateOf(state),
  };
}

type Sent = Pick<
  Prisma.DeliveryGetPayload<{ include: { attempts: true } }>,
  "address" | "name" | "channel" | "state" | "attempts"
>;
const tellingKinds = ["NOTICE", "ADVERSE", "CORRECTION"] as const;

function stateOf(state: string): PortalNoticePage["tellings"][number]["state"] {
  if (state === "ACCEPTED") return "ACCEPTED";
  return state === "BOUNCED" || state === "FAILED" ? "NOT_ACCEPTED" : "ON_ITS_WAY";
}

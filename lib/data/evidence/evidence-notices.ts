import { calendarDateOf, dateIn, type Instant, instantOf } from "@/lib/domain/calendar";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import { type AgreementTerms, effectiveTerm, originOf, profileOf } from "@/lib/domain/change/terms";
import { dateSteps } from "@/lib/domain/evidence/date-steps";
import type {
  DateComputation,
  PackDelivery,
  PackIncident,
  PackNotice,
} from "@/lib/domain/evidence/pack-facts";
import { attemptsIn } from "@/lib/domain/evidence/verify-mails";
import { organisationZone } from "@/lib/domain/organisation-day";
import { find, type Register } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { loadRegister } from "../register";

export const noticeParts = {
  objections: {
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    include: { answers: { orderBy: [{ answeredOn: "asc" }, { id: "asc" }] } },
  },
  approvals: { orderBy: [{ receivedOn: "asc" }, { id: "asc" }] },
  reopenings: { orderBy: [{ reopenedAt: "asc" }, { id: "asc" }] },
  acknowledgements: { orderBy: [{ at: "asc" }, { contactId: "asc" }] },
  deliveries: { select: { delivery: { select: { announcement: { select: { at: true } } } } } },
  changeSet: { select: { announcedAt: true } },
} satisfies Prisma.NoticeInclude;

type StoredNotice = Prisma.NoticeGetPayload<{ include: typeof noticeParts }>;

/**
 * One notice as a pack tells it: its terms with who says them, and how its days come about.
 *
 * @param deliveries those in which it was told
 * @param incidents  those that concern it
 */
export async function packNotice(
  notice: StoredNotice,
  present: Register,
  deliveries: readonly PackDelivery[],
  incidents: readonly PackIncident[],
): Promise<PackNotice> {
  const terms = withLaterYears(termsOfNotice(notice), present);
  const grounds = await groundsOf(notice);
  const { startsOn, noticeLastDay, earliestEffectiveOn } = notice;
  return {
    id: notice.id,
    changeSetId: notice.changeSetId,
    agreementRef: notice.agreementRef,
    customerRef: notice.customerRef,
    customerName: find(present, "Customer", notice.customerRef)?.name ?? notice.customerRef,
    class: notice.changeClass,
    items: notice.items as PackNotice["items"],
    terms: terms as unknown as PackNotice["terms"],
    grounds,
    dates:
      startsOn === null || noticeLastDay === null || earliestEffectiveOn === null
        ? null
        : {
            startsOn: dayOf(startsOn),
            noticeLastDay: dayOf(noticeLastDay),
            objectionLastDay: dayOf(notice.objectionLastDay),
            earliestEffectiveOn: dayOf(earliestEffectiveOn),
          },
    computations: computationsOf(notice, terms, grounds, deliveries),
    effectiveOn: dayOf(notice.effectiveOn),
    ground: notice.ground,
    declinedAt: notice.declinedAt && instantOfColumn(notice.declinedAt),
    declinedBecause: notice.declinedBecause,
    restartedAt: notice.restartedAt && instantOfColumn(notice.restartedAt),
    reopenings: notice.reopenings.map(
      ({ objectionId, endedOn, closedAt, decidedBy, decisionReason, reopenedAt }) => ({
        ...{ objectionId, decidedBy, decisionReason },
        endedOn: dayOf(endedOn),
        closedAt: instantOfColumn(closedAt),
        reopenedAt: instantOfColumn(reopenedAt),
      }),
    ),
    ...answersTo(notice),
    incidents: [...incidents],
  };
}

function answersTo({ objections, approvals, acknowledgements }: StoredNotice) {
  return {
    objections: objections.map(({ noticeId: _, answers, ...objection }) => ({
      ...objection,
      receivedAt: instantOfColumn(objection.receivedAt),
      receivedOn: dayOf(objection.receivedOn),
      remedyRanOn: dayOf(objection.remedyRanOn),
      decidedAt: objection.decidedAt && instantOfColumn(objection.decidedAt),
      answers: answers.map(({ decision, answeredOn, channel, text, enteredAt }) => ({
        decision,
        answeredOn: dayOf(answeredOn),
        channel,
        text,
        enteredAt: instantOfColumn(enteredAt),
      })),
    })),
    approvals: approvals.map(({ noticeId: _, receivedOn, overtakenAt, ...rest }) => ({
      ...rest,
      overtakenAt: overtakenAt && instantOfColumn(overtakenAt),
      receivedOn: dayOf(receivedOn),
    })),
    acknowledgements: acknowledgements.map(({ noticeId: _, at, confirmedOn, ...rest }) => ({
      ...rest,
      at: instantOfColumn(at),
      confirmedOn: dayOf(confirmedOn),
    })),
  };
}

/** Who said each term on the day on which the notice was ordered: the register as it was known then. */
async function groundsOf(notice: StoredNotice): Promise<PackNotice["grounds"]> {
  const told = notice.deliveries.map(({ delivery }) => delivery.announcement.at);
  const at = [...told, ...(notice.changeSet.announcedAt ? [notice.changeSet.announcedAt] : [])]
    .toSorted((one, other) => one.getTime() - other.getTime())
    .at(0);
  const register = at && (await registerAt(instantOfColumn(at), termsOfNotice(notice)));
  const agreement = register && find(register, "CustomerAgreement", notice.agreementRef);
  if (register === undefined || agreement === undefined) return {};
  const profile = profileOf(register, agreement);
  const isM2 =
    notice.changeClass === "M2" &&
    effectiveTerm(agreement, profile, "noticePeriodM2") !== undefined;
  return {
    zone: originOf(agreement, profile, "zone"),
    deemedReceipt: originOf(agreement, profile, "deemedReceipt"),
    noticePeriod: originOf(agreement, profile, isM2 ? "noticePeriodM2" : "noticePeriod"),
    objectionPeriod: originOf(agreement, profile, "objectionPeriod"),
    rollForward: originOf(agreement, profile, "rollForward"),
    effectiveAfter: originOf(agreement, profile, "effectiveAfter"),
    emergencyAllowed: originOf(agreement, profile, "emergencyAllowed"),
  };
}

/** In the organisation's own zone a day may have begun that has not in the agreement's: the earlier one was in force there. */
async function registerAt(at: Instant, { zone }: AgreementTerms): Promise<Register> {
  const register = await loadRegister(dateIn(at, zone), at);
  return loadRegister(dateIn(at, organisationZone(register)), at);
}

function computationsOf(
  notice: StoredNotice,
  terms: AgreementTerms,
  grounds: PackNotice["grounds"],
  deliveries: readonly PackDelivery[],
): DateComputation[] {
  if (terms.deemedReceipt === "CONFIRMATION") {
    const on = dayOf(notice.startsOn);
    if (on === null) return [];
    return [
      { of: { type: "confirmation" }, ...dateSteps({ type: "received", on }, terms, grounds) },
    ];
  }
  return attemptsIn(deliveries).flatMap(({ delivery, attempt }): DateComputation[] => {
    const said = attempt.dates?.[notice.id];
    if (said === undefined) return [];
    const of = { deliveryId: delivery.id, number: attempt.number };
    if (delivery.channel === "EMAIL") {
      const at = instantOf(attempt.startedAt);
      return [{ of: { type: "mail", ...of }, ...dateSteps({ type: "sent", at }, terms, grounds) }];
    }
    const on = calendarDateOf(said.startsOn);
    return [
      { of: { type: "letter", ...of }, ...dateSteps({ type: "received", on }, terms, grounds) },
    ];
  });
}

import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { type ObjectionFacts, remedyLastDay } from "@/lib/domain/change/objection-decision";
import { find, type Register } from "@/lib/domain/register";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import { termsOfNotice } from "../announcing/notice-terms";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";

/** What deciding on an objection asks for. */
export const decisionParts = {
  notice: { include: { changeSet: { select: { gating: true } } } },
  answers: { orderBy: [{ answeredOn: "asc" }, { id: "asc" }] },
} satisfies Prisma.ObjectionInclude;

/** The remedy runs from the day on which the customer was told, not from that of our decision. */
function toldOfRefusal(
  answers: readonly Prisma.ObjectionAnswerGetPayload<object>[],
): CalendarDate | null {
  const first = answers.find(({ decision }) => decision === "REFUSED");
  return first === undefined ? null : dayOf(first.answeredOn);
}

/** What the rules on decisions ask of a stored objection, as its agreement and its change stand on a day. */
export function decisionFacts(
  register: Register,
  objection: Parameters<typeof objectionFacts>[0],
  notice: Parameters<typeof objectionFacts>[1] & {
    readonly agreementRef: string;
    readonly changeSet: { readonly gating: "PER_CUSTOMER" | "GLOBAL_LATEST" };
  },
  today: CalendarDate,
): ObjectionFacts {
  const { agreementRef, changeSet } = notice;
  const agreement = find(register, "CustomerAgreement", agreementRef);
  // An agreement that the register has no more is over, and holds nothing.
  const from = agreement === undefined ? today : outOfReachFrom(agreement, changeSet.gating);
  return {
    ...objectionFacts(objection, notice),
    hasEnd: agreement?.endsOn !== undefined || agreement === undefined,
    isReached: changeSet.gating === "GLOBAL_LATEST" && (from === null || today < from),
  };
}

function objectionFacts(
  objection: Omit<Prisma.ObjectionGetPayload<{ include: { answers: true } }>, "noticeId">,
  notice: Pick<Prisma.NoticeGetPayload<object>, "terms" | "effectiveOn">,
): Omit<ObjectionFacts, "hasEnd" | "isReached"> {
  const { timely, decision, decidedAt, answers } = objection;
  const terms = termsOfNotice(notice);
  const decidedOn = decidedAt && dateIn(instantOfColumn(decidedAt), terms.zone);
  return {
    timely,
    decision,
    refusedOn: decision === "REFUSED" ? (toldOfRefusal(answers) ?? decidedOn) : null,
    isInEffect: notice.effectiveOn !== null,
    terms,
  };
}

/** The last day of what the agreement gives against a refusal: as it was recorded, or as the frozen terms have it. */
export function remedyEnd(
  objection: Parameters<typeof objectionFacts>[0],
  notice: Parameters<typeof objectionFacts>[1],
): CalendarDate | null {
  const { refusedOn, terms } = objectionFacts(objection, notice);
  return (
    dayOf(objection.remedyRanOn) ?? (refusedOn === null ? null : remedyLastDay(refusedOn, terms))
  );
}

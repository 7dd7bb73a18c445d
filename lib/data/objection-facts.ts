import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { type ObjectionFacts, remedyLastDay } from "@/lib/domain/change/objection-decision";
import type { Prisma } from "./database/generated/client";
import { dayOf, instantOfColumn } from "./days";
import { termsOfNotice } from "./notice-terms";

/** What deciding on an objection asks for. */
export const decisionParts = {
  notice: true,
  answers: { orderBy: [{ answeredOn: "asc" }, { id: "asc" }] },
} satisfies Prisma.ObjectionInclude;

/** The remedy runs from the day on which the customer was told, not from that of our decision. */
function toldOfRefusal(
  answers: readonly Prisma.ObjectionAnswerGetPayload<object>[],
): CalendarDate | null {
  const first = answers.find(({ decision }) => decision === "REFUSED");
  return first === undefined ? null : dayOf(first.answeredOn);
}

/** What the rules on decisions ask of a stored objection. */
export function objectionFacts(
  objection: Omit<Prisma.ObjectionGetPayload<{ include: { answers: true } }>, "noticeId">,
  notice: Pick<Prisma.NoticeGetPayload<object>, "terms" | "effectiveOn">,
): ObjectionFacts {
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

import { dateIn } from "@/lib/domain/calendar";
import { isOpenObjection, isUnsettled } from "@/lib/domain/change/gate";
import { wasEnteredLate } from "@/lib/domain/incident/late-entry";
import type { PortalObjection } from "@/lib/domain/portal-view";
import type { Register } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import { dayOf, instantOfColumn } from "../days";
import { remedyEnd } from "../objections/objection-facts";
import { agreementTitle, isOver, isWithdrawn, type NoticeRow } from "./portal-notices";

/** The objections to one notice, oldest first, as their customer sees them. */
export function objectionsOf(register: Register, notice: NoticeRow): PortalObjection[] {
  const { zone } = termsOfNotice(notice);
  return notice.objections.map((objection) => ({
    id: objection.id,
    noticeId: notice.id,
    changeSetId: notice.changeSetId,
    title: notice.changeSet.title,
    agreement: agreementTitle(register, notice.agreementRef),
    receivedOn: dayOf(objection.receivedOn),
    timely: objection.timely,
    channel: objection.channel,
    text: objection.text,
    decision: objection.decision,
    decisionReason: objection.decisionReason,
    decisionClause: objection.decisionClause,
    remedyLastDay: remedyEnd(objection, notice),
    answers: objection.answers.map(({ answeredOn, text }) => ({ on: dayOf(answeredOn), text })),
    wasEnteredLate: wasEnteredLate(
      { timely: objection.timely, receivedOn: dayOf(objection.receivedOn) },
      dayOf(notice.effectiveOn),
      dateIn(instantOfColumn(objection.receivedAt), zone),
    ),
    decidedOn:
      objection.decidedAt === null ? null : dateIn(instantOfColumn(objection.decidedAt), zone),
    isMoot: isUnsettled(objection) && isWithdrawn(notice),
    holdsBack: isOpenObjection(objection) && !isOver(notice),
  }));
}

import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import type { ObjectionPage } from "@/lib/domain/objection-view";
import { find } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { objectionView } from "../gate/roll-out-rows";
import { incidentsAbout } from "../incidents/incidents";
import { namesOfActors } from "../people/actor-names";
import { presentRegister } from "../register";
import { objectionLetters } from "./customer-letters";
import { decisionParts, remedyEnd } from "./objection-facts";

/** One objection with its answer: the draft of the letter, and what went out. Null where there is none, or it may not be seen. */
export async function objectionPage(actor: StaffActor, id: string): Promise<ObjectionPage | null> {
  if (!mayDo(actor, "register:read") || id.includes("\0")) return null;
  const found = await database().objection.findUnique({
    where: { id },
    include: {
      ...decisionParts,
      reopenings: { orderBy: [{ reopenedAt: "asc" }] },
      notice: { include: { changeSet: { select: { title: true } } } },
    },
  });
  if (found === null) return null;
  const { notice, answers } = found;
  const [{ register }, letters, incidents, names] = await Promise.all([
    presentRegister(),
    objectionLetters(actor, id),
    incidentsAbout({ objectionId: id }),
    namesOfActors(answers.map(({ enteredBy }) => enteredBy)),
  ]);
  const terms = termsOfNotice(notice);
  return {
    objection: objectionView(found),
    changeSetId: notice.changeSetId,
    title: notice.changeSet.title,
    agreement: notice.agreementRef,
    agreementTitle:
      find(register, "CustomerAgreement", notice.agreementRef)?.title ?? notice.agreementRef,
    customer: notice.customerRef,
    customerName: find(register, "Customer", notice.customerRef)?.name ?? notice.customerRef,
    zone: terms.zone,
    today: dateIn(actor.at, terms.zone),
    objectionLastDay: dayOf(notice.objectionLastDay),
    effectiveOn: dayOf(notice.effectiveOn),
    ground: notice.ground,
    remedyLastDay: remedyEnd(found, notice),
    incidents,
    answers: answers.map(({ id: answer, answeredOn, channel, text, enteredAt, enteredBy }) => ({
      id: answer,
      on: dayOf(answeredOn),
      channel,
      text,
      enteredAt: instantOfColumn(enteredAt),
      enteredBy: names.get(enteredBy) ?? enteredBy,
    })),
    reopened: found.reopenings.map(({ id: reopening, endedOn, closedAt, ...one }) => ({
      id: reopening,
      endedOn: dayOf(endedOn),
      decidedAt: instantOfColumn(closedAt),
      decisionReason: one.decisionReason,
      at: instantOfColumn(one.reopenedAt),
    })),
    letters: letters ?? [],
    mayAnswer: mayDo(actor, "objection:record"),
  };
}

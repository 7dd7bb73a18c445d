import { type Actor, mayDo } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import { authorisationSince } from "@/lib/domain/change/terms";
import {
  incidentLetter,
  type LetterDraft,
  type LetterFrame,
  objectionAnswer,
} from "@/lib/domain/documents/customer-letter";
import { wasEnteredLate } from "@/lib/domain/incident/late-entry";
import { deLetters } from "@/lib/domain/language/de-letters";
import { enLetters, type LetterWords } from "@/lib/domain/language/en-letters";
import { todayIn } from "@/lib/domain/organisation-day";
import { find, list, type Register } from "@/lib/domain/register";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { dayOf, instantOfColumn } from "./days";
import { findIncident } from "./incidents";
import { termsOfNotice } from "./notice-terms";
import { decisionParts, remedyEnd } from "./objections";
import { presentRegister } from "./register";

export const letterLanguages = ["en", "de"] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

const words: Readonly<Record<LetterLanguage, LetterWords>> = { en: enLetters, de: deLetters };

export type CustomerLetter = LetterDraft & {
  readonly language: LetterLanguage;
  readonly languageName: string;
};

/** The drafts of our answer to one objection, one in each language; null where there is no such objection. */
export async function objectionLetters(
  actor: Actor,
  objectionId: string,
): Promise<CustomerLetter[] | null> {
  if (!mayDo(actor, "register:read") || objectionId.includes("\0")) return null;
  const objection = await database().objection.findUnique({
    where: { id: objectionId },
    include: {
      ...decisionParts,
      notice: { include: { changeSet: { select: { id: true, title: true } }, approvals: true } },
    },
  });
  if (objection === null) return null;
  const { register } = await presentRegister();
  const { notice } = objection;
  const terms = termsOfNotice(notice);
  const today = dateIn(actor.at, terms.zone);
  const facts = {
    ...frameOf(register, notice.agreementRef, notice.changeSet),
    on: today,
    decision: objection.decision,
    receivedOn: dayOf(objection.receivedOn),
    timely: objection.timely,
    objectionLastDay: dayOf(notice.objectionLastDay),
    effectiveOn: dayOf(notice.effectiveOn),
    wasEnteredLate: wasEnteredLate(
      { timely: objection.timely, receivedOn: dayOf(objection.receivedOn) },
      dayOf(notice.effectiveOn),
      dateIn(instantOfColumn(objection.receivedAt), terms.zone),
    ),
    isClosed: notice.declinedAt !== null && notice.effectiveOn === null,
    needsApproval: needsApproval(register, notice),
    earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
    reason: objection.decisionReason,
    clause: objection.decisionClause,
    remedyClause: terms.clauses.remedy ?? null,
    remedyLastDay: remedyEnd(objection, notice),
  };
  return inEach((language) => objectionAnswer(facts, language));
}

/** Whether nothing but an approval that is not recorded lets a change take effect, by what the agreement asks for today. */
function needsApproval(
  register: Register,
  notice: Prisma.NoticeGetPayload<{ include: { approvals: true } }>,
): boolean {
  const agreement = find(register, "CustomerAgreement", notice.agreementRef);
  const asked = authorisationSince(termsOfNotice(notice), register, agreement);
  const isAsked = asked.authorisation === "SPECIFIC" && !asked.silenceApproves;
  return isAsked && notice.changeClass === "M1" && notice.approvals.length === 0;
}

/** The drafts of a letter that tells one customer of an incident; null where there is no such incident, or it is not concerned. */
export async function incidentLetters(
  actor: Actor,
  incidentId: string,
  agreementRef: string,
): Promise<CustomerLetter[] | null> {
  const incident = await findIncident(actor, incidentId);
  if (incident === null || !incident.customers.some(({ ref }) => ref === agreementRef)) return null;
  const { register } = await presentRegister();
  const { kind, trueSince, knownOn, suspension, suspensionOn, suspensionReason } = incident;
  const change =
    incident.changeSetId === null ? null : { id: incident.changeSetId, title: incident.title };
  const facts = {
    ...frameOf(register, agreementRef, change),
    on: todayIn(register, actor.at),
    kind,
    subject: incident.title,
    trueSince,
    knownOn,
    suspension,
    suspensionOn,
    suspensionReason,
  };
  return inEach((language) => incidentLetter(facts, language));
}

function inEach(draft: (language: LetterWords) => LetterDraft): CustomerLetter[] {
  return letterLanguages.map((language) => ({
    ...draft(words[language]),
    language,
    languageName: words[language].name,
  }));
}

function frameOf(
  register: Register,
  agreementRef: string,
  change: LetterFrame["change"],
): Omit<LetterFrame, "on"> {
  const agreement = find(register, "CustomerAgreement", agreementRef);
  const customer = find(register, "Customer", agreement?.customerId);
  return {
    organisation: list(register, "Organisation")[0]?.name ?? "",
    customer: customer?.name ?? agreementRef,
    agreement: agreement?.title ?? agreementRef,
    change: change && { id: change.id, title: change.title },
  };
}

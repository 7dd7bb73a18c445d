import { dateIn, type Instant } from "@/lib/domain/calendar";
import { authorisationSince } from "@/lib/domain/change/terms";
import {
  type LetterDraft,
  type LetterFrame,
  objectionAnswer,
} from "@/lib/domain/documents/customer-letter";
import { wasEnteredLate } from "@/lib/domain/incident/late-entry";
import { deLetters } from "@/lib/domain/language/de-letters";
import { enLetters, type LetterWords } from "@/lib/domain/language/en-letters";
import { frLetters } from "@/lib/domain/language/fr-letters";
import { find, list, type Register } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { decisionParts, remedyEnd } from "./objection-facts";

export const letterLanguages = ["en", "de", "fr"] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

const words: Readonly<Record<LetterLanguage, LetterWords>> = {
  en: enLetters,
  de: deLetters,
  fr: frLetters,
};

export type CustomerLetter = LetterDraft & {
  readonly language: LetterLanguage;
  readonly languageName: string;
};

/** What an answer to an objection is written from. */
export const answeredParts = {
  ...decisionParts,
  notice: {
    include: {
      changeSet: { select: { id: true, title: true } },
      approvals: { where: { overtakenAt: null } },
    },
  },
} satisfies Prisma.ObjectionInclude;

/** Our answer to one objection as it stands, one in each language. */
export function answersTo(
  register: Register,
  objection: Prisma.ObjectionGetPayload<{ include: typeof answeredParts }>,
  at: Instant,
): CustomerLetter[] {
  const { notice } = objection;
  const terms = termsOfNotice(notice);
  const facts = {
    ...frameOf(register, notice.agreementRef, notice.changeSet),
    on: dateIn(at, terms.zone),
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

export function inEach(
  draft: (words: LetterWords, language: LetterLanguage) => LetterDraft,
): CustomerLetter[] {
  return letterLanguages.map((language) => ({
    ...draft(words[language], language),
    language,
    languageName: words[language].name,
  }));
}

export function frameOf(
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

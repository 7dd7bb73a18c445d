import type { Materiality } from "@/lib/domain/reference/enums";
import type { Row } from "@/lib/domain/register";
import type { NoticeTerms } from "./dates";

/** The terms that count for one notice: its periods, and whose word opens the gate. */
export type AgreementTerms = NoticeTerms & {
  readonly authorisation: "SPECIFIC" | "GENERAL";
  readonly clauses: {
    readonly notice?: string;
    readonly objection?: string;
    readonly receipt?: string;
  };
};

/**
 * The terms of an agreement for one class of change, as they are frozen with the notice.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a); SCC (EU) 2021/915, clause 7.7(a).
 * Reading: where the agreement is silent, the periods are 30 calendar days, receipt is the next working
 * day, periods roll forward, and authorisation is specific: silence is never read as consent. See docs/decisions/0007.
 *
 * @param organisationZone zone that counts where the agreement names none
 */
export function termsOf(
  agreement: Row<"CustomerAgreement">,
  changeClass: Materiality,
  organisationZone: string,
): AgreementTerms {
  const clauses = Object.fromEntries(
    Object.entries({
      notice: agreement.noticeClause,
      objection: agreement.objectionClause,
      receipt: agreement.receiptClause,
    }).filter(([, clause]) => clause !== undefined),
  );
  return {
    noticePeriod: agreement.noticePeriod ?? "P30D",
    objectionPeriod: changeClass === "M1" ? (agreement.objectionPeriod ?? "P30D") : null,
    zone: agreement.zone ?? organisationZone,
    deemedReceipt: agreement.deemedReceipt ?? "NEXT_WORKING_DAY",
    rollForward: agreement.rollForward ?? true,
    effectiveAfter: agreement.effectiveAfter ?? "LATER_OF_BOTH",
    authorisation: agreement.authorisation ?? "SPECIFIC",
    clauses,
  };
}

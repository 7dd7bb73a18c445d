import type { CalendarDate } from "@/lib/domain/calendar";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import { apply, find, type RecordChange, type Register } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { affectedAgreements, isLeftOut, type LeftOut } from "./affected";
import { type ClassOverride, classify } from "./classify";

/**
 * How an agreement reads otherwise since it was told of a change: it is concerned no more, it leaves the vendor out now, or the
 * change now needs more of it than it was told.
 */
export type AgreementSince = "NOT_CONCERNED" | "VENDOR_EXCLUDED" | "HIGHER_CLASS";

/**
 * The agreements that were told of a change and were changed meanwhile in a way that counts for it.
 *
 * Source: GDPR Art. 28(2), 28(3)(a).
 * Reading: whoever dropped the product, or now leaves the vendor out, is waited for no more; where the change is now class M1 for an
 * agreement that was told of class M2, what it was told is not enough. An agreement that is over is closed as such.
 *
 * @param register of today, in which the change is not in effect
 * @param on       day of the announcement
 * @param told     the agreements with the class that each was told
 * @param leftOut  records that an agreement does without
 * @returns        only those that were changed, by their refs
 */
export function agreementsSince(
  register: Register,
  changes: readonly RecordChange[],
  overrides: readonly ClassOverride[],
  on: CalendarDate,
  told: readonly { readonly agreementRef: string; readonly changeClass: Materiality }[],
  leftOut: LeftOut = new Map(),
): Map<string, AgreementSince> {
  const after = apply(register, changes);
  const items = classify(register, changes, on, overrides);
  const present = new Map(
    affectedAgreements(register, after, items, on, leftOut).map(({ agreement, changeClass }) => [
      agreement.ref,
      changeClass,
    ]),
  );
  return new Map(
    told.flatMap(({ agreementRef, changeClass }): [string, AgreementSince][] => {
      const agreement = find(after, "CustomerAgreement", agreementRef);
      // Whoever came after the announcement was told by how it reads since.
      if (agreement === undefined || !isConcerned(agreement, on)) return [];
      const now = present.get(agreementRef);
      if (now === undefined) {
        const isExcluded = items.some((item) => isLeftOut(register, after, agreement, item));
        return [[agreementRef, isExcluded ? "VENDOR_EXCLUDED" : "NOT_CONCERNED"]];
      }
      const isHigher = materialities.indexOf(now) < materialities.indexOf(changeClass);
      return isHigher ? [[agreementRef, "HIGHER_CLASS"]] : [];
    }),
  );
}

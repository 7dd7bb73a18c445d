import type { CalendarDate } from "@/lib/domain/calendar";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import { apply, bodyOf, find, type RecordChange, type Register } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { affectedAgreements, isLeftOut, type LeftOut } from "./affected";
import { type ClassOverride, classify } from "./classify";

/**
 * How an agreement reads otherwise since it was told of a change: it is concerned no more, it leaves the vendor out now, or the
 * change now needs more of it than it was told.
 */
export type AgreementSince = "NOT_CONCERNED" | "VENDOR_EXCLUDED" | "HIGHER_CLASS";

export type SinceInput = {
  /** Of today, in which the change is not in effect. */
  readonly register: Register;
  readonly changes: readonly RecordChange[];
  readonly overrides: readonly ClassOverride[];
  /** Day of the announcement. */
  readonly on: CalendarDate;
  /** The agreements with the class that each was told. */
  readonly told: readonly { readonly agreementRef: string; readonly changeClass: Materiality }[];
  /** Records that an agreement does without. */
  readonly leftOut?: LeftOut;
  /** The register as it was read at the announcement; without it, whatever is higher counts. */
  readonly asTold?: Register;
};

/**
 * The agreements that were told of a change and were changed meanwhile in a way that counts for it.
 *
 * Source: GDPR Art. 28(2), 28(3)(a).
 * Reading: whoever dropped the product, or now leaves the vendor out, is waited for no more; where the change is now class M1 for an
 * agreement that was told of class M2, what it was told is not enough. That counts only where the agreement reads otherwise: the
 * rules may have been others at the announcement, and whoever was told by those was told. An agreement that is over is closed as such.
 *
 * @returns only those that were changed, by their refs
 */
export function agreementsSince(input: SinceInput): Map<string, AgreementSince> {
  const { register, changes, overrides, on, told, leftOut } = input;
  const after = apply(register, changes);
  const items = classify(register, changes, on, overrides);
  const classesIn = (agreements: Register) =>
    new Map(
      affectedAgreements(register, agreements, items, on, leftOut).map(
        ({ agreement, changeClass }) => [agreement.ref, changeClass],
      ),
    );
  const present = classesIn(after);
  const since = new Map(
    told.flatMap(({ agreementRef, changeClass }): [string, AgreementSince][] => {
      const agreement = find(after, "CustomerAgreement", agreementRef);
      // Whoever came after the announcement was told by how it reads since.
      if (agreement === undefined || !isConcerned(agreement, on)) return [];
      const now = present.get(agreementRef);
      if (now === undefined) {
        const isExcluded = items.some((item) => isLeftOut(register, after, agreement, item));
        return [[agreementRef, isExcluded ? "VENDOR_EXCLUDED" : "NOT_CONCERNED"]];
      }
      return isHigher(now, changeClass) ? [[agreementRef, "HIGHER_CLASS"]] : [];
    }),
  );
  const higher = [...since].flatMap(([ref, one]) => (one === "HIGHER_CLASS" ? [ref] : []));
  if (higher.length === 0 || input.asTold === undefined) return since;
  const known = higher.filter((ref) => input.asTold?.CustomerAgreement.has(ref));
  const earlier = classesIn(withAgreementsOf(input.asTold, after, known, on));
  for (const ref of known) {
    if (!isHigher(present.get(ref), earlier.get(ref))) since.delete(ref);
  }
  return since;
}

function isHigher(now: Materiality | undefined, than: Materiality | undefined): boolean {
  if (now === undefined) return false;
  return than === undefined || materialities.indexOf(now) < materialities.indexOf(than);
}

/** A register in which these agreements read as they did in another. */
function withAgreementsOf(
  other: Register,
  register: Register,
  refs: readonly string[],
  on: CalendarDate,
): Register {
  const earlier = refs.flatMap((ref): RecordChange[] => {
    const key = { kind: "CustomerAgreement", ref } as const;
    const body = bodyOf(other, key);
    return body === null ? [] : [{ ...key, validFrom: on, body }];
  });
  return apply(register, earlier);
}

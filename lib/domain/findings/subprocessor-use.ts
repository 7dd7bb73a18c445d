import type { CalendarDate } from "@/lib/domain/calendar";
import { effectiveTerm, profileOf } from "@/lib/domain/change/terms";
import { servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import type { Dealings, DealtChange, DealtNotice } from "./dealings";
import { defect } from "./defect";
import type { DealingRules, Defect, Question } from "./finding";
import { namesOf } from "./naming";
import { agreementsInForce, hasEnded, isInUse, productsOf } from "./standing";

/** The rules on the use of sub-processors beside what was published, told and approved. */
export const subprocessorUseRules: DealingRules = {
  "ENG-007": publicListIsNotTrue,
  "ENG-012": usedBeforeNoticeEnded,
  "ENG-013": usedDespiteObjection,
  "ENG-019": usedWithoutApproval,
};

type AsOf = Pick<Question, "asOf">;

function atEngagement(ref: string) {
  return { kind: "Engagement" as const, ref };
}

/** Reading: what is on stand-by may be listed before it is used; nobody is listed after the use has ended. */
function publicListIsNotTrue(
  register: Register,
  { published }: Dealings,
  { asOf }: AsOf,
): Defect[] {
  const entries = published?.entries ?? [];
  const listed = new Set(entries.map(({ ref }) => ref));
  const unlisted = subprocessorsInUse(register, asOf)
    .filter(({ ref }) => !listed.has(ref))
    .map(({ ref }) =>
      defect(
        register,
        atEngagement(ref),
        "it is a sub-processor in use, and the published list does not name it; publish the list anew.",
      ),
    );
  const gone = entries.filter(({ ref, isLeaving }) => {
    if (isLeaving) return false;
    const engagement = find(register, "Engagement", ref);
    return engagement === undefined || hasEnded(engagement, asOf);
  });
  return [
    ...unlisted,
    ...gone.map(({ ref, name }) =>
      defect(
        register,
        atEngagement(ref),
        `the published list still names “${name}”, which is no longer engaged; end the engagement, so that the list is published anew.`,
      ),
    ),
  ];
}

function subprocessorsInUse(register: Register, asOf: CalendarDate): Row<"Engagement">[] {
  return list(register, "Engagement").filter(
    (engagement) =>
      engagement.validFrom <= asOf &&
      isInUse(engagement, asOf) &&
      isSubprocessor(register, engagement),
  );
}

/** Of each engagement that a change brought, the notices of it which still gate its use. */
function broughtBy(
  register: Register,
  changes: readonly DealtChange[],
): { engagement: Row<"Engagement">; notices: readonly DealtNotice[] }[] {
  return changes.flatMap(({ added, notices }) =>
    added.flatMap((ref) => {
      const engagement = find(register, "Engagement", ref);
      const gating = notices.filter(
        ({ changeClass, isDeclined }) => changeClass === "M1" && !isDeclined,
      );
      return engagement === undefined || gating.length === 0
        ? []
        : [{ engagement, notices: gating }];
    }),
  );
}

/** The day from which an agreement's data went there: its own, or, where all customers share the use, that of the use. */
function usedFrom(engagement: Row<"Engagement">, { effectiveOn }: DealtNotice): string | undefined {
  if (engagement.perTenantSwitch === true) return effectiveOn ?? undefined;
  const days = [effectiveOn, engagement.actualUseFrom].flatMap((day) => day ?? []);
  return days.toSorted()[0];
}

/**
 * Reading: a recorded approval stands in the place of the period. What was engaged in an emergency is judged by the rule on
 * emergencies.
 */
function usedBeforeNoticeEnded(
  register: Register,
  { changes }: Dealings,
  { asOf }: AsOf,
): Defect[] {
  return broughtBy(register, changes).flatMap(({ engagement, notices }): Defect[] => {
    if (engagement.emergencyReplacement === true) return [];
    const early = notices.filter((notice) => {
      const from = usedFrom(engagement, notice);
      if (notice.isApproved || from === undefined || from > asOf) return false;
      return notice.earliestEffectiveOn === null || from < notice.earliestEffectiveOn;
    });
    if (early.length === 0) return [];
    return [
      defect(
        register,
        { ...atEngagement(engagement.ref), field: "actualUseFrom" },
        `it was in use before the notice period had ended for ${agreements(early.length)}; stop the use there until it has, and tell those customers.`,
      ),
    ];
  });
}

/** Reading: an approval does not answer an objection; a refused objection stays open. */
function usedDespiteObjection(register: Register, { changes }: Dealings, { asOf }: AsOf): Defect[] {
  return broughtBy(register, changes).flatMap(({ engagement, notices }): Defect[] => {
    const objected = notices.filter((notice) => {
      const from = usedFrom(engagement, notice);
      const isOpen = notice.openObjectionOn !== null && notice.openObjectionOn <= asOf;
      return isOpen && from !== undefined && from <= asOf;
    });
    if (objected.length === 0) return [];
    return [
      defect(
        register,
        atEngagement(engagement.ref),
        `it is in use for ${agreements(objected.length)} whose objection is open; stop the use there until the objection is settled.`,
      ),
    ];
  });
}

function agreements(count: number): string {
  return count === 1 ? "one agreement" : `${count} agreements`;
}

/**
 * Reading: whom an agreement found in use on the day to which its list was agreed (else its signature) is approved by it;
 * everybody after that needs an approval of its own.
 */
function usedWithoutApproval(register: Register, dealings: Dealings, { asOf }: AsOf): Defect[] {
  const specific = agreementsInForce(register, asOf).filter(
    (agreement) =>
      effectiveTerm(agreement, profileOf(register, agreement), "authorisation") === "SPECIFIC",
  );
  if (specific.length === 0) return [];
  const used = subprocessorsInUse(register, asOf).map((engagement) => ({
    engagement,
    products: new Set(productsOf(register, engagement)),
    vendor: find(register, "VendorService", engagement.vendorServiceId)?.vendorId ?? "",
  }));
  const approved = approvals(dealings.changes);
  return specific.flatMap((agreement): Defect[] => {
    const since = agreement.agreedAsOf ?? agreement.signedOn ?? agreement.effectiveFrom;
    const held = dealings.heldBack.get(agreement.ref);
    const wanting = used.filter(
      ({ engagement, products, vendor }) =>
        (since === undefined || (engagement.actualUseFrom ?? engagement.validFrom) > since) &&
        serves(products, agreement.productIds ?? []) &&
        !agreement.excludedVendorIds?.includes(vendor) &&
        !servesUnusedOnly(register, engagement, agreement) &&
        held?.has(engagement.ref) !== true &&
        approved.get(agreement.ref)?.has(engagement.ref) !== true,
    );
    if (wanting.length === 0) return [];
    const names = namesOf(
      register,
      "Engagement",
      wanting.map(({ engagement }) => engagement.ref),
    );
    return [
      defect(
        register,
        { kind: "CustomerAgreement", ref: agreement.ref, field: "authorisation" },
        `its authorisation is specific, and no approval of the customer is recorded for ${names}; obtain and record it, or switch the use off there.`,
      ),
    ];
  });
}

function serves(products: ReadonlySet<string>, ofAgreement: readonly string[]): boolean {
  if (products.size === 0 || ofAgreement.length === 0) return true;
  return ofAgreement.some((ref) => products.has(ref));
}

/** Per agreement, the engagements whose use the customer approved, in words or by an agreed silence. */
function approvals(changes: readonly DealtChange[]): Map<string, Set<string>> {
  const approved = new Map<string, Set<string>>();
  for (const { added, notices } of changes) {
    for (const { agreementRef, isApproved, silenceApproves, effectiveOn } of notices) {
      if (!isApproved && !(silenceApproves && effectiveOn !== null)) continue;
      const refs = approved.get(agreementRef) ?? new Set<string>();
      for (const ref of added) refs.add(ref);
      approved.set(agreementRef, refs);
    }
  }
  return approved;
}

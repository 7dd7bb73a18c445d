import { isInForce } from "@/lib/domain/change/affected";
import { compareNames } from "@/lib/domain/documents/annex-facts";
import type { ProcessingRole } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordQuestion, ServedController } from "./record-facts";
import { mainEntity, recordParty } from "./record-parties";

/** An activity of the processor's record, and as what the holder takes part in it. */
export type ProcessedActivity = {
  readonly activity: Row<"ProcessingActivity">;
  readonly role: ProcessingRole;
};

/**
 * Each controller on behalf of which a processor acts on a day, with the categories of processing that it has done.
 *
 * Source: GDPR Art. 30(2)(a) and (b).
 * Reading: an activity that serves the customers of its products serves whoever has an agreement in force on that day for one
 * of them: with the holder, or, where the agreement names no entity, with the main entity. A sub-processor serves the
 * controllers of those above it, whoever signed. A customer that is itself a processor is named, and said to act for
 * others whom nobody has named to us.
 */
export function servedControllers(
  register: Register,
  activities: readonly ProcessedActivity[],
  question: RecordQuestion,
): ServedController[] {
  const agreements = list(register, "CustomerAgreement").filter((one) =>
    isInForce(one, question.asOf),
  );
  const served = new Map<string, { activities: Set<string>; agreements: Set<string> }>();
  for (const { activity, role } of activities) {
    if (activity.controllersServed !== "PRODUCT_CUSTOMERS") continue;
    for (const agreement of agreements) {
      const { customerId } = agreement;
      if (customerId === undefined || !isFor(register, agreement, activity, role, question.entity))
        continue;
      const own = served.get(customerId) ?? { activities: new Set(), agreements: new Set() };
      own.activities.add(activity.ref);
      own.agreements.add(agreement.ref);
      served.set(customerId, own);
    }
  }
  return [...served]
    .flatMap(([ref, own]) => {
      const customer = find(register, "Customer", ref);
      return customer === undefined ? [] : [controllerOf(register, customer, own, question)];
    })
    .toSorted(
      (one, other) =>
        compareNames(sortName(one), sortName(other)) || compareNames(one.ref, other.ref),
    );
}

function sortName({ ref, party }: ServedController): string {
  return typeof party.name === "string" ? party.name : (party.tradeName ?? ref);
}

function isFor(
  register: Register,
  { productIds, processorEntityId }: Row<"CustomerAgreement">,
  activity: Row<"ProcessingActivity">,
  role: ProcessingRole,
  entity: string,
): boolean {
  const isOfProduct = (productIds ?? []).some((ref) => activity.productIds?.includes(ref));
  if (!isOfProduct || role === "SUB_PROCESSOR") return isOfProduct;
  return (processorEntityId ?? mainEntity(register)?.ref) === entity;
}

function controllerOf(
  register: Register,
  customer: Row<"Customer">,
  own: { activities: Set<string>; agreements: Set<string> },
  question: RecordQuestion,
): ServedController {
  const entity = find(register, "LegalEntity", customer.legalEntityId);
  const party = recordParty(register, entity, question, customer.name ?? null);
  const knownAs = customer.name === party.name ? null : party.tradeName;
  return {
    ref: customer.ref,
    party: { ...party, tradeName: entity?.tradeName ?? knownAs },
    actsForOthers: customer.role === "PROCESSOR",
    activities: [...own.activities],
    agreements: pointingTo(register, "CustomerAgreement", "customerId", customer.ref)
      .filter(({ ref }) => own.agreements.has(ref))
      .map((one) => ({
        title: one.title ?? one.ref,
        since: one.effectiveFrom ?? one.signedOn ?? null,
        until: one.endsOn ?? null,
      })),
  };
}

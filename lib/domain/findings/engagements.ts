import { type CalendarDate, lastDayOf } from "@/lib/domain/calendar";
import { withProfile } from "@/lib/domain/change/terms";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { defect, wantingFields } from "./defect";
import { addressGap, channelGap } from "./entities";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { titleOf } from "./naming";
import {
  agreementsInForce,
  engagedByUs,
  isInUse,
  isProcessor,
  productsOf,
  recipientOf,
  standingEngagements,
  vendorOf,
} from "./standing";

/**
 * The rules on processors and their chain. The provision and the weight of each stand in reference/linter-rules.ts.
 * What the contract must hold is asked of those whom we engage ourselves: further down it binds the one above.
 */
export const engagementRules: Rules = {
  "ENG-001": { once: contractIsWanting },
  "ENG-002": { once: obligationsDoNotFlowDown },
  "ENG-003": { once: contractDoesNotHold },
  "ENG-004": { once: recipientIsNoOne },
  "ENG-005": { once: locationIsWanting },
  "ENG-006": { once: termsOfAuthorisationAreWanting },
};

type AsOf = Pick<Question, "asOf">;

function at(engagement: Row<"Engagement">, field?: keyof Row<"Engagement"> & string) {
  return { kind: "Engagement" as const, ref: engagement.ref, ...(field && { field }) };
}

/**
 * Reading: standard contractual clauses are the contract of Art. 28(3) in modules 2 and 3 only. Whoever is told by a
 * category or an example alone is asked for its name first (ENG-004): with nobody there is no contract.
 */
function contractIsWanting(register: Register, { asOf }: AsOf): Defect[] {
  return engagedByUs(register, asOf).flatMap((engagement): Defect[] => {
    if (!isProcessor(register, engagement) || isNameless(register, engagement)) return [];
    const gap = gapOf(engagement, "contractType");
    if (gap) {
      return [
        defect(
          register,
          at(engagement, "contractType"),
          `the contract with the processor ${gap}; conclude one and record it.`,
        ),
      ];
    }
    if (engagement.contractType !== "SCC_2021_914" || holdsProcessorModule(register, engagement)) {
      return [];
    }
    return [
      defect(
        register,
        at(engagement, "contractType"),
        "its standard contractual clauses hold neither module 2 nor module 3, so no contract with the processor stands; record the module or another contract.",
      ),
    ];
  });
}

function isNameless(register: Register, engagement: Row<"Engagement">): boolean {
  const vendor = vendorOf(register, engagement);
  return vendor?.namedAs === "CATEGORY" || vendor?.namedAs === "EXAMPLE";
}

function holdsProcessorModule(register: Register, engagement: Row<"Engagement">): boolean {
  return pointingTo(register, "Transfer", "engagementId", engagement.ref)
    .flatMap(({ ref }) => pointingTo(register, "TransferMechanismUse", "transferId", ref))
    .some(({ sccModule }) => sccModule !== undefined && sccModules[sccModule].art28Satisfied);
}

/** Reading: asked of a contract that there is; without any only ENG-001 speaks, or ENG-004 before it. */
function obligationsDoNotFlowDown(register: Register, { asOf }: AsOf): Defect[] {
  const wanted = {
    contractFlowDown: "the flow-down of our obligations to the customers",
    contractThirdPartyBeneficiary: "the third-party beneficiary clause",
  };
  return engagedByUs(register, asOf).flatMap((engagement) => {
    if (!isSubprocessor(register, engagement) || gapOf(engagement, "contractType")) return [];
    const fields = ["contractFlowDown", "contractThirdPartyBeneficiary"] as const;
    return fields.flatMap((field): Defect[] => {
      const gap = gapOf(engagement, field);
      if (!gap && engagement[field] !== false) return [];
      const state = gap ?? "is not in the contract";
      return [
        defect(
          register,
          at(engagement, field),
          `${wanted[field]} ${state}; agree it with the sub-processor.`,
        ),
      ];
    });
  });
}

/** Reading: the contract still holds on the day on which it ends. Without any contract only ENG-001 speaks. */
function contractDoesNotHold(register: Register, { asOf }: AsOf): Defect[] {
  return engagedByUs(register, asOf).flatMap((engagement) => {
    if (!isInUse(engagement, asOf) || !isProcessor(register, engagement)) return [];
    if (engagement.contractType === undefined) return [];
    const defects: Defect[] = [];
    const gap = gapOf(engagement, "contractSignedOn");
    const { contractSignedOn, contractExpiresOn } = engagement;
    if (gap) {
      defects.push(
        defect(
          register,
          at(engagement, "contractSignedOn"),
          `the day on which the contract was signed ${gap}; have it signed and record the day.`,
        ),
      );
    } else if (contractSignedOn !== undefined && lastDayOf(contractSignedOn) > asOf) {
      defects.push(
        defect(
          register,
          at(engagement, "contractSignedOn"),
          `on ${asOf} it was in use, and the contract was signed only on ${contractSignedOn}; stop its use until then.`,
        ),
      );
    }
    if (contractExpiresOn !== undefined && contractExpiresOn < asOf) {
      defects.push(
        defect(
          register,
          at(engagement, "contractExpiresOn"),
          `the contract ended on ${contractExpiresOn} and it is still in use; renew the contract or end the use.`,
        ),
      );
    }
    return defects;
  });
}

/**
 * Reading: found at the engagement, not at the vendor, so that engaging a nameless vendor once more counts as a new
 * defect. Two names in one ("A / B") are no entity. A recipient that is a company and no vendor of ours is asked as well.
 */
function recipientIsNoOne(register: Register, { asOf }: AsOf): Defect[] {
  const engaged = standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    const fault = recipientFault(register, engagement, asOf);
    return fault ? [defect(register, at(engagement, "vendorServiceId"), fault)] : [];
  });
  return [...engaged, ...brandsAmongRecipients(register)];
}

function brandsAmongRecipients(register: Register): Defect[] {
  return list(register, "Disclosure").flatMap((disclosure): Defect[] => {
    const isCompany = disclosure.namedAs === "NAME" && disclosure.engagementId === undefined;
    const gap = isCompany ? gapOf(disclosure, "legalEntityId") : undefined;
    if (!gap || neverCompanies.includes(disclosure.recipientKind ?? "")) return [];
    return [
      defect(
        register,
        { kind: "Disclosure", ref: disclosure.ref, field: "legalEntityId" },
        `the legal entity behind “${disclosure.name}” ${gap}; record the company that receives the data.`,
      ),
    ];
  });
}

const neverCompanies: readonly string[] = [
  "INTERNAL_DEPARTMENT",
  "PUBLIC_AUTHORITY",
  "CUSTOMER_ADMINISTRATOR",
  "PUBLIC",
];

function recipientFault(
  register: Register,
  engagement: Row<"Engagement">,
  asOf: CalendarDate,
): string | undefined {
  const vendor = vendorOf(register, engagement);
  if (!vendor) return "the vendor behind the service is missing; record it with its legal entity.";
  const gap = gapOf(vendor, "legalEntityId");
  if (gap) {
    return `the legal entity behind “${vendor.name}” ${gap}; record the company that signs.`;
  }
  if (vendor.legalEntityId === undefined) return undefined;
  const entity = recipientOf(register, engagement);
  if (!entity) {
    return `the legal entity “${vendor.legalEntityId}” behind “${vendor.name}” does not stand on ${asOf}; record the company that signs.`;
  }
  const faults = identityFaults(entity);
  if (faults.length === 0) return undefined;
  const title = titleOf(register, { kind: "LegalEntity", ref: entity.ref });
  return `of the recipient “${title}” ${faults.join(", and ")}; complete the legal entity.`;
}

function identityFaults(entity: Row<"LegalEntity">): string[] {
  const address = addressGap(entity);
  const channel = channelGap(entity);
  const faults: string[] = [];
  if (entity.legalName?.includes(" / ")) faults.push("the legal name is two names");
  if (address) faults.push(`the postal address (${address.words}) ${address.gap}`);
  if (channel) faults.push(`a contact channel ${channel}`);
  return faults;
}

function locationIsWanting(register: Register, { asOf }: AsOf): Defect[] {
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    const locations = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
    if (locations.length === 0) {
      return [
        defect(
          register,
          at(engagement),
          "it has no processing location; record each country where data are kept or reached from.",
        ),
      ];
    }
    return locations.flatMap((location) =>
      wantingFields(register, "ProcessingLocation", location, {
        country: (gap) => `the country ${gap}; record it.`,
      }),
    );
  });
}

function termsOfAuthorisationAreWanting(register: Register, { asOf }: AsOf): Defect[] {
  const served = productsWithSubProcessors(register, asOf);
  function isServed(products: readonly string[]): boolean {
    if (served === "all") return true;
    return products.length === 0 ? served.size > 0 : products.some((ref) => served.has(ref));
  }
  const remedy = "although sub-processors are used; record what was agreed.";
  return agreementsInForce(register, asOf)
    .filter(({ productIds }) => isServed(productIds ?? []))
    .flatMap((agreement) =>
      wantingFields(register, "CustomerAgreement", withProfile(register, agreement), {
        authorisation: (gap) => `the kind of authorisation (specific or general) ${gap} ${remedy}`,
        noticePeriod: (gap) => `the notice period for new sub-processors ${gap} ${remedy}`,
      }),
    );
}

function productsWithSubProcessors(register: Register, asOf: CalendarDate): Set<string> | "all" {
  const served = new Set<string>();
  for (const engagement of standingEngagements(register, asOf)) {
    if (!isSubprocessor(register, engagement)) continue;
    const products = productsOf(register, engagement);
    if (products.length === 0) return "all";
    for (const product of products) served.add(product);
  }
  return served;
}

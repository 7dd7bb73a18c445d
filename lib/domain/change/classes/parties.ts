import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { withPeople } from "./people-beside";
import {
  distance,
  engagementsOfEntity,
  engagementsOfService,
  engagementsOfVendor,
  scopeOfEngagements,
} from "./subprocessor";
import { holding } from "./transfer";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

const contactFields = [
  "street",
  "city",
  "postalCode",
  "phone",
  "website",
  "contactPosition",
  "contactName",
  "contactEmail",
  "tradeName",
  "registrationNumber",
  "registerName",
  "vatNumber",
];

/** Gives each difference its rule; the whole record coming or going tells nobody by itself. */
function ruledBy(
  context: ClassifyContext,
  scope: Scope,
  ruleOf: (field: string) => ChangeRuleId | null,
): Verdict[] {
  return context.differences.map((difference) => {
    const rule = difference.field === null ? null : ruleOf(difference.field);
    return { difference, rule, class: rule === null ? "I" : changeRules[rule].materiality, scope };
  });
}

function scopeIn(
  context: ClassifyContext,
  engagementsOf: (register: ClassifyContext["before"]) => string[],
): Scope {
  const refs = [...engagementsOf(context.before), ...engagementsOf(context.after)];
  return scopeOfEngagements(context.before, context.after, refs);
}

/**
 * The class of each difference of a legal entity behind a sub-processor.
 *
 * Source: SCC (EU) 2021/914, clause 14(b) and Annex III; SCC (EU) 2021/915, Annex IV.
 * Reading: another owner is class M2, for each entity that is owned through the one that changes; an owner, an ultimate parent or
 * the entity itself in a third country where none was before is class M1.
 */
export function classifyLegalEntity(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const scope = scopeIn(context, (register) => engagementsOfEntity(register, key.ref));
  const owned = [...new Set([before, after].flatMap((register) => ownedBy(register, key.ref)))];
  const scopeWithOwned = scopeIn(context, (register) =>
    owned.flatMap((ref) => engagementsOfEntity(register, ref)),
  );
  const isNewAfar = owned.some((ref) => isAfarSince(context, ref));
  return ruledBy(context, scope, (field) => {
    if (field === "legalName") return "LEGAL_ENTITY_RENAMED";
    if (contactFields.includes(field)) return "LEGAL_ENTITY_CONTACT_CHANGED";
    return ownership.includes(field) ? "LEGAL_ENTITY_OWNERSHIP_CHANGED" : null;
  }).map((verdict) => {
    if (!ownership.includes(verdict.difference.field ?? "")) return verdict;
    const told = { ...verdict, scope: scopeWithOwned };
    return isNewAfar ? { ...told, class: "M1" } : told;
  });
}

const ownership = ["parentEntityId", "ultimateParentCountry", "country"];

/** An entity and all that it owns, however far down; a circle is followed once. */
function ownedBy(register: ClassifyContext["after"], ref: string): string[] {
  const owned = [ref];
  for (const owner of owned) {
    const below = pointingTo(register, "LegalEntity", "parentEntityId", owner);
    owned.push(...below.flatMap((one) => (owned.includes(one.ref) ? [] : [one.ref])));
  }
  return owned;
}

/** Whether a third country stands behind an entity after the change that did not before it. */
function isAfarSince({ before, after, asOf }: ClassifyContext, ref: string): boolean {
  const is = find(after, "LegalEntity", ref);
  const was = known(before, find(before, "LegalEntity", ref), asOf);
  return is !== undefined && afar(after, is, asOf).some((country) => !was.has(country));
}

/** The third countries without adequacy in which an entity sits, or those that own it: its ultimate parent, and each owner up the chain. */
function afar(
  register: ClassifyContext["after"],
  entity: Row<"LegalEntity">,
  asOf: ClassifyContext["asOf"],
): string[] {
  const chain = new Set<Row<"LegalEntity">>();
  let next = find(register, "LegalEntity", entity.parentEntityId);
  while (next !== undefined && !chain.has(next)) {
    chain.add(next);
    next = find(register, "LegalEntity", next.parentEntityId);
  }
  const countries = [
    entity.country,
    entity.ultimateParentCountry,
    ...[...chain].flatMap((owner) => [owner.country, owner.ultimateParentCountry]),
  ];
  return countries.flatMap((country) =>
    country !== undefined && distance(register, country, asOf) === "OTHER" ? [country] : [],
  );
}

function known(
  register: ClassifyContext["before"],
  entity: Row<"LegalEntity"> | undefined,
  asOf: ClassifyContext["asOf"],
): ReadonlySet<string> {
  return new Set(entity === undefined ? [] : afar(register, entity, asOf));
}

/** A vendor that contracts through another entity is another processor in law. */
export function classifyVendor(context: ClassifyContext): Verdict[] {
  const scope = scopeIn(context, (register) => engagementsOfVendor(register, context.key.ref));
  return ruledBy(context, scope, (field) => {
    if (field === "legalEntityId") return "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED";
    return field === "name" ? "LEGAL_ENTITY_RENAMED" : null;
  });
}

export function classifyVendorService(context: ClassifyContext): Verdict[] {
  const scope = scopeIn(context, (register) => engagementsOfService(register, context.key.ref));
  return ruledBy(context, scope, (field) => {
    if (field === "vendorId") return "ENGAGEMENT_REPLACED";
    if (field === "function") return "ENGAGEMENT_PURPOSE_CHANGED";
    return field === "name" ? "LEGAL_ENTITY_RENAMED" : null;
  });
}

/**
 * The class of a certification that transfers rest on.
 *
 * Source: Decision (EU) 2023/1795, Art. 1; product rule: a mechanism lost is an adverse fact.
 * Reading: it is not lost where each of its transfers has another mechanism under the same regime.
 */
export function classifyDpfCertification(context: ClassifyContext): Verdict[] {
  const { before, after, key, asOf } = context;
  const uses = pointingTo(after, "TransferMechanismUse", "dpfCertificationId", key.ref);
  const engagements = uses.flatMap(
    (use) => find(after, "Transfer", use.transferId)?.engagementId ?? [],
  );
  const scope = scopeOfEngagements(before, after, engagements);
  const hasFallback = uses.every((use) =>
    holding(after, use.transferId ?? "", use.regime, asOf).some(
      (other) => other.dpfCertificationId !== key.ref,
    ),
  );
  const verdicts = context.differences.map((difference): Verdict => {
    const isLost =
      difference.field === "status" && difference.before === "ACTIVE" && uses.length > 0;
    if (!isLost) return { difference, rule: null, class: "I", scope };
    return hasFallback
      ? { difference, rule: "TRANSFER_MECHANISM_DPF_SCC_SWAPPED", class: "M2", scope }
      : { difference, rule: "TRANSFER_MECHANISM_LOST", class: "A", scope };
  });
  return withPeople(context, engagements, verdicts);
}

import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { productsOfAll } from "@/lib/domain/subprocessor";
import { type FieldDifference, listDifference } from "../diff";
import { scopeOfEngagements } from "./subprocessor";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

const measures = ["contractualMeasures", "technicalMeasures", "organisationalMeasures"];
const toldOfAssessment = ["status", "transferIds", ...measures];
const toldOfCertificate = ["scheme", "status", "issuedOn", "expiresOn"];

/** What stays in the house concerns no customer: an examination is told by its outcome, not by its text. */
function scopeFor({ field }: FieldDifference, told: readonly string[], scope: Scope): Scope {
  return field === null || told.includes(field) ? scope : { type: "nobody" };
}

function verdict(difference: FieldDifference, rule: ChangeRuleId | null, scope: Scope): Verdict {
  return { difference, rule, class: rule === null ? "I" : changeRules[rule].materiality, scope };
}

/** A record as it reads before and after, as far as it is there. */
function readings<K extends "TransferImpactAssessment" | "Certification">(
  { before, after }: ClassifyContext,
  kind: K,
  ref: string,
): Row<K>[] {
  return [before, after].flatMap((register) => find(register, kind, ref) ?? []);
}

/**
 * The class of each difference of a transfer impact assessment: what it says of its transfers.
 *
 * Source: SCC (EU) 2021/914, clauses 14(e), 14(f) and 16.
 * Reading: customers learn how it ended and which measures it rests on; its text is kept for the authority (clause 14(d)).
 */
export function classifyTransferAssessment(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const transfers = readings(context, "TransferImpactAssessment", key.ref).flatMap(
    ({ transferIds }) => transferIds ?? [],
  );
  const engagements = transfers.flatMap((ref) =>
    [before, after].map((register) => find(register, "Transfer", ref)?.engagementId),
  );
  const scope = scopeOfEngagements(before, after, engagements);
  const status = find(after, "TransferImpactAssessment", key.ref)?.status;
  return context.differences.map((one) =>
    verdict(one, assessmentRule(one, status), scopeFor(one, toldOfAssessment, scope)),
  );
}

function assessmentRule(
  { field, before, after }: FieldDifference,
  status: Row<"TransferImpactAssessment">["status"],
): ChangeRuleId | null {
  if (field !== null && measures.includes(field))
    return listDifference(before, after).removed.length > 0
      ? "MEASURE_DOWNGRADED"
      : "MEASURE_UPGRADED";
  const decides = field === null || field === "status" || field === "transferIds";
  if (decides && status === "NEGATIVE") return "TRANSFER_ASSESSMENT_NEGATIVE";
  return decides || field === "assessedOn" || field === "conclusion" ? "TRANSFER_REASSESSED" : null;
}

/**
 * The class of each difference of a certificate: of our own one all customers of its products learn, of a vendor's those whose
 * data are with that service.
 *
 * Source: GDPR Art. 28(5); SCC (EU) 2021/914, Annex II ("relevant certifications").
 * Reading: one that is new or said more exactly, and an end that was or becomes unknown, are a matter of information; one that ends
 * earlier, is withdrawn or taken out has lapsed.
 */
export function classifyCertification(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const rows = readings(context, "Certification", key.ref);
  const services = rows.flatMap(({ vendorServiceId }) => vendorServiceId ?? []);
  const engagements = services.flatMap((ref) =>
    [before, after].flatMap((register) =>
      pointingTo(register, "Engagement", "vendorServiceId", ref).map(
        (engagement) => engagement.ref,
      ),
    ),
  );
  const scope =
    services.length > 0 ? scopeOfEngagements(before, after, engagements) : ownScope(rows);
  return context.differences.map((one) =>
    verdict(one, certificationRule(one), scopeFor(one, toldOfCertificate, scope)),
  );
}

function ownScope(rows: readonly Row<"Certification">[]): Scope {
  const products = productsOfAll(rows);
  return products === null ? { type: "everyone" } : { type: "products", refs: products };
}

function certificationRule({ field, before, after }: FieldDifference): ChangeRuleId | null {
  switch (field) {
    case null:
      return after === null ? "CERTIFICATION_LAPSED" : null;
    case "status":
      return after === "VALID" ? "CERTIFICATION_RENEWED" : "CERTIFICATION_LAPSED";
    case "expiresOn":
      if (typeof before !== "string" || typeof after !== "string") return null;
      return after < before ? "CERTIFICATION_LAPSED" : "CERTIFICATION_RENEWED";
    default:
      return null;
  }
}

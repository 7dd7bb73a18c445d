import { changeRules, type ChangeRuleId } from "@/lib/domain/reference/change-rules";
import { legacyMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { type FieldDifference, listDifference } from "../diff";
import { hasLocation, isNewEngagement } from "./engagement";
import { distance, engagementScope } from "./subprocessor";
import type { ClassifyContext, Verdict } from "./verdict";

const clauseOptions = [
  "sccModule", "dockingClause", "clause9aOption", "clause9aPeriod", "clause11Redress", "clause13Case",
  "clause17Option", "clause17Law", "clause18Forum", "swissCase", "endingParty",
];

function verdict(difference: FieldDifference, rule: ChangeRuleId | null): Omit<Verdict, "scope"> {
  return { difference, rule, class: rule === null ? "I" : changeRules[rule].materiality };
}

/**
 * The class of each difference of a transfer.
 *
 * Source: GDPR Art. 44 to 46; SCC (EU) 2021/914, clauses 14(f) and 16.
 */
export function classifyTransfer(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const was = find(before, "Transfer", key.ref);
  const is = find(after, "Transfer", key.ref);
  const engagementRef = is?.engagementId ?? was?.engagementId;
  const scope = engagementScope(before, after, engagementRef);
  return differences.map((one) => ({ ...verdict(one, transferRule(context, one, engagementRef)), scope }));
}

function transferRule(context: ClassifyContext, one: FieldDifference, engagementRef: string | undefined): ChangeRuleId | null {
  const { before, after, key, asOf } = context;
  const was = find(before, "Transfer", key.ref);
  const is = find(after, "Transfer", key.ref);
  if (engagementRef === undefined) return null;
  switch (one.field) {
    case null:
      if (isNewEngagement(context, engagementRef)) return "ENGAGEMENT_ADDED";
      if (is === undefined) return hasLocation(after, engagementRef, was?.destination) ? "TRANSFER_MECHANISM_LOST" : null;
      return hasLocation(before, engagementRef, is.destination) ? "TRANSFER_MECHANISM_REPAIRED" : "LOCATION_EEA_TO_THIRD_COUNTRY";
    case "destination":
      return distance(is?.destination, asOf) === "OTHER" ? "LOCATION_THIRD_COUNTRY_TO_ANOTHER" : "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE";
    case "assessmentStatus":
      return is?.assessmentStatus === "NEGATIVE" ? "TRANSFER_ASSESSMENT_NEGATIVE" : "TRANSFER_REASSESSED";
    case "assessedOn":
      return "TRANSFER_REASSESSED";
    case "supplementaryMeasures":
      return listDifference(one.before, one.after).removed.length > 0 ? "MEASURE_DOWNGRADED" : "MEASURE_UPGRADED";
    case "importerEntityId":
      return "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED";
    case "importerRole":
    case "exporterRole":
      return "TRANSFER_CLAUSE_OPTIONS_CHANGED";
    default:
      return null;
  }
}

/**
 * The class of each difference of a mechanism: judged by what holds before and after for the same
 * transfer and regime, not by the row alone.
 *
 * Source: GDPR Art. 13(1)(f), 45 to 49.
 * Reading: a mechanism that a court or a law has ended holds nothing; Art. 49 is a derogation, not a mechanism.
 */
export function classifyMechanism(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const use = find(after, "TransferMechanismUse", key.ref) ?? find(before, "TransferMechanismUse", key.ref);
  const transfer = find(after, "Transfer", use?.transferId) ?? find(before, "Transfer", use?.transferId);
  const scope = engagementScope(before, after, transfer?.engagementId);
  return differences.map((one) => ({ ...verdict(one, mechanismRule(context, one, use, transfer)), scope }));
}

function mechanismRule(
  context: ClassifyContext,
  one: FieldDifference,
  use: Row<"TransferMechanismUse"> | undefined,
  transfer: Row<"Transfer"> | undefined,
): ChangeRuleId | null {
  if (use === undefined || transfer === undefined) return null;
  if (isNewEngagement(context, transfer.engagementId)) return "ENGAGEMENT_ADDED";
  const was = holding(context.before, transfer.ref, use.regime, context.asOf);
  const is = holding(context.after, transfer.ref, use.regime, context.asOf);
  const wasTransfer = context.before.Transfer.has(transfer.ref);
  const isTransfer = context.after.Transfer.has(transfer.ref);
  if (!wasTransfer || !isTransfer) return null;
  if (was.length === 0 && is.length > 0) return "TRANSFER_MECHANISM_REPAIRED";
  if (is.length === 0 && was.length > 0) return "TRANSFER_MECHANISM_LOST";
  if (was[0] !== is[0]) return "TRANSFER_MECHANISM_DPF_SCC_SWAPPED";
  if (one.field === null || one.field === "mechanism" || clauseOptions.includes(one.field)) return "TRANSFER_CLAUSE_OPTIONS_CHANGED";
  return null;
}

/** The mechanisms that hold for a transfer under a regime on a day, the one that applies first first. */
function holding(
  register: Register,
  transferRef: string,
  regime: string | undefined,
  asOf: string,
): string[] {
  return pointingTo(register, "TransferMechanismUse", "transferId", transferRef)
    .filter((use) => use.regime === regime && use.mechanism !== "ART_49")
    .filter((use) => {
      const legacy = Object.values(legacyMechanisms).find(({ code }) => code === use.mechanism);
      return legacy === undefined || asOf < legacy.invalidFrom;
    })
    .toSorted((one, other) => (one.priority ?? 1) - (other.priority ?? 1))
    .map(({ mechanism }) => mechanism as string);
}

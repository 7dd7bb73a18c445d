import type { CalendarDate } from "@/lib/domain/calendar";
import { holds, importerOf, isOpen, reaches } from "@/lib/domain/findings/mechanisms";
import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { type FieldDifference, listDifference } from "../diff";
import { hasLocation, isNewEngagement } from "./engagement";
import { withPeople } from "./people-beside";
import { distance, scopeOfEngagements } from "./subprocessor";
import type { ClassifyContext, Verdict } from "./verdict";

const clauseOptions = [
  "sccModule",
  "dockingClause",
  "clause9aOption",
  "clause9aPeriod",
  "clause11Redress",
  "clause13Case",
  "clause17Option",
  "clause17Law",
  "clause18Forum",
  "swissCase",
  "endingParty",
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
  const engagements = [was?.engagementId, is?.engagementId];
  const scope = scopeOfEngagements(before, after, engagements);
  const verdicts = differences.map((one) => ({
    ...verdict(one, transferRule(context, one, was, is)),
    scope,
  }));
  return withPeople(context, engagements, verdicts);
}

type TransferRow = Row<"Transfer"> | undefined;

function transferRule(
  context: ClassifyContext,
  { field, before, after }: FieldDifference,
  was: TransferRow,
  is: TransferRow,
): ChangeRuleId | null {
  switch (field) {
    case null:
    case "engagementId":
      return wholeTransfer(context, was, is);
    case "destination":
    case "organisation":
      return distance(context.after, destinationOf(is), context.asOf) === "OTHER"
        ? "LOCATION_THIRD_COUNTRY_TO_ANOTHER"
        : "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE";
    case "assessmentStatus":
      return after === "NEGATIVE" ? "TRANSFER_ASSESSMENT_NEGATIVE" : "TRANSFER_REASSESSED";
    case "assessedOn":
      return "TRANSFER_REASSESSED";
    case "supplementaryMeasures":
      return listDifference(before, after).removed.length > 0
        ? "MEASURE_DOWNGRADED"
        : "MEASURE_UPGRADED";
    case "importerEntityId":
      return "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED";
    case "importerRole":
    case "exporterRole":
      return "TRANSFER_CLAUSE_OPTIONS_CHANGED";
    default:
      return null;
  }
}

/** A transfer that comes or goes says something only where the processing in that country is there before and after. */
function wholeTransfer(
  context: ClassifyContext,
  was: TransferRow,
  is: TransferRow,
): ChangeRuleId | null {
  const { before, after } = context;
  if (is?.engagementId === undefined) {
    return hasLocation(after, was?.engagementId ?? "", was?.destination)
      ? "TRANSFER_MECHANISM_LOST"
      : null;
  }
  if (isNewEngagement(context, is.engagementId)) return "ENGAGEMENT_ADDED";
  return hasLocation(before, is.engagementId, is.destination)
    ? transferBeside(context, is)
    : "LOCATION_EEA_TO_THIRD_COUNTRY";
}

/** A transfer that is recorded where the processing is already: a repair only if nothing held there before, and it holds now. */
function transferBeside(
  { before, after, asOf }: ClassifyContext,
  transfer: Row<"Transfer">,
): ChangeRuleId {
  const code = destinationOf(transfer);
  const isHeld = (register: Register, { ref }: Row<"Transfer">) =>
    regimes.some((regime) => holding(register, ref, regime, asOf).length > 0);
  const held = pointingTo(before, "Transfer", "engagementId", transfer.engagementId ?? "").filter(
    (other) => destinationOf(other) === code && isHeld(before, other),
  );
  if (held.length > 0) {
    const is = importerRef(after, transfer);
    const isKnown = held.some((other) => importerRef(before, other) === is);
    return isKnown ? "TRANSFER_CLAUSE_OPTIONS_CHANGED" : "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED";
  }
  return code !== undefined && isHeld(after, transfer)
    ? "TRANSFER_MECHANISM_REPAIRED"
    : "TRANSFER_MECHANISM_LOST";
}

function importerRef(register: Register, transfer: Row<"Transfer">): string | undefined {
  const engagement = find(register, "Engagement", transfer.engagementId);
  return engagement === undefined
    ? transfer.importerEntityId
    : importerOf(register, { transfer, engagement })?.ref;
}

/**
 * The class of each difference of a mechanism: judged by what holds before and after for the same
 * transfer and regime, not by the row alone.
 *
 * Source: GDPR Art. 13(1)(f), 45 to 49.
 * Reading: a mechanism that a court or a law has ended, that is not concluded yet or does not reach the country holds nothing, nor
 * does a certificate that is not active; Art. 49 is a derogation, not a mechanism. A mechanism that is moved to another transfer or regime is judged in both places, and the graver rule counts.
 */
export function classifyMechanism(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const uses = [after, before].flatMap(
    (register) => find(register, "TransferMechanismUse", key.ref) ?? [],
  );
  const engagements = uses.flatMap(({ transferId }) =>
    [after, before].map((register) => find(register, "Transfer", transferId)?.engagementId),
  );
  const scope = scopeOfEngagements(before, after, engagements);
  const verdicts = differences.map((one) => {
    const rules = uses.map((use) => mechanismRule(context, one, use));
    return { ...verdict(one, graveness.find((rule) => rules.includes(rule)) ?? null), scope };
  });
  return withPeople(context, engagements, verdicts);
}

const graveness: readonly ChangeRuleId[] = [
  "TRANSFER_MECHANISM_LOST",
  "ENGAGEMENT_ADDED",
  "TRANSFER_MECHANISM_DPF_SCC_SWAPPED",
  "TRANSFER_MECHANISM_REPAIRED",
  "TRANSFER_CLAUSE_OPTIONS_CHANGED",
];

function mechanismRule(
  context: ClassifyContext,
  one: FieldDifference,
  use: Row<"TransferMechanismUse">,
): ChangeRuleId | null {
  const { before, after, asOf } = context;
  const transfer = find(after, "Transfer", use.transferId);
  if (isNewEngagement(context, transfer?.engagementId)) return "ENGAGEMENT_ADDED";
  // A transfer that comes or goes with it speaks for itself.
  if (transfer === undefined || !before.Transfer.has(transfer.ref)) return null;
  const was = holding(before, transfer.ref, use.regime, asOf).map(({ mechanism }) => mechanism);
  const is = holding(after, transfer.ref, use.regime, asOf).map(({ mechanism }) => mechanism);
  if (was.length === 0 && is.length > 0) return "TRANSFER_MECHANISM_REPAIRED";
  if (is.length === 0 && was.length > 0) return "TRANSFER_MECHANISM_LOST";
  if (was[0] !== is[0]) return "TRANSFER_MECHANISM_DPF_SCC_SWAPPED";
  const isTerm =
    one.field === null || one.field === "mechanism" || clauseOptions.includes(one.field);
  return isTerm ? "TRANSFER_CLAUSE_OPTIONS_CHANGED" : null;
}

/** The mechanisms that hold for a transfer under a regime on a day, the one that applies first first. */
export function holding(
  register: Register,
  transferRef: string,
  regime: Regime | undefined,
  asOf: CalendarDate,
): Row<"TransferMechanismUse">[] {
  if (regime === undefined) return [];
  const question = { asOf, regime };
  const code = destinationOf(find(register, "Transfer", transferRef));
  const reachesIt = (use: Row<"TransferMechanismUse">) =>
    code === undefined ||
    reaches(register, use, code, question) ||
    (use.mechanism === "ADEQUACY" && isOpen(register, regime, code, asOf));
  return pointingTo(register, "TransferMechanismUse", "transferId", transferRef)
    .filter((use) => use.regime === regime && use.mechanism !== "ART_49")
    .filter((use) => holds(use, question) && reachesIt(use))
    .toSorted((one, other) => (one.priority ?? 1) - (other.priority ?? 1));
}

import type { CalendarDate } from "@/lib/domain/calendar";
import {
  type AdequacyDecision,
  type AdequacyDecisionId,
  adequacyDecisions,
} from "./adequacy-decisions";
import { countries } from "./countries";
import type { Regime } from "./enums";
import { formerGdprTerritories } from "./groups";
import type {
  InternationalOrganisationCode,
  TransferDestination,
} from "./international-organisations";

/**
 * INTERNAL: no transfer to a third country. ADEQUATE: for every recipient. ADEQUATE_CONDITIONAL: only for recipients
 * and processing that meet the conditions of a decision. NONE: another ground is needed.
 */
export type Adequacy = {
  status: "INTERNAL" | "ADEQUATE" | "ADEQUATE_CONDITIONAL" | "NONE";
  /** those in force for the destination; several may stand side by side */
  decisions: readonly AdequacyDecision[];
};

/**
 * What somebody supposes to fall on a day: a decision as a whole, or all that a regime has for one destination. The law
 * itself is never changed by it.
 */
export type AdequacyLoss = { readonly on: CalendarDate } & (
  | { readonly decision: AdequacyDecisionId }
  | { readonly regime: Regime; readonly destination: TransferDestination }
);

/**
 * Tells how a destination stands under a regime on a day.
 *
 * Source: GDPR Art. 45(1) and (3); Art. 3(1) with TFEU Art. 355 and the EEA Agreement (territory).
 * Source: UK GDPR Art. 45A to 45C; DPA 2018 Schedule 21.
 * Source: FADP Art. 16(1) with DPO (SR 235.11) Annex 1.
 * Reading: a decision holds from the day it came into force, else from its adoption, to the end of the day on
 * which it expires (Regulation 1182/71 Art. 4(3)); one that a court has set aside fails on the day of the judgment, without
 * grace (CJEU C-311/18). A condition is never taken as met: the United States are conditional, a certified recipient is
 * adequate. Before 2020-12-31 (UK_GDPR) and 2023-09-01 (CH_FADP) nothing is known of those regimes.
 *
 * @param destination country or territory, or international organisation
 * @param asOf        day of the question
 * @param losses      what is supposed to fall besides; it fails on its day, as a decision that a court sets aside
 * @returns           status and decisions; no decisions when internal
 */
export function adequacyAt(
  regime: Regime,
  destination: TransferDestination,
  asOf: CalendarDate,
  losses?: readonly AdequacyLoss[],
): Adequacy {
  if (isInternal(regime, destination, asOf)) return { status: "INTERNAL", decisions: [] };

  const decisions = decisionsFor(regime, destination).filter(
    (decision) =>
      isInForce(decision, asOf) &&
      !losses?.some((loss) => loss.on <= asOf && takes(loss, decision, destination)),
  );
  if (decisions.length === 0) return { status: "NONE", decisions };
  const isUnconditional = decisions.some(({ conditions }) => conditions.length === 0);
  return { status: isUnconditional ? "ADEQUATE" : "ADEQUATE_CONDITIONAL", decisions };
}

/** The decisions of a regime on a destination, of whatever time. */
export function decisionsFor(
  regime: Regime,
  destination: TransferDestination,
): readonly AdequacyDecision[] {
  return adequacyDecisions.filter(
    (decision) => decision.regime === regime && covers(decision, destination),
  );
}

function takes(
  loss: AdequacyLoss,
  decision: AdequacyDecision,
  destination: TransferDestination,
): boolean {
  if ("decision" in loss) return loss.decision === decision.id;
  return loss.regime === decision.regime && loss.destination === destination;
}

function isInternal(regime: Regime, destination: TransferDestination, asOf: CalendarDate): boolean {
  if (isOrganisation(destination)) return false;
  switch (regime) {
    case "UK_GDPR":
      return destination === "GB";
    case "CH_FADP":
      return destination === "CH";
    case "EU_GDPR":
      return (
        countries[destination].gdprTerritory ||
        formerGdprTerritories.some(({ code, until }) => code === destination && asOf <= until)
      );
  }
}

function isInForce(decision: AdequacyDecision, asOf: CalendarDate): boolean {
  const { adoptedOn, inForceFrom, expiresOn, invalidatedOn } = decision;
  if (asOf < (inForceFrom ?? adoptedOn)) return false;
  if (expiresOn !== null && asOf > expiresOn) return false;
  return invalidatedOn === undefined || asOf < invalidatedOn;
}

function covers(decision: AdequacyDecision, destination: TransferDestination): boolean {
  if (decision.destination === destination) return true;
  if (isOrganisation(destination)) return false;
  const { gdprTerritory, euTerritoryOf } = countries[destination];
  if (decision.destination === "GROUP:EEA") return gdprTerritory;
  return euTerritoryOf !== undefined && decision.destination === euTerritoryOf;
}

function isOrganisation(
  destination: TransferDestination,
): destination is InternationalOrganisationCode {
  return destination.startsWith("INT_ORG:");
}

import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { countries } from "@/lib/domain/reference/countries";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { countryName, isCountryCode, missing } from "./annex-facts";
import type { Line } from "./blocks";

type Use = Row<"TransferMechanismUse">;

/**
 * Where a sub-processor processes, and on what each transfer out of the EEA rests.
 *
 * Source: GDPR Art. 28(3)(a), 44 to 49; SCC (EU) 2021/915, clause 7.8.
 * Reading: a place outside the territory of the GDPR for which no transfer is recorded gets a line of its
 * own that says so; an unknown place is not taken for one inside.
 */
export function placeLines(register: Register, engagement: Row<"Engagement">): Line[] {
  const locations = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
  const transfers = pointingTo(register, "Transfer", "engagementId", engagement.ref);
  return [
    ...locationLines(locations),
    ...transfers.map((one) => transferLine(register, one)),
    ...transfers.flatMap(supplementaryLines),
    ...uncoveredLines(locations, transfers),
  ];
}

function locationLines(locations: readonly Row<"ProcessingLocation">[]): Line[] {
  if (locations.length === 0) return [{ label: t.annexFour.locations, text: t.unknown }];
  const byPlace = new Map<string, string[]>();
  for (const one of locations) {
    const country = one.country ? countryName(one.country) : missing(one, "country");
    const place = [one.city, one.region, country].filter(Boolean).join(", ");
    const kind = one.locationKind ? t.locationKinds[one.locationKind] : t.unknown;
    byPlace.set(place, [...(byPlace.get(place) ?? []), kind]);
  }
  const places = [...byPlace].map(([place, uses]) => `${place} (${[...new Set(uses)].join(", ")})`);
  return [{ label: t.annexFour.locations, text: places.join("; ") }];
}

function transferLine(register: Register, transfer: Row<"Transfer">): Line {
  const uses = pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref);
  const destination = destinationOf(transfer);
  const label = t.annexFour.transfer(
    destination === undefined ? missing(transfer, "destination") : countryName(destination),
  );
  if (uses.length === 0) return { label, text: t.annexFour.mechanismUnknown };

  const texts = regimes.flatMap((regime) => {
    const under = usesInOrder(register, transfer, regime);
    return under.length === 0 ? [] : [`${t.regimes[regime]}: ${usesText(register, under)}`];
  });
  return { label, text: texts.join(". ") };
}

/** The mechanisms of a transfer under one regime, the one that applies first in front. */
export function usesInOrder(
  register: Register,
  transfer: Row<"Transfer">,
  regime: Regime,
): readonly Use[] {
  return pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref)
    .filter((one) => one.regime === regime)
    .toSorted((one, other) => (one.priority ?? 9) - (other.priority ?? 9));
}

/** Mechanisms in words, each fallback behind the one before it. */
export function usesText(register: Register, uses: readonly Use[]): string {
  return uses.map((one) => mechanismText(register, one)).join(`; ${t.annexFour.fallback} `);
}

function mechanismText(register: Register, use: Use): string {
  const name = use.mechanism ? t.mechanisms[use.mechanism] : missing(use, "mechanism");
  const details = [
    use.sccModule && t.modules[use.sccModule],
    use.adequacyDecision && actOf(use.adequacyDecision),
    use.mechanism === "DPF" && certificationText(register, use),
  ].filter(Boolean);
  return details.length === 0 ? name : `${name} (${details.join(", ")})`;
}

function actOf(id: string): string {
  return adequacyDecisions.find((one) => one.id === id)?.act ?? id;
}

function certificationText(register: Register, use: Use): string {
  const certification = find(register, "DpfCertification", use.dpfCertificationId);
  return certification?.status
    ? t.certificationStates[certification.status]
    : `certification ${t.unknown}`;
}

function supplementaryLines({ supplementaryMeasures }: Row<"Transfer">): Line[] {
  return supplementaryMeasures?.length
    ? supplementaryMeasures.map((text) => ({ label: t.annexFour.supplementary, text }))
    : [];
}

function uncoveredLines(
  locations: readonly Row<"ProcessingLocation">[],
  transfers: readonly Row<"Transfer">[],
): Line[] {
  const covered = new Set(transfers.map((one) => one.destination));
  const places = [...new Set(locations.map((one) => one.country))];
  const outside = places.filter(
    (code) => code !== undefined && !isInside(code) && !covered.has(code),
  );
  if (outside.length > 0) {
    return outside.map((code) => ({
      label: t.annexFour.transfer(countryName(code ?? "")),
      text: t.annexFour.mechanismUnknown,
    }));
  }
  if (transfers.length > 0) return [];
  const allInside =
    places.length > 0 && places.every((code) => code !== undefined && isInside(code));
  return [
    {
      label: t.annexFour.transfers,
      text: allInside ? t.annexFour.noTransfer : t.annexFour.mechanismUnknown,
    },
  ];
}

function isInside(code: string): boolean {
  return isCountryCode(code) && countries[code].gdprTerritory;
}

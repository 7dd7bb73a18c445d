import { adequacyIn } from "@/lib/domain/adequacy-in";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Adequacy } from "@/lib/domain/reference/adequacy";
import type { Regime } from "@/lib/domain/reference/enums";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import {
  type LegacyMechanism,
  legacyMechanisms,
  type TransferMechanism,
  transferMechanisms,
} from "@/lib/domain/reference/transfer-mechanisms";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { Question } from "./finding";
import { countryOf, hasEnded, isUnder, recipientOf } from "./standing";

/** A transfer whose engagement still stands, with that engagement. */
export type StandingTransfer = { transfer: Row<"Transfer">; engagement: Row<"Engagement"> };

/** A mechanism on which a standing transfer rests. */
export type Reliance = StandingTransfer & { use: Row<"TransferMechanismUse"> };

export function standingTransfers(register: Register, asOf: CalendarDate): StandingTransfer[] {
  return list(register, "Transfer").flatMap((transfer) => {
    const engagement = find(register, "Engagement", transfer.engagementId);
    return engagement && !hasEnded(engagement, asOf) ? [{ transfer, engagement }] : [];
  });
}

/** The mechanisms recorded for the regime, under transfers that still stand. */
export function reliances(register: Register, { asOf, regime }: Question): Reliance[] {
  return standingTransfers(register, asOf).flatMap((standing) =>
    usesUnder(register, standing.transfer, regime).map((use) => ({ ...standing, use })),
  );
}

export function usesUnder(
  register: Register,
  transfer: Row<"Transfer">,
  regime: Regime,
): Row<"TransferMechanismUse">[] {
  return pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref).filter(
    (use) => use.regime === regime,
  );
}

/** Whether data under the regime go with the transfer; silence means the regimes of the exporter. */
export function carries(
  register: Register,
  { transfer, engagement }: StandingTransfer,
  regime: Regime,
): boolean {
  if (transfer.fromRegimes?.length) return transfer.fromRegimes.includes(regime);
  return isUnder(register, [transfer.exporterEntityId ?? engagement.engagerEntityId], regime);
}

export function exporterOf(
  register: Register,
  { transfer, engagement }: StandingTransfer,
): Row<"LegalEntity"> | undefined {
  const ref = transfer.exporterEntityId ?? engagement.engagerEntityId;
  return find(register, "LegalEntity", ref);
}

export function importerOf(
  register: Register,
  { transfer, engagement }: StandingTransfer,
): Row<"LegalEntity"> | undefined {
  return (
    find(register, "LegalEntity", transfer.importerEntityId) ?? recipientOf(register, engagement)
  );
}

/** How a country or an organisation stands under a regime; a code that the shipped lists do not have is adequate nowhere. */
export function statusOf(
  register: Register,
  regime: Regime,
  code: string | undefined,
  asOf: CalendarDate,
): Adequacy["status"] {
  const destination = countryOf(code) ?? internationalOrganisation(code);
  return destination ? adequacyIn(register, regime, destination.code, asOf).status : "NONE";
}

/** The adequacy decisions of a regime that are in force on a day for a country or an organisation; none for other codes. */
export function decisionsOn(
  register: Register,
  regime: Regime,
  code: string | undefined,
  asOf: CalendarDate,
): Adequacy["decisions"] {
  const destination = countryOf(code) ?? internationalOrganisation(code);
  return destination ? adequacyIn(register, regime, destination.code, asOf).decisions : [];
}

export function isOpen(
  register: Register,
  regime: Regime,
  code: string,
  asOf: CalendarDate,
): boolean {
  const status = statusOf(register, regime, code, asOf);
  return status === "INTERNAL" || status === "ADEQUATE";
}

const current = new Map<string, TransferMechanism>(Object.entries(transferMechanisms));
const legacy = new Map<string, LegacyMechanism>(Object.entries(legacyMechanisms));

export function currentMechanism(use: Row<"TransferMechanismUse">): TransferMechanism | undefined {
  return current.get(use.mechanism ?? "");
}

export function legacyMechanism(use: Row<"TransferMechanismUse">): LegacyMechanism | undefined {
  return legacy.get(use.mechanism ?? "");
}

/**
 * Tells whether the law knows a mechanism, on that day and under that regime, as one on which a transfer may rest.
 *
 * Source: GDPR Art. 45, 46 and 49; Decision (EU) 2021/914 Art. 4; C-362/14; C-311/18.
 * Source: DPA 2018 s.119A and Schedule 21; FADP Art. 16 and 17.
 * Reading: clauses concluded after the day of the question do not bind yet; whether they were filled in well is asked by
 * other rules.
 */
export function holds(use: Row<"TransferMechanismUse">, { asOf, regime }: Question): boolean {
  if (use.concludedOn !== undefined && use.concludedOn > asOf) return false;
  const today = currentMechanism(use);
  if (today) return today.regimes.includes(regime) && (today.inForceFrom ?? asOf) <= asOf;
  const old = legacyMechanism(use);
  if (!old || old.validFrom === null || !old.regimes.includes(regime)) return false;
  if (wasConcludedTooLate(use, old)) return false;
  return old.validFrom <= asOf && asOf < old.invalidFrom;
}

export function wasConcludedTooLate(
  { concludedOn }: Row<"TransferMechanismUse">,
  { noNewFrom }: LegacyMechanism,
): boolean {
  return noNewFrom !== undefined && concludedOn !== undefined && concludedOn >= noNewFrom;
}

/**
 * Tells whether a mechanism that holds reaches data in a country.
 *
 * Source: GDPR Art. 45(1) (adequacy is of a country, under its conditions); Art. 46(1) (safeguards bind the importer).
 * Reading: adequacy and the programmes for the United States reach their own country only; clauses and rules bind the
 * importer wherever it processes. Where a decision covers certified recipients alone, the certificate has to be named.
 */
export function reaches(
  register: Register,
  use: Row<"TransferMechanismUse">,
  code: string,
  { asOf, regime }: Question,
): boolean {
  switch (use.mechanism) {
    case undefined:
    case "NONE_REQUIRED_INTERNAL":
      return false;
    case "ADEQUACY":
      return (
        use.conditionsMet === true &&
        statusOf(register, regime, code, asOf) === "ADEQUATE_CONDITIONAL" &&
        !coversCertifiedAlone(register, regime, code, asOf)
      );
    case "DPF":
      return (
        code === "US" &&
        statusOf(register, regime, code, asOf) === "ADEQUATE_CONDITIONAL" &&
        find(register, "DpfCertification", use.dpfCertificationId)?.status === "ACTIVE"
      );
    case "SAFE_HARBOUR":
    case "PRIVACY_SHIELD":
    case "SWISS_PRIVACY_SHIELD":
      return code === "US";
    default:
      return true;
  }
}

function coversCertifiedAlone(
  register: Register,
  regime: Regime,
  code: string,
  asOf: CalendarDate,
): boolean {
  return decisionsOn(register, regime, code, asOf).every(({ conditions }) =>
    conditions.some((condition) => condition.startsWith("DPF_ACTIVE")),
  );
}

/** Before these days the shipped lists know nothing of the regime's adequacy, so nothing can be judged by them. */
const adequacyKnownFrom: Readonly<Record<Regime, string>> = {
  EU_GDPR: "",
  UK_GDPR: "2020-12-31",
  CH_FADP: "2023-09-01",
};

export function isAdequacyKnown({ asOf, regime }: Question): boolean {
  return adequacyKnownFrom[regime] <= asOf;
}

/**
 * The third countries and international organisations that a transfer reaches and that nothing recorded under the regime covers on that day.
 *
 * Source: GDPR Art. 44 and 46(1); EDPB Guidelines 05/2021 (remote access is a transfer).
 * Reading: the establishment of the importer counts as well as each place of processing; a place to which another
 * transfer of the engagement leads is left to that one.
 *
 * @returns their codes, each once; empty before the days from which the regime's adequacy is known
 */
export function uncoveredCountries(
  register: Register,
  standing: StandingTransfer,
  question: Question,
): string[] {
  if (!isAdequacyKnown(question)) return [];
  const { asOf, regime } = question;
  const uses = usesUnder(register, standing.transfer, regime).filter((use) => holds(use, question));
  return countriesReached(register, standing, regime).filter(
    (code) =>
      !isOpen(register, regime, code, asOf) &&
      !uses.some((use) => reaches(register, use, code, question)),
  );
}

export function countriesReached(
  register: Register,
  standing: StandingTransfer,
  regime: Regime,
): string[] {
  const { transfer, engagement } = standing;
  const leftToOthers = new Set(
    pointingTo(register, "Transfer", "engagementId", engagement.ref)
      .filter((other) => other.ref !== transfer.ref)
      .filter((other) => carries(register, { transfer: other, engagement }, regime))
      .map(({ destination }) => destination),
  );
  const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref)
    .map(({ country }) => country)
    .filter((country) => !leftToOthers.has(country));
  const { destination, organisation } = transfer;
  const reached = [organisation, destination, importerOf(register, standing)?.country, ...places];
  return [...new Set(reached.filter((code) => code !== undefined))];
}

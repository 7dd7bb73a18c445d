import { regimes } from "@/lib/domain/reference/enums";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import {
  carries,
  isAdequacyKnown,
  isOpen,
  legacyMechanism,
  type Reliance,
  reliances,
  type StandingTransfer,
  standingTransfers,
  uncoveredCountries,
  usesUnder,
  wasConcludedTooLate,
} from "./mechanisms";
import { countryOf, isUnder, recipientOf, standingEngagements } from "./standing";

/** The rules on what a transfer rests on. The provision and the weight of each stand in reference/linter-rules.ts. */
export const transferRules: Rules = {
  "TRF-001": { perRegime: transferWithoutMechanism, regimes },
  "TRF-002": { perRegime: reliesOnPrivacyShield, regimes },
  "TRF-004": { perRegime: reliesOnOldClauses, regimes: ["EU_GDPR"] },
  "TRF-012": { perRegime: wantsAddendum, regimes: ["UK_GDPR"] },
  "TRF-013": { perRegime: wantsSwissAdaptation, regimes: ["CH_FADP"] },
  "TRF-015": { perRegime: derogationIsSystematic, regimes },
  "TRF-016": { perRegime: reliesOnConsentByUse, regimes },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

function atUse({ use }: Reliance, field?: keyof Row<"TransferMechanismUse"> & string) {
  return { kind: "TransferMechanismUse" as const, ref: use.ref, ...(field && { field }) };
}

function named(codes: readonly string[]): string {
  return codes.map((code) => countryOf(code)?.name.en ?? code).join(", ");
}

/** The standing transfers with data under the regime that reach a country which nothing recorded covers. */
function uncovered(
  register: Register,
  question: Question,
): { standing: StandingTransfer; countries: string[] }[] {
  return standingTransfers(register, question.asOf)
    .filter((standing) => carries(register, standing, question.regime))
    .map((standing) => ({
      standing,
      countries: uncoveredCountries(register, standing, question),
    }))
    .filter(({ countries }) => countries.length > 0);
}

/**
 * Reading: a third country of an engagement without any transfer is found at the place itself, or at the engagement; so is
 * one of which neither seat nor any place is known, since what covers it cannot be told either.
 */
function transferWithoutMechanism(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  const resting = uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `nothing that holds on ${asOf} under ${regime} covers ${named(countries)}; record a mechanism, or end the transfer.`,
    ),
  );
  const leadingNowhere = standingTransfers(register, asOf)
    .filter((standing) => carries(register, standing, regime))
    .flatMap(({ transfer }): Defect[] => {
      const gap = gapOf(transfer, "destination");
      if (!gap) return [];
      return [
        defect(
          register,
          at(transfer, "destination"),
          `the destination ${gap}, so no mechanism can be judged; record the country.`,
        ),
      ];
    });
  return [...resting, ...leadingNowhere, ...placesWithoutTransfer(register, question)];
}

function placesWithoutTransfer(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (!isAdequacyKnown(question)) return [];
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    if (pointingTo(register, "Transfer", "engagementId", engagement.ref).length > 0) return [];
    if (!isUnder(register, [engagement.engagerEntityId], regime)) return [];
    const remedy = "and no transfer is recorded; record it with its mechanism";
    const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref)
      .filter(({ country }) => country !== undefined && !isOpen(regime, country, asOf))
      .map(({ ref, country }): Defect => {
        const place = { kind: "ProcessingLocation", ref, field: "country" } as const;
        return defect(
          register,
          place,
          `data under ${regime} reach ${named([country ?? ""])}, ${remedy}.`,
        );
      });
    const seat = recipientOf(register, engagement)?.country;
    if (seat === undefined && !isAnyPlaceKnown(register, engagement.ref)) {
      return [
        defect(
          register,
          { kind: "Engagement", ref: engagement.ref },
          `where data under ${regime} go is not known, so nothing covers them; record the places, and a mechanism for each third country.`,
        ),
      ];
    }
    if (places.length > 0 || seat === undefined || isOpen(regime, seat, asOf)) return places;
    return [
      defect(
        register,
        { kind: "Engagement", ref: engagement.ref },
        `the recipient of data under ${regime} is established in ${named([seat])}, ${remedy}.`,
      ),
    ];
  });
}

function isAnyPlaceKnown(register: Register, engagementRef: string): boolean {
  return pointingTo(register, "ProcessingLocation", "engagementId", engagementRef).some(
    ({ country }) => country !== undefined,
  );
}

/** Reading: the Swiss-US Privacy Shield, held to be no longer adequate by the FDPIC, falls under the same rule. */
function reliesOnPrivacyShield(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const old = legacyMechanism(reliance.use);
    if (old?.code !== "PRIVACY_SHIELD" && old?.code !== "SWISS_PRIVACY_SHIELD") return [];
    if (question.asOf < old.invalidFrom) return [];
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `it has been invalid since ${old.invalidFrom}; rest the transfer on another mechanism, or end it.`,
      ),
    ];
  });
}

const oldClauses: readonly string[] = ["SCC_2001_497", "SCC_2004_915", "SCC_2010_87"];

function reliesOnOldClauses(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const old = legacyMechanism(reliance.use);
    if (!old || !oldClauses.includes(old.code)) return [];
    const isPast = question.asOf >= old.invalidFrom;
    const isLate = wasConcludedTooLate(reliance.use, old) && question.asOf >= (old.noNewFrom ?? "");
    if (!isPast && !isLate) return [];
    const why = isPast
      ? `the old clauses have not held since ${old.invalidFrom}`
      : `the old clauses could not be concluded any more on ${reliance.use.concludedOn}`;
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `${why}; conclude those of Decision (EU) 2021/914.`,
      ),
    ];
  });
}

/** Reading: binding corporate rules and the other safeguards of Art. 46 UK GDPR do as well as the two named. */
function wantsAddendum(register: Register, question: Question): Defect[] {
  return uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the UK GDPR reach ${named(countries)} without UK adequacy; conclude the International Data Transfer Agreement, or the UK Addendum to the clauses.`,
    ),
  );
}

/** Reading: other safeguards of Art. 16(2) FADP do as well; the adaptation must say which case of the FDPIC it follows. */
function wantsSwissAdaptation(register: Register, question: Question): Defect[] {
  const unadapted = uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the FADP reach ${named(countries)}, which Annex 1 does not list; adapt the clauses as the FDPIC asks.`,
    ),
  );
  const undecided = reliances(register, question).flatMap((reliance): Defect[] => {
    const gap = gapOf(reliance.use, "swissCase");
    if (reliance.use.mechanism !== "SCC_2021_914_SWISS" || !gap) return [];
    return [
      defect(
        register,
        atUse(reliance, "swissCase"),
        `the case of the Swiss adaptation ${gap}; record which of the three was agreed.`,
      ),
    ];
  });
  return [...unadapted, ...undecided];
}

function derogationIsSystematic(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const { frequency } = reliance.transfer;
    if (reliance.use.mechanism !== "ART_49") return [];
    if (frequency !== "CONTINUOUS" && frequency !== "PERIODIC") return [];
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `a derogation is for occasional transfers and this one is ${frequency.toLowerCase()}; rest it on a safeguard of Art. 46.`,
      ),
    ];
  });
}

/** Reading: which derogation of Art. 49 is relied on is not recorded yet, so its second half cannot be judged. */
/** Reading: also what a document calls a transfer although no vendor of ours receives the data. */
function reliesOnConsentByUse(register: Register, question: Question): Defect[] {
  const uses = [
    ...reliances(register, question).map(({ use }) => use),
    ...list(register, "Transfer")
      .filter(({ engagementId }) => engagementId === undefined)
      .flatMap((transfer) => usesUnder(register, transfer, question.regime)),
  ];
  return uses.flatMap((use): Defect[] => {
    const old = legacyMechanism(use);
    if (old?.code !== "CONSENT_BY_USE" || question.asOf < old.invalidFrom) return [];
    return [
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "mechanism" },
        "using a service is no consent to a transfer; rest it on another mechanism.",
      ),
    ];
  });
}

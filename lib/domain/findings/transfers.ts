import { choiceInWords } from "@/lib/domain/choice-words";
import { regimes } from "@/lib/domain/reference/enums";
import { legacyMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
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
import { regimeWords } from "./regime-words";
import { countriesNamed, isUnder, recipientOf, standingEngagements } from "./standing";

/** The rules on what a transfer rests on. The provision and the weight of each stand in reference/linter-rules.ts. */
export const transferRules: Rules = {
  "TRF-001": { perRegime: transferWithoutMechanism, regimes },
  "TRF-002": { perRegime: reliesOnPrivacyShield, regimes },
  "TRF-003": { perRegime: reliesOnSafeHarbour, regimes: ["EU_GDPR"] },
  "TRF-004": { perRegime: reliesOnOldClauses, regimes: ["EU_GDPR"] },
  "TRF-012": { perRegime: wantsAddendum, regimes: ["UK_GDPR"] },
  "TRF-013": { perRegime: wantsSwissAdaptation, regimes: ["CH_FADP"] },
  "TRF-014": { perRegime: reliesOnOldClausesInUnitedKingdom, regimes: ["UK_GDPR"] },
  "TRF-015": { perRegime: derogationIsSystematic, regimes },
  "TRF-016": { perRegime: reliesOnConsentByUse, regimes },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

function atUse({ use }: Reliance, field?: keyof Row<"TransferMechanismUse"> & string) {
  return { kind: "TransferMechanismUse" as const, ref: use.ref, ...(field && { field }) };
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
      `nothing that holds on ${asOf} under ${regimeWords[regime]} covers ${countriesNamed(countries)}; record a mechanism, or end the transfer.`,
    ),
  );
  const leadingNowhere = standingTransfers(register, asOf)
    .filter((standing) => carries(register, standing, regime))
    .flatMap(({ transfer }): Defect[] => {
      const gap = gapOfAll(transfer, ["destination", "organisation"]);
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
      .filter(({ country }) => country !== undefined && !isOpen(register, regime, country, asOf))
      .map(({ ref, country }): Defect => {
        const place = { kind: "ProcessingLocation", ref, field: "country" } as const;
        return defect(
          register,
          place,
          `data under ${regimeWords[regime]} reach ${countriesNamed([country ?? ""])}, ${remedy}.`,
        );
      });
    const seat = recipientOf(register, engagement)?.country;
    if (seat === undefined && !isAnyPlaceKnown(register, engagement.ref)) {
      return [
        defect(
          register,
          { kind: "Engagement", ref: engagement.ref },
          `where data under ${regimeWords[regime]} go is not known, so nothing covers them; record the places, and a mechanism for each third country.`,
        ),
      ];
    }
    if (places.length > 0 || seat === undefined || isOpen(register, regime, seat, asOf))
      return places;
    return [
      defect(
        register,
        { kind: "Engagement", ref: engagement.ref },
        `the recipient of data under ${regimeWords[regime]} is established in ${countriesNamed([seat])}, ${remedy}.`,
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
  return reliesOn(register, question, ["PRIVACY_SHIELD", "SWISS_PRIVACY_SHIELD"]);
}

function reliesOnSafeHarbour(register: Register, question: Question): Defect[] {
  return reliesOn(register, question, ["SAFE_HARBOUR"]);
}

/** Those that rest on one of these old mechanisms on a day on which it is invalid. */
function reliesOn(register: Register, question: Question, codes: readonly string[]): Defect[] {
  return relied(register, question).flatMap((use): Defect[] => {
    const old = legacyMechanism(use);
    if (!old || !codes.includes(old.code) || question.asOf < old.invalidFrom) return [];
    return [
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "mechanism" },
        `it has been invalid since ${old.invalidFrom}; rest the transfer on another mechanism, or end it.`,
      ),
    ];
  });
}

/** What is relied on, in transfers of engagements that stand, and in those which a document alone tells of. */
function relied(register: Register, question: Question): Row<"TransferMechanismUse">[] {
  return [
    ...reliances(register, question).map(({ use }) => use),
    ...list(register, "Transfer")
      .filter(({ engagementId }) => engagementId === undefined)
      .flatMap((transfer) => usesUnder(register, transfer, question.regime)),
  ];
}

const oldClauses: readonly string[] = ["SCC_2001_497", "SCC_2004_915", "SCC_2010_87"];

function reliesOnOldClauses(register: Register, question: Question): Defect[] {
  return relied(register, question).flatMap((use): Defect[] => {
    const old = legacyMechanism(use);
    if (!old || !oldClauses.includes(old.code)) return [];
    const isPast = question.asOf >= old.invalidFrom;
    const isLate = wasConcludedTooLate(use, old) && question.asOf >= (old.noNewFrom ?? "");
    if (!isPast && !isLate) return [];
    const why = isPast
      ? `the old clauses have not held since ${old.invalidFrom}`
      : `the old clauses could not be concluded any more on ${use.concludedOn}`;
    return [
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "mechanism" },
        `${why}; conclude those of Decision (EU) 2021/914.`,
      ),
    ];
  });
}

/** Reading: the old sets of the Union, named by themselves under the law of the United Kingdom, fall with the transition. */
function reliesOnOldClausesInUnitedKingdom(register: Register, question: Question): Defect[] {
  const { invalidFrom } = legacyMechanisms.UK_LEGACY_SCC;
  if (question.asOf < invalidFrom) return [];
  return relied(register, question)
    .filter(({ mechanism = "" }) => mechanism === "UK_LEGACY_SCC" || oldClauses.includes(mechanism))
    .map((use) =>
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "mechanism" },
        `the old clauses have not held in the United Kingdom since ${invalidFrom}; conclude the International Data Transfer Agreement, or the UK Addendum to the clauses.`,
      ),
    );
}

/** Reading: binding corporate rules and the other safeguards of Art. 46 UK GDPR do as well as the two named. */
function wantsAddendum(register: Register, question: Question): Defect[] {
  return uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the UK GDPR reach ${countriesNamed(countries)} without UK adequacy; conclude the International Data Transfer Agreement, or the UK Addendum to the clauses.`,
    ),
  );
}

/** Reading: other safeguards of Art. 16(2) FADP do as well; the adaptation must say which case of the FDPIC it follows. */
function wantsSwissAdaptation(register: Register, question: Question): Defect[] {
  const unadapted = uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the FADP reach ${countriesNamed(countries)}, which Annex 1 does not list; adapt the clauses as the FDPIC asks.`,
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
    const isRegular = frequency === "CONTINUOUS" || frequency === "PERIODIC";
    if (!isRegular && reliance.use.derogationOccasional !== false) return [];
    const state = isRegular ? choiceInWords(frequency).toLowerCase() : "not occasional";
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `a derogation is for occasional transfers and this one is ${state}; rest it on a safeguard of Art. 46.`,
      ),
    ];
  });
}

/** Reading: also what a document calls a transfer although no vendor of ours receives the data. */
function reliesOnConsentByUse(register: Register, question: Question): Defect[] {
  return relied(register, question).flatMap((use): Defect[] => {
    const place = { kind: "TransferMechanismUse", ref: use.ref } as const;
    const old = legacyMechanism(use);
    if (old?.code === "CONSENT_BY_USE" && question.asOf >= old.invalidFrom) {
      const sentence = "using a service is no consent to a transfer; rest it on another mechanism.";
      return [defect(register, { ...place, field: "mechanism" }, sentence)];
    }
    if (use.mechanism !== "ART_49" || use.derogation !== "ART49_1_A") return [];
    const gap = gapOf(use, "riskInformation");
    if (!gap) return [];
    const sentence = `it rests on consent, and what people were told of the risks ${gap}; tell them of the risks first, and record the words.`;
    return [defect(register, { ...place, field: "riskInformation" }, sentence)];
  });
}

import { addPeriod } from "@/lib/domain/calendar";
import { regimes } from "@/lib/domain/reference/enums";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import {
  carries,
  countriesReached,
  decisionsOn,
  holds,
  importerOf,
  isAdequacyKnown,
  isOpen,
  reliances,
  type StandingTransfer,
  standingTransfers,
  statusOf,
  usesUnder,
} from "./mechanisms";
import { titleOf } from "./naming";
import { regimeWords } from "./regime-words";
import { countriesNamed, isUnder, standingEngagements } from "./standing";

/** The rules on what is a transfer and what it needs. See reference/linter-rules.ts; what it rests on: transfers.ts. */
export const transferScopeRules: Rules = {
  "TRF-011": { perRegime: importerIsUnderTheSameLaw, regimes: ["EU_GDPR"] },
  "TRF-017": { perRegime: compellingInterestIsNotDocumented, regimes: ["EU_GDPR", "UK_GDPR"] },
  "TRF-019": { perRegime: adequacyEndsSoon, regimes },
  "TRF-020": { perRegime: accessIsNoTransfer, regimes },
  "TRF-021": { perRegime: nothingIsNeeded, regimes },
  "TRF-023": { once: collectionIsNoTransfer },
  "TRF-027": { perRegime: onwardWithoutGround, regimes },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

/** Reading: said of the mechanism itself, or recorded with the importer among the regimes that apply to it. */
function importerIsUnderTheSameLaw(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const { use } = reliance;
    if (use.mechanism !== "SCC_2021_914") return [];
    const importer = importerOf(register, reliance);
    const isSubject =
      use.importerSubjectToGdpr ?? importer?.regimesApplicable?.includes(question.regime) ?? false;
    if (!isSubject) return [];
    return [
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "importerSubjectToGdpr" },
        "the importer's processing is itself subject to the GDPR, and the clauses of 2021 are not made for that; rest the transfer on another mechanism, or record why none is needed.",
      ),
    ];
  });
}

function compellingInterestIsNotDocumented(register: Register, question: Question): Defect[] {
  return reliances(register, question)
    .filter(({ use }) => use.mechanism === "ART_49" && use.derogation === "ART49_1_SUB2")
    .flatMap(({ use }) =>
      wantingFields(register, "TransferMechanismUse", use, {
        suitableSafeguards: (gap) =>
          `it rests on compelling interests, and the documentation of the safeguards ${gap}; record it, since the record of processing must have it.`,
        authorityInformedOn: (gap) =>
          `it rests on compelling interests, and the day on which the authority was informed ${gap}; inform the authority and record the day.`,
      }),
    );
}

const soon = "P12M";

/** Reading: of several decisions the one that lasts longest counts; one without an end never ends soon. */
function adequacyEndsSoon(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (!isAdequacyKnown(question)) return [];
  return standingTransfers(register, asOf).flatMap((standing): Defect[] => {
    const { transfer } = standing;
    const uses = usesUnder(register, transfer, regime);
    const rests = uses.length === 0 || uses.some(({ mechanism }) => mechanism === "ADEQUACY");
    const destination = destinationOf(transfer);
    if (destination === undefined || !rests || !carries(register, standing, regime)) return [];
    const ends = decisionsOn(register, regime, destination, asOf).map(({ expiresOn }) => expiresOn);
    const last = ends.includes(null)
      ? undefined
      : ends
          .flatMap((end) => end ?? [])
          .toSorted()
          .at(-1);
    if (last === undefined || last > addPeriod(asOf, soon)) return [];
    return [
      defect(
        register,
        at(transfer, "destination"),
        `the adequacy of ${countriesNamed([destination])} under ${regimeWords[regime]} ends on ${last}; prepare another mechanism for the day after.`,
      ),
    ];
  });
}

/** Reading: access from an adequate country is a transfer too, and the record of processing names it (Art. 30(1)(e)). */
function accessIsNoTransfer(register: Register, { asOf, regime }: Question): Defect[] {
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    if (!isUnder(register, [engagement.engagerEntityId], regime)) return [];
    const places = pointingTo(
      register,
      "ProcessingLocation",
      "engagementId",
      engagement.ref,
    ).filter(
      ({ locationKind, country }) =>
        (locationKind === "REMOTE_ACCESS" || locationKind === "SUPPORT") &&
        country !== undefined &&
        statusOf(register, regime, country, asOf) !== "INTERNAL",
    );
    if (places.length === 0) return [];
    const reached = new Set(
      pointingTo(register, "Transfer", "engagementId", engagement.ref).map(
        ({ destination }) => destination,
      ),
    );
    return places
      .filter(({ country }) => !reached.has(country))
      .map(({ ref, country = "" }) =>
        defect(
          register,
          { kind: "ProcessingLocation", ref, field: "locationKind" },
          `data under ${regimeWords[regime]} can be reached from ${countriesNamed([country])}, which is a transfer, and none to there is recorded; record it with its mechanism.`,
        ),
      );
  });
}

/** Reading: a country that the law itself covers needs nothing; beside an adequacy decision, clauses may stand as a fallback. */
function nothingIsNeeded(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  return standingTransfers(register, asOf).flatMap((standing): Defect[] => {
    const reached = countriesReached(register, standing, regime);
    const isInternal =
      reached.length > 0 &&
      reached.every((code) => statusOf(register, regime, code, asOf) === "INTERNAL");
    if (!isInternal) return [];
    return usesUnder(register, standing.transfer, regime)
      .filter(({ mechanism }) => mechanism !== "NONE_REQUIRED_INTERNAL")
      .map(({ ref }) =>
        defect(
          register,
          { kind: "TransferMechanismUse", ref, field: "mechanism" },
          `no data leave the territory of ${regimeWords[regime]} (${countriesNamed(reached)}), so no mechanism is needed; take it out, or correct the destination.`,
        ),
      );
  });
}

function collectionIsNoTransfer(register: Register): Defect[] {
  return list(register, "Transfer")
    .filter(({ directCollection }) => directCollection === true)
    .map((transfer) =>
      defect(
        register,
        at(transfer, "directCollection"),
        "people give these data to us themselves, which is no transfer; see instead whether Art. 3(2) makes the GDPR apply and a representative is needed, and describe it as collection.",
      ),
    );
}

/** Reading: a ground is module 3, or any other mechanism that the law knows, since clause 8.8 allows each of them. */
function onwardWithoutGround(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (!isAdequacyKnown(question)) return [];
  return standingTransfers(register, asOf)
    .filter((standing) => isOnward(standing) && carries(register, standing, regime))
    .flatMap((standing): Defect[] => {
      const closed = countriesReached(register, standing, regime).filter(
        (code) => !isOpen(register, regime, code, asOf),
      );
      if (closed.length === 0 || hasGround(register, standing, question)) return [];
      const parent = standing.engagement.parentEngagementId;
      const by =
        parent === undefined
          ? ""
          : ` by “${titleOf(register, { kind: "Engagement", ref: parent })}”`;
      return [
        defect(
          register,
          at(standing.transfer),
          `data are passed on${by} to ${countriesNamed(closed)}, and neither module 3 of the clauses nor another ground is recorded under ${regimeWords[regime]}; have it concluded and record it, or end the onward transfer.`,
        ),
      ];
    });
}

function isOnward({ transfer, engagement }: StandingTransfer): boolean {
  return engagement.parentEngagementId !== undefined || transfer.onwardFromId !== undefined;
}

const withModules: readonly string[] = ["SCC_2021_914", "SCC_2021_914_SWISS", "UK_ADDENDUM_B1_0"];

function hasGround(
  register: Register,
  { transfer }: StandingTransfer,
  question: Question,
): boolean {
  return usesUnder(register, transfer, question.regime).some(
    (use) =>
      holds(use, question) &&
      use.mechanism !== "NONE_REQUIRED_INTERNAL" &&
      (!withModules.includes(use.mechanism ?? "") || use.sccModule === "M3"),
  );
}

import type { CalendarDate } from "@/lib/domain/calendar";
import type { Regime } from "@/lib/domain/reference/enums";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import {
  currentMechanism,
  holds,
  isOpen,
  legacyMechanism,
  reaches,
  statusOf,
  usesUnder,
} from "./mechanisms";
import { activitiesOfNotice, noticesUnder } from "./privacy-notices";
import { countriesNamed, recipientOf, standingEngagements } from "./standing";
import { promisesAdequacy } from "./wording";

const regimesWithNotices = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on what a privacy notice tells of transfers. See reference/linter-rules.ts. */
export const noticeTransferRules: Rules = {
  "TRF-022": { perRegime: copyIsNotOffered, regimes: regimesWithNotices },
  "TRF-026": { perRegime: placesAreNotAdequate, regimes: regimesWithNotices },
};

type Notice = Row<"SourceDocument">;

function at(notice: Notice, field: keyof Notice & string) {
  return { kind: "SourceDocument" as const, ref: notice.ref, field };
}

/** The engagements that serve the activities of a notice. */
function engagementsOf(register: Register, notice: Notice, asOf: CalendarDate) {
  const refs = new Set(activitiesOfNotice(register, notice).map(({ ref }) => ref));
  return standingEngagements(register, asOf).filter(({ activityIds = [] }) =>
    activityIds.some((ref) => refs.has(ref)),
  );
}

/** The transfers of these engagements, and those that a document tells of although no vendor of ours is the recipient. */
function transfersOf(
  register: Register,
  engagements: readonly Row<"Engagement">[],
): readonly Row<"Transfer">[] {
  return [
    ...engagements.flatMap(({ ref }) => pointingTo(register, "Transfer", "engagementId", ref)),
    ...list(register, "Transfer").filter(
      ({ engagementId, directCollection }) =>
        engagementId === undefined && directCollection !== true,
    ),
  ];
}

/**
 * Reading: silence of a notice is found where data go to a third country, or nobody knows where they go; of a safeguard that is
 * recorded, the way to a copy is asked of the safeguard itself.
 */
function copyIsNotOffered(register: Register, question: Question): Defect[] {
  const uncopied = new Map<string, Defect>();
  const silent = noticesUnder(register, question.regime).flatMap((notice): Defect[] => {
    const engagements = engagementsOf(register, notice, question.asOf);
    const transfers = transfersOf(register, engagements);
    for (const use of safeguardsOf(register, transfers, question.regime)) {
      const gap = gapOf(use, "copyInstructions");
      if (!gap) continue;
      const place = {
        kind: "TransferMechanismUse",
        ref: use.ref,
        field: "copyInstructions",
      } as const;
      const sentence = `the notice tells of it, and how to obtain a copy ${gap}; record where people get one.`;
      uncopied.set(use.ref, defect(register, place, sentence));
    }
    const gap = gapOf(notice, "transferStatement");
    if (!gap || !leavesTerritory(register, engagements, transfers, question)) return [];
    return [
      defect(
        register,
        at(notice, "transferStatement"),
        `recipients get data outside the territory of the law, or in places that nobody knows, and the statement on transfers and their safeguards ${gap}; add it, with the way to a copy.`,
      ),
    ];
  });
  return [...silent, ...uncopied.values()];
}

function safeguardsOf(register: Register, transfers: readonly Row<"Transfer">[], regime: Regime) {
  return transfers.flatMap((transfer) => usesUnder(register, transfer, regime)).filter(isSafeguard);
}

/** A safeguard of Art. 46, of today or of before: what can be copied. */
function isSafeguard(use: Row<"TransferMechanismUse">): boolean {
  if (currentMechanism(use)?.requiresTransferImpactAssessment) return true;
  return legacyMechanism(use)?.code.includes("SCC_") === true || use.mechanism === "UK_LEGACY_SCC";
}

function leavesTerritory(
  register: Register,
  engagements: readonly Row<"Engagement">[],
  transfers: readonly Row<"Transfer">[],
  { asOf, regime }: Question,
): boolean {
  const isOutside = (code: string) => statusOf(register, regime, code, asOf) !== "INTERNAL";
  if (
    transfers.some((transfer) => {
      const destination = destinationOf(transfer);
      return destination !== undefined && isOutside(destination);
    })
  )
    return true;
  return engagements.some((engagement) => {
    const places = placesOf(register, engagement);
    return places.length === 0 || places.some(isOutside);
  });
}

function placesOf(register: Register, engagement: Row<"Engagement">): string[] {
  const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
  return [
    recipientOf(register, engagement)?.country,
    ...places.map(({ country }) => country),
  ].flatMap((code) => code ?? []);
}

/** Reading: a country under conditions is adequate only for a recipient that is recorded as meeting them. */
function placesAreNotAdequate(register: Register, question: Question): Defect[] {
  return noticesUnder(register, question.regime).flatMap((notice): Defect[] => {
    if (!promisesAdequacy(notice.transferStatement ?? "")) return [];
    const engagements = engagementsOf(register, notice, question.asOf);
    const others = transfersOf(register, engagements)
      .filter((transfer) => !isAdequateFor(register, transfer, question))
      .flatMap((transfer) => destinationOf(transfer) ?? []);
    if (others.length === 0) return [];
    return [
      defect(
        register,
        at(notice, "transferStatement"),
        `it says that data go only where protection is adequate, and they also go to ${countriesNamed([...new Set(others)])}; say where they go and under which safeguard.`,
      ),
    ];
  });
}

function isAdequateFor(register: Register, transfer: Row<"Transfer">, question: Question): boolean {
  const destination = destinationOf(transfer);
  if (destination === undefined || isOpen(register, question.regime, destination, question.asOf))
    return true;
  return usesUnder(register, transfer, question.regime).some(
    (use) =>
      (use.mechanism === "ADEQUACY" || use.mechanism === "DPF") &&
      holds(use, question) &&
      reaches(register, use, destination, question),
  );
}

import { engagedName } from "@/lib/domain/documents/annex-scope";
import { homeRegime, isAbroad } from "@/lib/domain/findings/abroad";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { regimes } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import type { RecordMechanism, RecordQuestion, RecordTransfer } from "./record-facts";
import { engagementsOf } from "./record-recipients";
import { listOr, type Told, textIn, told, unknown } from "./told";

type Asked = Pick<RecordQuestion, "asOf" | "entity" | "language">;

/**
 * The transfers of an activity to third countries, and on what each rests under each regime.
 *
 * Source: GDPR Art. 30(1)(e), 30(2)(c); Art. 44 to 49.
 * Reading: as the register has them, along the whole chain of those engaged. A place of processing outside the
 * territory for which no transfer is recorded stands here too, with a mechanism that is not known; remote access is a place
 * (EDPB Guidelines 05/2021). What people give to us themselves is no transfer.
 *
 * @returns the transfers, and the recipients of whom no place is known
 */
export function recordTransfers(
  register: Register,
  activity: Row<"ProcessingActivity">,
  asked: Asked,
): { transfers: RecordTransfer[]; placesUnknown: string[] } {
  const found = engagementsOf(register, activity).map((one) => ({
    transfers: transfersOf(register, one, asked),
    unknown: hasUnknownPlace(register, one) ? [engagedName(register, one)] : [],
  }));
  return {
    transfers: found.flatMap(({ transfers }) => transfers),
    placesUnknown: [...new Set(found.flatMap((one) => one.unknown))],
  };
}

/** The transfers of an entity that belong to no engagement, and so to no activity. */
export function otherTransfers(register: Register, asked: Asked): RecordTransfer[] {
  return list(register, "Transfer")
    .filter(
      ({ engagementId, exporterEntityId, directCollection }) =>
        engagementId === undefined &&
        directCollection !== true &&
        (exporterEntityId === undefined || exporterEntityId === asked.entity),
    )
    .map((one) => {
      const importer = find(register, "LegalEntity", one.importerEntityId);
      const name = importer?.legalName ?? importer?.tradeName;
      return recordTransfer(register, one, name ?? told(one, "importerEntityId"), asked);
    });
}

/** The transfers of one engagement, recorded or shown by a place of processing alone. */
export function transfersOf(
  register: Register,
  engagement: Row<"Engagement">,
  asked: Asked,
): RecordTransfer[] {
  const name = engagedName(register, engagement);
  const recorded = pointingTo(register, "Transfer", "engagementId", engagement.ref).filter(
    ({ directCollection }) => directCollection !== true,
  );
  const covered = new Set(recorded.map(({ destination }) => destination));
  const home = homeRegime(register, asked.entity);
  const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref)
    .flatMap(({ country }) => country ?? [])
    .filter((code) => !covered.has(code) && isAbroad(register, home, code, asked.asOf));
  return [
    ...recorded.map((one) => recordTransfer(register, one, name, asked)),
    ...[...new Set(places)].map((destination) => ({
      ref: null,
      recipient: name,
      destination,
      mechanisms: unknown,
      supplementary: [],
      copies: [],
    })),
  ];
}

function hasUnknownPlace(register: Register, { ref }: Row<"Engagement">): boolean {
  const places = pointingTo(register, "ProcessingLocation", "engagementId", ref);
  return places.length === 0 || places.some(({ country }) => country === undefined);
}

function recordTransfer(
  register: Register,
  one: Row<"Transfer">,
  recipient: Told<string>,
  { language }: Asked,
): RecordTransfer {
  const uses = regimes.flatMap((regime) =>
    pointingTo(register, "TransferMechanismUse", "transferId", one.ref)
      .filter((use) => use.regime === regime)
      .toSorted((a, b) => (a.priority ?? 9) - (b.priority ?? 9)),
  );
  return {
    ref: one.ref,
    recipient,
    destination: destinationOf(one) ?? told(one, "destination"),
    mechanisms: listOr(
      uses.map((use) => mechanismOf(register, use, language)),
      unknown,
    ),
    supplementary: one.supplementaryMeasures ?? [],
    copies: [...new Set(uses.flatMap((use) => textIn(use, "copyInstructions", language) ?? []))],
  };
}

/**
 * Source: GDPR Art. 30(1)(e), second half (documentation of suitable safeguards under Art. 49(1), second subparagraph).
 */
function mechanismOf(
  register: Register,
  use: Row<"TransferMechanismUse">,
  language: RecordQuestion["language"],
): RecordMechanism {
  const decision = adequacyDecisions.find(({ id }) => id === use.adequacyDecision);
  const certification = find(register, "DpfCertification", use.dpfCertificationId);
  return {
    regime: use.regime ?? null,
    code: told(use, "mechanism"),
    module: use.sccModule ?? null,
    act: decision?.act ?? use.adequacyDecision ?? null,
    certification: certification?.status ?? null,
    derogation: use.derogation ?? null,
    necessity: textIn(use, "derogationNecessity", language),
    suitableSafeguards: textIn(use, "suitableSafeguards", language),
    priority: use.priority ?? null,
  };
}

import type { CalendarDate } from "@/lib/domain/calendar";
import { isAbroad } from "@/lib/domain/findings/abroad";
import type { Regime } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { type Activities, disclosuresOf, engagementsOf } from "./public-notice-recipients";

/** Where data go outside of the law under which they were collected, and on what ground. */
export type NoticeTransfer = {
  /** null: not known. */
  destination: string | null;
  from: string | null;
  recipient: string | null;
  mechanisms: { regime: Regime; code: string; module: string | null; copy: string | null }[];
};

/** Where data come to that people give to us themselves, from which parts of the world: no transfer, and yet of use to know. */
export type NoticeCollection = Pick<NoticeTransfer, "destination" | "from">;

type Told = { transfers: NoticeTransfer[]; placesUnknown: boolean };

/**
 * The transfers with the data of some activities, those that no vendor is part of, and whether places of recipients are not known.
 *
 * Source: GDPR Art. 13(1)(f), 14(1)(f) (the fact, the safeguards, and how to get a copy).
 * Reading: a transfer as a processor is told by those for whom it is made; what people give to us themselves is none. A place
 * abroad for which no transfer is recorded is told too, with a ground that is not known.
 */
export function transfersOf(
  register: Register,
  activities: Activities,
  { asOf, home }: { asOf: CalendarDate; home: Regime },
): Told {
  const engagements = engagedWith(register, activities);
  const refs = new Set(engagements.map(({ ref }) => ref));
  const recorded = list(register, "Transfer")
    .filter(({ engagementId }) => engagementId === undefined || refs.has(engagementId))
    .filter(
      ({ directCollection, exporterRole }) =>
        directCollection !== true && exporterRole !== "PROCESSOR",
    );
  const placed = engagements.flatMap((engagement) => {
    const covered = recorded
      .filter(({ engagementId }) => engagementId === engagement.ref)
      .map(({ destination }) => destination);
    const abroad = placesOf(register, engagement)
      .flatMap((country) => country ?? [])
      .filter((country) => !covered.includes(country) && isAbroad(register, home, country, asOf));
    return [...new Set(abroad)].map((destination) => ({
      destination,
      from: null,
      recipient: vendorName(register, engagement),
      mechanisms: [],
    }));
  });
  return {
    transfers: [...recorded.map((transfer) => recordedTransfer(register, transfer)), ...placed],
    placesUnknown: engagements.some((engagement) => {
      const places = placesOf(register, engagement);
      return places.length === 0 || places.includes(undefined);
    }),
  };
}

/**
 * Source: EDPB Guidelines 05/2021 (data that people disclose themselves are not transferred).
 */
export function collectionsOf(register: Register): NoticeCollection[] {
  return list(register, "Transfer")
    .filter(({ directCollection, engagementId }) => directCollection === true && !engagementId)
    .map((transfer) => ({
      destination: destinationOf(transfer) ?? null,
      from: transfer.originText ?? null,
    }));
}

/** The vendors among the recipients, by their own entry or by that of a disclosure. */
function engagedWith(register: Register, activities: Activities): Row<"Engagement">[] {
  const disclosed = disclosuresOf(register, activities).flatMap(
    ({ engagementId }) => find(register, "Engagement", engagementId) ?? [],
  );
  const all = [...engagementsOf(register, activities), ...disclosed];
  return [...new Map(all.map((one) => [one.ref, one])).values()];
}

function placesOf(register: Register, { ref }: Row<"Engagement">): (string | undefined)[] {
  return pointingTo(register, "ProcessingLocation", "engagementId", ref).map(
    ({ country }) => country,
  );
}

function vendorName(register: Register, engagement: Row<"Engagement"> | undefined): string | null {
  const service = find(register, "VendorService", engagement?.vendorServiceId);
  return find(register, "Vendor", service?.vendorId)?.name ?? null;
}

function recordedTransfer(register: Register, transfer: Row<"Transfer">): NoticeTransfer {
  const uses = pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref);
  return {
    destination: destinationOf(transfer) ?? null,
    from: transfer.originText ?? null,
    recipient: vendorName(register, find(register, "Engagement", transfer.engagementId)),
    mechanisms: uses.flatMap(({ regime, mechanism, sccModule, copyInstructions }) =>
      regime === undefined || mechanism === undefined
        ? []
        : [{ regime, code: mechanism, module: sccModule ?? null, copy: copyInstructions ?? null }],
    ),
  };
}

import type { CalendarDate } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  bodyOf,
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";
import { withoutTransfersWithin } from "../transfers-within";
import { proposedRef } from "./proposed-ref";
import { pointersTo } from "./record-surroundings";
import type { RestructuredItem } from "./restructured-item";

/** What happens to companies as a whole, and touches many records at once. */
export const restructurings = ["subsidiary", "merger", "vendorSplit", "vendorMerger"] as const;
export type RestructuringName = (typeof restructurings)[number];

export type Restructuring =
  | {
      readonly what: "subsidiary";
      readonly legalName: string;
      readonly country: string | null;
      readonly activityRefs: readonly string[];
      readonly role: string;
      /** Appointments of other entities that the new one makes, too. */
      readonly appointmentRefs: readonly string[];
    }
  | { readonly what: "merger"; readonly absorbedRef: string; readonly survivorRef: string }
  | {
      readonly what: "vendorSplit";
      readonly vendorRef: string;
      readonly name: string;
      readonly serviceRefs: readonly string[];
    }
  | {
      readonly what: "vendorMerger";
      readonly absorbedRef: string;
      readonly keptRef: string;
      readonly on: CalendarDate;
    };

export type Restructured =
  | { readonly ok: true; readonly title: string; readonly items: readonly RestructuredItem[] }
  | { readonly ok: false; readonly field: string; readonly message: string };

type IsTaken = (kind: KindName, ref: string) => boolean;
type Body = Record<string, unknown>;

/**
 * The records that a merger, a new subsidiary, or the split or merger of vendors makes, changes and ends.
 *
 * Source: none, product decision 0030.
 * Reading: a merger moves what belonged to the company that goes; it decides nothing about contracts. Where another company
 * becomes party to one, the item says so, and the rules of changes decide who is told.
 */
export function restructured(
  register: Register,
  asked: Restructuring,
  isTaken: IsTaken,
): Restructured {
  switch (asked.what) {
    case "subsidiary":
      return newSubsidiary(register, asked, isTaken);
    case "merger":
      return merger(register, asked);
    case "vendorSplit":
      return vendorSplit(register, asked, isTaken);
    case "vendorMerger":
      return vendorMerger(register, asked, isTaken);
  }
}

type Asked<What extends RestructuringName> = Extract<Restructuring, { what: What }>;

function newSubsidiary(
  register: Register,
  { legalName, country, activityRefs, role, appointmentRefs }: Asked<"subsidiary">,
  isTaken: IsTaken,
): Restructured {
  const ref = proposedRef(legalName, (one) => isTaken("LegalEntity", one));
  const entity = { legalName, ...(country !== null && { country }), ownGroup: true };
  const participations = activityRefs.map((activityId) =>
    added(
      "Participation",
      `${ref} ${activityId}`,
      { activityId, legalEntityId: ref, role },
      isTaken,
    ),
  );
  const appointments = appointmentRefs.flatMap((known) => {
    const body = bodyOf(register, { kind: "Appointment", ref: known });
    if (body === null) return [];
    const own = { ...body, appointedById: ref };
    return [added("Appointment", `${ref} ${known}`, own, isTaken)];
  });
  return {
    ok: true,
    title: `New company: ${legalName}`,
    items: [
      { kind: "LegalEntity", ref, body: entity, changesParty: false },
      ...participations,
      ...appointments,
    ],
  };
}

function added(kind: KindName, title: string, body: Body, isTaken: IsTaken): RestructuredItem {
  const ref = proposedRef(title, (one) => isTaken(kind, one));
  return { kind, ref, body, changesParty: false };
}

function merger(register: Register, { absorbedRef, survivorRef }: Asked<"merger">): Restructured {
  const absorbed = find(register, "LegalEntity", absorbedRef);
  const survivor = find(register, "LegalEntity", survivorRef);
  if (absorbed === undefined || survivor === undefined || absorbedRef === survivorRef)
    return { ok: false, field: "survivorRef", message: "Choose two different companies." };
  const certificates = certificatesOf(register, absorbedRef);
  if (certificates.length > 0)
    return {
      ok: false,
      field: "absorbedRef",
      message: `A certificate is that of one company. Say first what becomes of ${certificates.join(", ")}: end it, or name who holds it.`,
    };
  const moved = withoutTransfersWithin(
    register,
    [absorbedRef, survivorRef],
    movedTo(register, { kind: "LegalEntity", ref: absorbedRef }, survivorRef).map(withoutItself),
  );
  const name = (entity: { legalName?: string; ref: string }) => entity.legalName ?? entity.ref;
  return {
    ok: true,
    title: `${name(absorbed)} is absorbed by ${name(survivor)}`,
    items: [
      ...moved.map((item) => (isDoubled(register, item) ? { ...item, body: null } : item)),
      { kind: "LegalEntity", ref: absorbedRef, body: null, changesParty: false },
    ],
  };
}

/** A certificate is that of one company: whose it is after the merger, nobody can tell from the register. */
function certificatesOf(register: Register, ref: string): string[] {
  return [
    ...pointingTo(register, "DpfCertification", "legalEntityId", ref),
    ...pointingTo(register, "Certification", "legalEntityId", ref),
  ].map((certificate) => certificate.ref);
}

/** No company is its own parent. */
function withoutItself(item: RestructuredItem): RestructuredItem {
  if (item.kind !== "LegalEntity" || item.body?.parentEntityId !== item.ref) return item;
  const { parentEntityId: _itself, ...body } = item.body;
  return { ...item, body };
}

/** Whether the company that stays has this already: the same part in an activity, the same function. */
function isDoubled(register: Register, { kind, ref, body }: RestructuredItem): boolean {
  const same: { readonly [K in KindName]?: readonly string[] } = {
    Participation: ["activityId", "legalEntityId", "role"],
    Appointment: ["appointedById", "appointmentKind"],
  };
  const fields = same[kind];
  if (fields === undefined || body === null) return false;
  return list(register, kind).some(
    (row) => row.ref !== ref && fields.every((field) => Reflect.get(row, field) === body[field]),
  );
}

/** Fields in which another company is another party to a contract or a transfer. */
const parties: { readonly [K in KindName]?: readonly string[] } = {
  CustomerAgreement: ["processorEntityId"],
  Customer: ["legalEntityId"],
  Engagement: ["engagerEntityId"],
  Vendor: ["legalEntityId"],
  Transfer: ["exporterEntityId", "importerEntityId"],
};

type Moving = { key: RecordKey; body: Body; changesParty: boolean };

/** Every record that points to one, with its references moved to another; a list never names one twice. */
function movedTo(register: Register, from: RecordKey, to: string): RestructuredItem[] {
  const moving = new Map<string, Moving>();
  for (const { kind, name } of pointersTo(from.kind)) {
    // The name comes from the kind itself, which the type cannot know.
    for (const { ref } of pointingTo(register, kind, name as never, from.ref)) {
      const known = moving.get(`${kind}/${ref}`);
      const body = known?.body ?? bodyOf(register, { kind, ref }) ?? {};
      const isParty = parties[kind]?.includes(name) === true;
      moving.set(`${kind}/${ref}`, {
        key: { kind, ref },
        body: { ...body, [name]: replaced(body[name], from.ref, to) },
        changesParty: isParty || known?.changesParty === true,
      });
    }
  }
  return [...moving.values()].map(({ key, ...item }) => ({ ...key, ...item }));
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (!Array.isArray(value)) return value === from ? to : value;
  return [...new Set(value.map((entry) => (entry === from ? to : entry)))];
}

function vendorSplit(
  register: Register,
  { vendorRef, name, serviceRefs }: Asked<"vendorSplit">,
  isTaken: IsTaken,
): Restructured {
  const vendor = find(register, "Vendor", vendorRef);
  if (vendor === undefined)
    return { ok: false, field: "vendorRef", message: "Choose the vendor that is split." };
  const own = pointingTo(register, "VendorService", "vendorId", vendorRef).map(({ ref }) => ref);
  const chosen = own.filter((ref) => serviceRefs.includes(ref));
  if (chosen.length === 0)
    return { ok: false, field: "serviceRefs[]", message: "Choose the services that go over." };
  const ref = proposedRef(name, (one) => isTaken("Vendor", one));
  return {
    ok: true,
    title: `${vendor.name ?? vendorRef}: services go to ${name}`,
    items: [
      { kind: "Vendor", ref, body: { name }, changesParty: false },
      ...chosen.map((service) => ({
        kind: "VendorService" as const,
        ref: service,
        body: { ...bodyOf(register, { kind: "VendorService", ref: service }), vendorId: ref },
        changesParty: true,
      })),
      // Who left the vendor out left all of it out: the new one is a part of it.
      ...pointingTo(register, "CustomerAgreement", "excludedVendorIds", vendorRef).map(
        (agreement) => ({
          kind: "CustomerAgreement" as const,
          ref: agreement.ref,
          body: {
            ...bodyOf(register, { kind: "CustomerAgreement", ref: agreement.ref }),
            excludedVendorIds: [...(agreement.excludedVendorIds ?? []), ref],
          },
          changesParty: true,
        }),
      ),
    ],
  };
}

function vendorMerger(
  register: Register,
  { absorbedRef, keptRef, on }: Asked<"vendorMerger">,
  isTaken: IsTaken,
): Restructured {
  const absorbed = find(register, "Vendor", absorbedRef);
  const kept = find(register, "Vendor", keptRef);
  if (absorbed === undefined || kept === undefined || absorbedRef === keptRef)
    return { ok: false, field: "keptRef", message: "Choose two different vendors." };
  const unlike = excludingOneOf(register, absorbedRef, keptRef);
  if (unlike.length > 0)
    return {
      ok: false,
      field: "keptRef",
      message: `Of the two only one is left out by ${unlike.join(", ")}. Say in these agreements first whether both are.`,
    };
  const moved = movedTo(register, { kind: "Vendor", ref: absorbedRef }, keptRef);
  const names = { before: absorbed.name ?? absorbedRef, now: kept.name ?? keptRef };
  const services = pointingTo(register, "VendorService", "vendorId", absorbedRef);
  const aliases = services.map((service) => {
    const alias = { name: names.before, supersededBy: names.now, to: on };
    const body = { vendorServiceId: service.ref, ...alias };
    return added("VendorAlias", `${names.before} ${service.name ?? service.ref}`, body, isTaken);
  });
  return {
    ok: true,
    title: `${names.before} is merged into ${names.now}`,
    items: [
      ...moved.map((item) => ({ ...item, changesParty: item.kind === "VendorService" })),
      ...aliases,
      { kind: "Vendor", ref: absorbedRef, body: null, changesParty: false },
    ],
  };
}

/** The agreements that leave one of two vendors out and not the other: merged, they would get or lose what they agreed on. */
function excludingOneOf(register: Register, one: string, other: string): string[] {
  return list(register, "CustomerAgreement")
    .filter(({ excludedVendorIds = [] }) => {
      return excludedVendorIds.includes(one) !== excludedVendorIds.includes(other);
    })
    .map(({ ref }) => ref);
}

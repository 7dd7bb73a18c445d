import { addPeriod, type CalendarDate } from "@/lib/domain/calendar";
import { subprocessors } from "@/lib/domain/change/classes/subprocessor";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { apply, bodyOf, find, list, type RecordChange, type Register } from "@/lib/domain/register";
import { type CustomersPart, customersBody, isCustomersKind } from "./customers-part";
import { publicFacts, sinceOf } from "./public-entry";
import type { PublicChange, PublicPart, PublicSubprocessor } from "./public-part";

/** One change set that customers have been told of and that is not active yet. */
export type AnnouncedChangeSet = {
  readonly changes: readonly RecordChange[];
  readonly announcedOn: CalendarDate;
  /** Planned day; null when none is set. */
  readonly plannedOn: CalendarDate | null;
};

export type PublishInput = {
  readonly register: Register;
  readonly asOf: CalendarDate;
  readonly announced: readonly AnnouncedChangeSet[];
  /** Engagements that are active, but held back for at least one agreement. */
  readonly rollingOut: ReadonlySet<string>;
  /** The whole change log, newest first. */
  readonly changes: readonly PublicChange[];
  readonly previous: PublicPart | null;
  readonly simulated: boolean;
};

/**
 * What everybody may see, from the register and what is announced.
 *
 * Source: GDPR Art. 28(2), 28(4), 5(1)(a); EDPB Opinion 22/2024.
 * Reading: an entry that ended stays on the list for twelve months.
 */
export function publicPart(input: PublishInput): PublicPart {
  const { register, asOf, simulated, changes } = input;
  return {
    format: 1,
    asOf,
    simulated,
    organisation: publicOrganisation(register),
    products: list(register, "Product").map(({ ref, name, description }) => ({ ref, name: name ?? ref, description: description ?? null })),
    subprocessors: [...announcedEntries(input), ...currentEntries(input), ...endedEntries(input)],
    changes: [...changes],
  };
}

function publicOrganisation(register: Register): PublicPart["organisation"] {
  const organisation = list(register, "Organisation")[0];
  const entity = find(register, "LegalEntity", organisation?.legalEntityId);
  const place = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  return {
    name: organisation?.name ?? entity?.legalName ?? "This organisation",
    website: organisation?.website ?? null,
    introduction: organisation?.publicIntroduction ?? null,
    privacyEmail: organisation?.privacyEmail ?? null,
    objectionEmail: organisation?.objectionEmail ?? organisation?.privacyEmail ?? null,
    legalEntity:
      entity === undefined
        ? null
        : {
            name: entity.legalName ?? entity.ref,
            address: [entity.street, place].filter(Boolean).join(", ") || null,
            country: entity.country ?? null,
          },
  };
}

function listedBefore(previous: PublicPart | null, ref: string): PublicSubprocessor | undefined {
  return previous?.subprocessors.find((entry) => entry.ref === ref);
}

function announcedEntries({ register, announced }: PublishInput): PublicSubprocessor[] {
  return announced.flatMap(({ changes, announcedOn, plannedOn }) => {
    const after = apply(register, changes);
    return subprocessors(after)
      .filter(({ ref }) => !subprocessors(register).some((known) => known.ref === ref))
      .map((engagement) => ({
        ...publicFacts(after, engagement),
        status: "announced" as const,
        announcedOn,
        effectiveOn: plannedOn,
        since: null,
        endedOn: null,
      }));
  });
}

function currentEntries({ register, previous, rollingOut, asOf }: PublishInput): PublicSubprocessor[] {
  return subprocessors(register).map((engagement) => {
    const before = listedBefore(previous, engagement.ref);
    const wasListed = before !== undefined && before.status !== "announced" && before.status !== "ended";
    const isStandby = engagement.standby === true;
    const effectiveOn = wasListed ? before.effectiveOn : previous === null ? null : asOf;
    return {
      ...publicFacts(register, engagement),
      status: isStandby ? "standby" : rollingOut.has(engagement.ref) ? "rolling-out" : "active",
      announcedOn: before?.announcedOn ?? null,
      effectiveOn,
      since: isStandby ? null : sinceOf(engagement, wasListed ? before.since : null, previous === null ? engagement.validFrom : asOf),
      endedOn: null,
    };
  });
}

function endedEntries({ register, previous, asOf }: PublishInput): PublicSubprocessor[] {
  const current = new Set(subprocessors(register).map(({ ref }) => ref));
  return (previous?.subprocessors ?? [])
    .filter((entry) => entry.status !== "announced" && !current.has(entry.ref))
    .map((entry) => (entry.status === "ended" ? entry : { ...entry, status: "ended" as const, endedOn: asOf }))
    .filter((entry) => entry.endedOn !== null && addPeriod(entry.endedOn, "P12M") >= asOf);
}

/** What annexes are made from: the customers' part of a publication. */
export function customersPart(register: Register): CustomersPart {
  const records: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const kind of kindNames) {
    if (!isCustomersKind(kind)) continue;
    const seen: Record<string, Record<string, unknown>> = {};
    for (const ref of register[kind].keys()) {
      const body = customersBody(kind, bodyOf(register, { kind, ref }));
      if (body !== null && isForCustomers(register, kind, ref)) seen[ref] = body;
    }
    records[kind] = seen;
  }
  return { format: 1, records: records as CustomersPart["records"] };
}

/** Customers never see each other: their entities, and what serves only our own purposes, stay out. */
function isForCustomers(register: Register, kind: string, ref: string): boolean {
  if (kind !== "LegalEntity") return true;
  const entity = find(register, "LegalEntity", ref);
  return entity?.ownGroup === true || vendorEntities(register).has(ref);
}

const vendorEntityCache = new WeakMap<Register, Set<string>>();
function vendorEntities(register: Register): Set<string> {
  const known = vendorEntityCache.get(register);
  if (known) return known;
  const refs = new Set(list(register, "Vendor").flatMap((vendor) => vendor.legalEntityId ?? []));
  for (const transfer of list(register, "Transfer")) {
    for (const ref of [transfer.importerEntityId, transfer.exporterEntityId]) if (ref !== undefined) refs.add(ref);
  }
  vendorEntityCache.set(register, refs);
  return refs;
}

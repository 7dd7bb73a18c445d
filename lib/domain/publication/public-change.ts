import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { engagementOf } from "@/lib/domain/change/classes/subprocessor";
import { type ClassifiedItem, highestClass } from "@/lib/domain/change/classify";
import { engagementTitle } from "@/lib/domain/engagement-title";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { find, type Register } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import type { PublicChange, PublicChangeItem } from "./public-part";

/** The facts whose changes the public change log names. What is not here stays between us and the customers. */
export const publicFields: Partial<Record<KindName, readonly string[]>> = {
  Engagement: [
    "vendorServiceId",
    "productIds",
    "activityIds",
    "purpose",
    "subjectMatter",
    "personalDataCategoryIds",
    "dataSubjectCategoryIds",
    "optional",
    "standby",
    "parentEngagementId",
    "feature",
    "features",
    "delimitation",
  ],
  ProcessingLocation: ["country", "region", "locationKind"],
  Transfer: ["destination", "organisation", "supplementaryMeasures"],
  TransferMechanismUse: ["mechanism", "sccModule", "regime"],
  LegalEntity: ["legalName", "country", "street", "city", "postalCode", "ultimateParentCountry"],
  Vendor: ["name", "legalEntityId"],
  VendorService: ["name", "function", "vendorId"],
};

export type ChangeFacts = {
  id: string;
  title: string;
  reason: string | null;
  state: PublicChange["state"];
  announcedOn: CalendarDate | null;
  effectiveOn: CalendarDate | null;
  withdrawnOn?: CalendarDate;
  updatedAt: Instant;
};

/**
 * One change set as the public change log tells it; null when nothing of it concerns a sub-processor.
 *
 * Source: GDPR Art. 28(2), 5(1)(a).
 */
export function publicChange(
  facts: ChangeFacts,
  before: Register,
  after: Register,
  items: readonly ClassifiedItem[],
): PublicChange | null {
  const shown = items.filter((item) => isInPublicLog(before, after, item));
  const publicItems = shown.flatMap((item) => itemOf(before, after, item) ?? []);
  if (publicItems.length === 0) return null;
  const products = new Set(
    shown.flatMap((item) => (item.scope.type === "products" ? item.scope.refs : [])),
  );
  return {
    ...facts,
    class: highestClass(shown.map((item) => item.class)) ?? "I",
    products: [...products].toSorted(),
    items: publicItems,
  };
}

/** Whether the public change log names a difference. */
export function isInPublicLog(before: Register, after: Register, item: ClassifiedItem): boolean {
  if (
    item.class === "INTERNAL" ||
    item.scope.type === "nobody" ||
    item.scope.type === "agreement" ||
    item.scope.type === "agreements"
  )
    return false;
  const fields = publicFields[item.kind];
  if (fields === undefined) return false;
  if (item.field !== null) return fields.includes(item.field);
  if (item.kind === "Engagement") {
    const engagement = find(after, "Engagement", item.ref) ?? find(before, "Engagement", item.ref);
    return isSubprocessor(after, engagement) || isSubprocessor(before, engagement);
  }
  if (item.kind === "ProcessingLocation" || item.kind === "TransferMechanismUse") {
    // The parts of an entry that comes or goes are told by the entry itself.
    const ref = engagementOf(after, item) ?? engagementOf(before, item) ?? "";
    return before.Engagement.has(ref) && after.Engagement.has(ref);
  }
  return false;
}

function itemOf(before: Register, after: Register, item: ClassifiedItem): PublicChangeItem | null {
  if (item.class === "INTERNAL") return null;
  const change = item.field !== null ? "CHANGED" : item.before === null ? "ADDED" : "ENDED";
  const field = item.field === null ? undefined : fieldOf(item.kind, item.field);
  return {
    ref: item.ref,
    name: nameOf(after, item.kind, item.ref) ?? nameOf(before, item.kind, item.ref) ?? item.ref,
    change,
    fact:
      item.field === null && item.kind === "Engagement"
        ? null
        : [kinds[item.kind].label, field?.label].filter(Boolean).join(": "),
    before:
      item.field === null
        ? wholeOf(before, item)
        : words(before, item.kind, item.field, item.before),
    after:
      item.field === null ? wholeOf(after, item) : words(after, item.kind, item.field, item.after),
    class: item.class,
  };
}

function fieldOf(
  kind: KindName,
  field: string,
): { label: string; type: string; to?: string } | undefined {
  return (kinds[kind].fields as Record<string, { label: string; type: string; to?: string }>)[
    field
  ];
}

/** A location that comes or goes is told by its country, a mechanism by its code; an entry is told by itself. */
function wholeOf(register: Register, { kind, ref }: ClassifiedItem): string | null {
  if (kind === "TransferMechanismUse") {
    const use = find(register, kind, ref);
    return use === undefined
      ? null
      : [use.regime, use.mechanism, use.sccModule].filter(Boolean).join(", ");
  }
  if (kind !== "ProcessingLocation") return null;
  const location = find(register, kind, ref);
  return location === undefined
    ? null
    : [location.locationKind, location.country ?? "not known", location.region]
        .filter(Boolean)
        .join(", ");
}

/** A value in words: the titles of what is referred to, codes as they are. Null when there is none. */
export function words(
  register: Register,
  kind: KindName,
  field: string,
  value: unknown,
): string | null {
  if (value === undefined || value === null) return null;
  const definition = fieldOf(kind, field);
  const one = (entry: unknown) =>
    definition?.to === undefined
      ? String(entry)
      : (titleOf(register, definition.to as KindName, String(entry)) ?? String(entry));
  if (Array.isArray(value)) return value.length === 0 ? null : listed(value.map(one));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : one(value);
}

/** Names stand behind commas, sentences one after the other. */
function listed(entries: readonly string[]): string {
  return entries.join(entries.some((entry) => entry.endsWith(".")) ? " " : ", ");
}

/** What a record is called by a reader: its title field, or for an engagement its vendor and service. */
export function titleOf(register: Register, kind: KindName, ref: string): string | null {
  if (kind === "Engagement") return engagementTitle(register, ref);
  const row = register[kind].get(ref) as Record<string, unknown> | undefined;
  const title = row?.[kinds[kind].titleField];
  return typeof title === "string" ? title : null;
}

/** The sub-processor that a part belongs to, by name. */
function nameOf(register: Register, kind: KindName, ref: string): string | null {
  switch (kind) {
    case "ProcessingLocation":
      return titleOf(register, "Engagement", find(register, kind, ref)?.engagementId ?? "");
    case "Transfer":
      return titleOf(register, "Engagement", find(register, kind, ref)?.engagementId ?? "");
    case "TransferMechanismUse":
      return nameOf(register, "Transfer", find(register, kind, ref)?.transferId ?? "");
    default:
      return titleOf(register, kind, ref);
  }
}

import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { ChangeState } from "@/lib/domain/change/next-steps";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { list, type Register } from "@/lib/domain/register";
import { proposedRef } from "./record/proposed-ref";

/** What a requester asks for, as the form has it. */
export type VendorRequestDraft = {
  readonly vendorName: string;
  readonly website: string | null;
  readonly service: string;
  readonly purpose: string;
  readonly productRef: string | null;
  readonly dataCategoryRefs: readonly string[];
  readonly dataSubjectRefs: readonly string[];
  /** The data in words, where no category fits. */
  readonly data: string | null;
  readonly country: string | null;
  readonly perTenantSwitch: boolean;
  readonly wantedOn: CalendarDate | null;
};

/** How far a request is, as whoever made it reads it. */
export type RequestState = "RECEIVED" | "DECLINED" | ChangeState;

/** A request as its page and the list show it. */
export type RequestView = VendorRequestDraft & {
  readonly id: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly state: RequestState;
  readonly reply: string | null;
  readonly productName: string | null;
  readonly dataCategories: readonly string[];
  readonly dataSubjects: readonly string[];
  /** The day from which it could be used at the earliest, or is used; null where nothing can be said. */
  readonly earliestOn: CalendarDate | null;
  /** Nobody has to be told first. */
  readonly isFree: boolean;
  /** For those who may read the register. */
  readonly changeSetId: string | null;
};

export type RequestItem = {
  readonly kind: KindName;
  readonly ref: string;
  readonly body: Record<string, unknown>;
};

/**
 * The records that a request asks for: the vendor and its service unless the register has them by that name, the engagement
 * for the processor's activities of the product, and where it processes. What the form does not say stays open for the editor.
 */
export function requestedItems(
  register: Register,
  request: VendorRequestDraft,
  isTaken: (kind: KindName, ref: string) => boolean,
): RequestItem[] {
  const { vendorName, website, service, purpose, productRef, country } = request;
  const free = (kind: KindName, title: string) => proposedRef(title, (ref) => isTaken(kind, ref));
  const known = list(register, "Vendor").find(
    ({ name }) => name !== undefined && isSame(name, vendorName),
  );
  const vendorRef = known?.ref ?? free("Vendor", vendorName);
  const knownService = list(register, "VendorService").find(
    ({ vendorId, name }) => vendorId === known?.ref && name !== undefined && isSame(name, service),
  );
  const serviceRef = knownService?.ref ?? free("VendorService", `${vendorName} ${service}`);
  const engagementRef = free("Engagement", `${vendorName} ${service}`);
  const body = (fields: Record<string, unknown>) => withoutEmpty(fields);
  const vendor = {
    kind: "Vendor" as const,
    ref: vendorRef,
    body: body({ name: vendorName, website }),
  };
  const sold = {
    kind: "VendorService" as const,
    ref: serviceRef,
    body: body({ vendorId: vendorRef, name: service }),
  };
  return [
    ...(known === undefined ? [vendor] : []),
    ...(knownService === undefined ? [sold] : []),
    {
      kind: "Engagement",
      ref: engagementRef,
      body: body({
        vendorServiceId: serviceRef,
        activityIds: activitiesOf(register, productRef),
        productIds: productRef === null ? [] : [productRef],
        perTenantSwitch: request.perTenantSwitch,
        subjectMatter: service,
        purpose,
        personalDataCategoryIds: request.dataCategoryRefs,
        dataSubjectCategoryIds: request.dataSubjectRefs,
        notes: request.data === null ? null : `Data, as the request has it: ${request.data}`,
      }),
    },
    ...(country === null
      ? []
      : [
          {
            kind: "ProcessingLocation" as const,
            ref: free("ProcessingLocation", `${vendorName} ${service} ${country}`),
            body: { engagementId: engagementRef, country },
          },
        ]),
  ];
}

/** The activities in which a product processes for customers: with one of them, the vendor is a sub-processor. */
function activitiesOf(register: Register, productRef: string | null): string[] {
  if (productRef === null) return [];
  return list(register, "ProcessingActivity")
    .filter(
      ({ register: kept, productIds }) =>
        kept === "PROCESSOR" && productIds?.includes(productRef) === true,
    )
    .map(({ ref }) => ref);
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replaceAll(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  return plain(one) === plain(other);
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

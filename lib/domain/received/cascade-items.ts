import { recipientOf } from "@/lib/domain/findings/standing";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { proposedRef } from "@/lib/domain/record/proposed-ref";
import { find, list, type Register } from "@/lib/domain/register";
import { type RequestItem, requestedItems } from "@/lib/domain/vendor-request";

/** The company that a vendor begins to use, as its notice names it. */
export type CascadeDraft = {
  readonly vendorName: string;
  /** The company that signs, as far as the notice says where it is; its legal name is the name above where none is given. */
  readonly company?: CascadeCompany;
  readonly website: string | null;
  readonly service: string;
  readonly purpose: string;
  readonly country: string | null;
};

export type CascadeCompany = {
  readonly legalName: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly contactEmail: string | null;
};

/**
 * The records that make a vendor's own new sub-processor one of ours, at depth two: below each engagement concerned it
 * serves the same activities and products. What the notice does not say stays open: its data are at most the vendor's,
 * and which of them is not guessed.
 *
 * Source: GDPR Art. 28(2), 28(4) ("another processor", engaged by a processor); SCC (EU) 2021/914 Clause 9(a), module three.
 *
 * @param parentRefs the engagements of the vendor that the notice is about
 * @param isTaken    whether a ref is in use
 */
export function cascadeItems(
  register: Register,
  { vendorName, company, website, service, purpose, country }: CascadeDraft,
  parentRefs: readonly string[],
  isTaken: (kind: KindName, ref: string) => boolean,
): RequestItem[] {
  const made = new Map<string, RequestItem>();
  for (const parentRef of parentRefs) {
    const parent = find(register, "Engagement", parentRef);
    if (parent === undefined) continue;
    const asked = {
      vendorName,
      website,
      service,
      purpose,
      country,
      productRef: null,
      dataCategoryRefs: [],
      dataSubjectRefs: [],
      data: null,
      perTenantSwitch: parent.perTenantSwitch === true,
      wantedOn: null,
    };
    const isShared = (kind: KindName) => kind === "Vendor" || kind === "VendorService";
    const items = requestedItems(
      register,
      asked,
      (kind, ref) => isTaken(kind, ref) || (!isShared(kind) && made.has(`${kind}/${ref}`)),
    );
    const inherited = {
      parentEngagementId: parentRef,
      ...(parent.activityIds !== undefined && { activityIds: parent.activityIds }),
      ...(parent.productIds !== undefined && { productIds: parent.productIds }),
      ...engagerOf(register, parentRef),
    };
    for (const item of items) {
      const body = item.kind === "Engagement" ? { ...item.body, ...inherited } : item.body;
      made.set(`${item.kind}/${item.ref}`, { ...item, body });
    }
  }
  return withCompany(
    register,
    [...made.values()],
    { ...company, legalName: company?.legalName ?? vendorName },
    isTaken,
  );
}

/** A vendor that is new has a company behind it: one of the register that is called so, or one that is made. */
function withCompany(
  register: Register,
  items: readonly RequestItem[],
  company: Partial<CascadeCompany> & { readonly legalName: string },
  isTaken: (kind: KindName, ref: string) => boolean,
): RequestItem[] {
  if (!items.some(({ kind }) => kind === "Vendor")) return [...items];
  const known = list(register, "LegalEntity").find(
    ({ legalName }) => legalName?.toLowerCase() === company.legalName.toLowerCase(),
  );
  const ref = known?.ref ?? proposedRef(company.legalName, (one) => isTaken("LegalEntity", one));
  const stated = Object.entries(company).filter(([, value]) => value !== null);
  const made: RequestItem = { kind: "LegalEntity", ref, body: Object.fromEntries(stated) };
  return [
    ...(known === undefined ? [made] : []),
    ...items.map((item) =>
      item.kind === "Vendor" ? { ...item, body: { ...item.body, legalEntityId: ref } } : item,
    ),
  ];
}

/** Whoever stands behind the vendor engages it. */
function engagerOf(register: Register, parentRef: string): { engagerEntityId?: string } {
  const parent = find(register, "Engagement", parentRef);
  const entity = parent && recipientOf(register, parent);
  return entity === undefined ? {} : { engagerEntityId: entity.ref };
}

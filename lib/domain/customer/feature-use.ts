import { find, list, type Register, type Row } from "@/lib/domain/register";
import { chainOf, productsServed } from "../subprocessor";

type Agreement = Row<"CustomerAgreement">;
type Engagement = Row<"Engagement">;

/** The features that an engagement itself says it serves; empty: nothing narrows it. */
export function namedFeatures({ features = [], feature }: Engagement): readonly string[] {
  if (features.length > 0) return features;
  return feature === undefined ? [] : [feature];
}

/** For which feature an engagement is, in the words of lists; null: for no feature in particular. */
export function featureWords({ feature, features = [] }: Engagement): string | null {
  return feature ?? (features.length === 0 ? null : features.join(", "));
}

/** The features that narrow an engagement: its own, or those of the nearest above it in its chain that names any. */
export function narrowingFeatures(register: Register, engagement: Engagement): readonly string[] {
  return narrowedBy(register, engagement)?.features ?? [];
}

function narrowedBy(register: Register, engagement: Engagement) {
  const chain = chainOf(register, engagement);
  const from = chain.findIndex((one) => namedFeatures(one).length > 0);
  const named = chain[from];
  if (named === undefined) return null;
  const isOptional = chain.slice(from).some(({ optional }) => optional === true);
  return { features: namedFeatures(named), isOptional };
}

const nothingNarrowed: ReadonlyMap<string, readonly string[]> = new Map();

/**
 * Of each product that an engagement serves by optional features alone, those features. A product that is not among them is
 * served as a whole.
 *
 * Source: GDPR Art. 28(2); product decision 0052.
 * Reading: only what is optional can be known not to be used. A name that none of its products has may mean any feature, and a product
 * that has none of the features named is served in a way that nobody said: both count as the whole product.
 */
export function optionalFeatures(
  register: Register,
  engagement: Engagement,
): ReadonlyMap<string, readonly string[]> {
  const narrowed = narrowedBy(register, engagement);
  const products = narrowed?.isOptional === true ? productsServed(register, engagement) : null;
  if (narrowed === null || products === null) return nothingNarrowed;
  const { features } = narrowed;
  const own = products.map((ref) => [ref, find(register, "Product", ref)?.features ?? []] as const);
  const isKnown = features.every((one) => own.some(([, names]) => names.includes(one)));
  if (!isKnown) return nothingNarrowed;
  return new Map(
    own.flatMap(([ref, names]): [string, readonly string[]][] => {
      const shared = features.filter((one) => names.includes(one));
      return shared.length === 0 ? [] : [[ref, shared]];
    }),
  );
}

/**
 * The features that the customer of an agreement uses.
 *
 * Source: GDPR Art. 28(2); product decision 0052.
 * Reading: what is not stated is not known, and a name that no product of the agreement has says nothing that can be relied on.
 *
 * @returns null: not known, and the customer counts as using every feature; empty: stated to use none
 */
export function featuresUsed(register: Register, agreement: Agreement): ReadonlySet<string> | null {
  const { features = [], fieldStates } = agreement;
  if (features.length === 0)
    return fieldStates?.features?.state === "NOT_APPLICABLE" ? new Set() : null;
  return featuresNotOffered(register, agreement).length === 0 ? new Set(features) : null;
}

/** The features stated for an agreement that none of its products has: nobody can say what they mean. */
export function featuresNotOffered(register: Register, agreement: Agreement): readonly string[] {
  const { features = [] } = agreement;
  if (features.length === 0) return [];
  const offered = new Set(featuresOffered(register, agreement));
  return features.filter((one) => !offered.has(one));
}

/** All of an agreement that says what its customer uses. */
export function keyOfUse({ productIds = [], features = [], fieldStates }: Agreement): string {
  return JSON.stringify([productIds, features, fieldStates?.features?.state]);
}

/** The features of an agreement's products; of all products where it names none. */
export function featuresOffered(
  register: Register,
  { productIds = [] }: Pick<Agreement, "productIds">,
): readonly string[] {
  const products =
    productIds.length === 0
      ? list(register, "Product")
      : productIds.flatMap((ref) => find(register, "Product", ref) ?? []);
  return products.flatMap(({ features = [] }) => features);
}

/** Whether one of these features is used, as far as that is known: what is not known counts as used. */
export function usesOne(
  used: ReadonlySet<string> | null,
  features: readonly string[] | undefined,
): boolean {
  return used === null || features === undefined || features.some((one) => used.has(one));
}

/**
 * Whether an engagement serves an agreement by optional features alone that its customer is known not to use.
 *
 * Source: GDPR Art. 28(2); product decision 0052.
 */
export function servesUnusedOnly(
  register: Register,
  engagement: Engagement,
  agreement: Agreement,
): boolean {
  const used = featuresUsed(register, agreement);
  if (used === null) return false;
  const features = optionalFeatures(register, engagement);
  const { productIds = [] } = agreement;
  const served = productsServed(register, engagement) ?? [];
  const shared =
    productIds.length === 0 ? served : served.filter((ref) => productIds.includes(ref));
  return shared.length > 0 && shared.every((ref) => !usesOne(used, features.get(ref)));
}

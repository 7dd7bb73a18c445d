import type { CalendarDate } from "@/lib/domain/calendar";
import { featuresUsed, keyOfUse, usesOne } from "@/lib/domain/customer/feature-use";
import type { Materiality } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { vendorsOf } from "./classes/subprocessor";
import { type ClassifiedItem, highestClass } from "./classify";
import { isSwitchedOn } from "./switched-on";

/** One agreement that a change set concerns: with which class, and through which items. */
export type AffectedAgreement = {
  readonly agreement: Row<"CustomerAgreement">;
  readonly changeClass: Materiality;
  readonly items: readonly ClassifiedItem[];
};

/** Per agreement, the keys ("kind/ref") of records that it never got. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether an agreement is in force on a day; one that states no days is. */
export function isInForce(agreement: Row<"CustomerAgreement">, on: CalendarDate): boolean {
  return (
    (agreement.effectiveFrom ?? on) <= on &&
    (agreement.endsOn === undefined || agreement.endsOn >= on)
  );
}

/**
 * The agreements that a change set concerns, each with its own class.
 *
 * Source: GDPR Art. 28(2), 28(3)(a) (instructions on the place of processing).
 * Reading: a customer without the product gets nothing, nor one known not to use the optional features that alone are served (what is
 * not known counts as used); a vendor that an agreement leaves out concerns it in nothing;
 * a move into a country that an agreement's residency clause does not allow is class M1 for that agreement; use of what was left out
 * for it is an adverse fact.
 *
 * @param register the register after the change
 * @param before   the register before it
 * @param on       day on which agreements must be in force, or their data still held
 * @param leftOut  records that an agreement does without since an earlier change was left out for it
 * @param lacking  records that an agreement never got: what brought them was left out for it, or its notice has not run
 */
export function affectedAgreements(
  before: Register,
  register: Register,
  items: readonly ClassifiedItem[],
  on: CalendarDate,
  leftOut: LeftOut = new Map(),
  lacking: LeftOut = new Map(),
): AffectedAgreement[] {
  const shown = items.filter((item) => item.class !== "INTERNAL");
  const byProduct = new Map<string, ClassifiedItem[]>();
  const forAll: ClassifiedItem[] = [];
  const byAgreement = new Map<string, ClassifiedItem[]>();
  for (const item of shown) {
    if (item.scope.type === "everyone") forAll.push(item);
    if (item.scope.type === "agreement") push(byAgreement, item.scope.ref, item);
    if (item.scope.type === "agreements")
      for (const ref of item.scope.refs) push(byAgreement, ref, item);
    if (item.scope.type === "products")
      for (const ref of item.scope.refs) push(byProduct, ref, item);
  }
  const isByFeature = shown.some(
    ({ scope }) => scope.type === "products" && scope.features !== undefined,
  );
  // Agreements of the same use share their items, and so what follows from them: where a law falls, these are a million.
  const offered = new Map<string, readonly ClassifiedItem[]>();
  return concerned(register, forAll.length > 0, byProduct, byAgreement)
    .filter((agreement) => isConcerned(agreement, on))
    .flatMap((agreement) => {
      const isAlone = byAgreement.has(agreement.ref);
      const group = isByFeature ? keyOfUse(agreement) : JSON.stringify(agreement.productIds ?? []);
      const items =
        (isAlone ? undefined : offered.get(group)) ??
        itemsOf(register, agreement, forAll, byProduct, byAgreement);
      if (!isAlone) offered.set(group, items);
      const left = leftOut.get(agreement.ref);
      const lacks = lacking.get(agreement.ref);
      const own = ownOf(items, { before, register, agreement, left, lacks });
      const changeClass = highestOf(own);
      return changeClass === null ? [] : [{ agreement, changeClass, items: own }];
    });
}

const highestKnown = new WeakMap<readonly ClassifiedItem[], { readonly of: Materiality | null }>();

function highestOf(items: readonly ClassifiedItem[]): Materiality | null {
  const known = highestKnown.get(items) ?? { of: highestClass(items.map((item) => item.class)) };
  highestKnown.set(items, known);
  return known.of;
}

type OwnSide = {
  readonly before: Register;
  readonly register: Register;
  readonly agreement: Row<"CustomerAgreement">;
  readonly left: ReadonlySet<string> | undefined;
  readonly lacks: ReadonlySet<string> | undefined;
};

/** What is left of these items for one agreement, with its own classes; the very same where its agreement says nothing of its own. */
function ownOf(
  items: readonly ClassifiedItem[],
  { before, register, agreement, left, lacks }: OwnSide,
): readonly ClassifiedItem[] {
  const { excludedVendorIds = [], residencyCountries = [] } = agreement;
  const hasAll = excludedVendorIds.length === 0 && left === undefined && lacks === undefined;
  const kept = hasAll
    ? items
    : items
        .filter((item) => !isLeftOut(before, register, agreement, item))
        .flatMap((item) => {
          const key = `${item.kind}/${item.ref}`;
          if (saysUse(item)) return lacks?.has(key) ? unauthorisedUse(register, item) : item;
          return left?.has(key) ? [] : item;
        });
  return residencyCountries.length === 0 ? kept : kept.map((item) => raise(item, agreement));
}

function push(map: Map<string, ClassifiedItem[]>, key: string, item: ClassifiedItem): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

function concerned(
  register: Register,
  everyone: boolean,
  byProduct: Map<string, ClassifiedItem[]>,
  byAgreement: Map<string, ClassifiedItem[]>,
): readonly Row<"CustomerAgreement">[] {
  if (everyone) return list(register, "CustomerAgreement");
  const refs = new Set<string>(byAgreement.keys());
  for (const product of byProduct.keys()) {
    for (const { ref } of pointingTo(register, "CustomerAgreement", "productIds", product))
      refs.add(ref);
  }
  if (byProduct.size > 0) {
    for (const agreement of list(register, "CustomerAgreement")) {
      if ((agreement.productIds ?? []).length === 0) refs.add(agreement.ref);
    }
  }
  return [...refs].flatMap((ref) => find(register, "CustomerAgreement", ref) ?? []);
}

function itemsOf(
  register: Register,
  agreement: Row<"CustomerAgreement">,
  forAll: readonly ClassifiedItem[],
  byProduct: Map<string, ClassifiedItem[]>,
  byAgreement: Map<string, ClassifiedItem[]>,
): ClassifiedItem[] {
  const named = agreement.productIds ?? [];
  const products = named.length === 0 ? [...byProduct.keys()] : named;
  const used = featuresUsed(register, agreement);
  const fromProducts = products.flatMap((ref) =>
    (byProduct.get(ref) ?? []).filter(
      ({ scope }) => scope.type !== "products" || usesOne(used, scope.features?.[ref]),
    ),
  );
  return [...new Set([...forAll, ...fromProducts, ...(byAgreement.get(agreement.ref) ?? [])])];
}

/** Whether a difference says that a sub-processor is in use now. */
function saysUse(item: ClassifiedItem): boolean {
  const { kind, field, after } = item;
  const isInUse = field === "actualUseFrom" && after !== undefined;
  return kind === "Engagement" && (isInUse || isSwitchedOn(item));
}

/** To use for everybody what an agreement has not got is use without authorisation; one that is switched per customer is not used for it. */
function unauthorisedUse(register: Register, item: ClassifiedItem): ClassifiedItem[] {
  const engagement = find(register, "Engagement", item.ref);
  return engagement?.perTenantSwitch === true ? [] : [{ ...item, class: "A" }];
}

/** Whether all that an item is about comes from vendors that an agreement leaves out. */
export function isLeftOut(
  before: Register,
  after: Register,
  agreement: Row<"CustomerAgreement">,
  item: ClassifiedItem,
): boolean {
  const excluded = agreement.excludedVendorIds ?? [];
  if (excluded.length === 0) return false;
  const vendors = [...vendorsOf(before, item), ...vendorsOf(after, item)];
  return vendors.length > 0 && vendors.every((vendor) => excluded.includes(vendor));
}

/** A move into a country that the agreement does not allow is for this customer to object to, whatever the rule says. */
function raise(item: ClassifiedItem, agreement: Row<"CustomerAgreement">): ClassifiedItem {
  const allowed = agreement.residencyCountries ?? [];
  const breaks =
    item.movesTo !== undefined && allowed.length > 0 && !allowed.includes(item.movesTo);
  return breaks && item.class !== "A" ? { ...item, class: "M1" } : item;
}

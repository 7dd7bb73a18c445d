import type { CalendarDate } from "@/lib/domain/calendar";
import {
  featuresNotOffered,
  featuresUsed,
  keyOfUse,
  usesOne,
} from "@/lib/domain/customer/feature-use";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { isLeftOut } from "./affected";
import type { ClassifiedItem } from "./classify";
import { isTold } from "./materiality";

type Agreement = Row<"CustomerAgreement">;

/** Agreements that a change does not concern for one and the same reason. */
export type NotAffected = {
  readonly why: string;
  readonly agreements: readonly { readonly ref: string; readonly name: string }[];
};

/** Why a change concerns agreements on one page, and why it does not concern the others. */
export type Reasons = {
  /** In a sentence, by the ref of the agreement. */
  readonly of: ReadonlyMap<string, string>;
  readonly others: readonly NotAffected[];
};

/** What of a change customers are told in person. */
function toldItems(items: readonly ClassifiedItem[]): ClassifiedItem[] {
  return items.filter(
    (item) => item.class !== "INTERNAL" && (isTold(item.class) || item.toldSameDay === true),
  );
}

/**
 * Why a change concerns an agreement, in a sentence: its own text, everybody, its products, and the features that it uses.
 *
 * @param items what of the change is told in person
 */
function whyAffected(
  register: Register,
  items: readonly ClassifiedItem[],
  agreement: Agreement,
): string {
  const isOwn = items.some(
    ({ scope }) =>
      (scope.type === "agreement" && scope.ref === agreement.ref) ||
      (scope.type === "agreements" && scope.refs.includes(agreement.ref)),
  );
  if (isOwn) return "It is about this agreement.";
  const { used, reached } = reachedOf(register, items, agreement);
  if (reached.length === 0) return "It concerns every customer.";
  if ((agreement.productIds ?? []).length === 0)
    return "The agreement names no product, and counts as using all of them.";
  const whole = reached.filter(([, features]) => features === null).map(([ref]) => ref);
  if (whole.length > 0) return `Uses ${productNames(register, whole)}.`;
  const features = [...new Set(reached.flatMap(([, names]) => names ?? []))];
  return used === null
    ? unknownUse(register, agreement, features)
    : `Uses ${quoted(features.filter((one) => used.has(one)))}.`;
}

/** The products of an agreement that a change reaches, as far as it is known what is used of them. */
function reachedOf(register: Register, items: readonly ClassifiedItem[], agreement: Agreement) {
  const touched = productsTouched(items, agreement);
  const used = featuresUsed(register, agreement);
  return {
    touched,
    used,
    reached: [...touched].filter(([, features]) => usesOne(used, features ?? undefined)),
  };
}

function unknownUse(register: Register, agreement: Agreement, features: readonly string[]): string {
  const strange = featuresNotOffered(register, agreement);
  const because =
    strange.length === 0 ? "" : `, since no product of it has a feature ${quoted(strange)}`;
  const them = features.length === 1 ? "it" : "them";
  return `Whether it uses ${quoted(features)} is not known${because}: it counts as using ${them}.`;
}

/**
 * The agreements in force that a change does not concern, by the reason.
 *
 * @param items    what of the change is told in person
 * @param affected refs of the agreements that it concerns
 * @param on       the day on which they must be in force
 */
function notAffected(
  before: Register,
  after: Register,
  items: readonly ClassifiedItem[],
  affected: ReadonlySet<string>,
  on: CalendarDate,
): NotAffected[] {
  if (affected.size === 0) return [];
  const byReason = new Map<string, { ref: string; name: string }[]>();
  // Thousands of agreements share what they use: the reason is found once for them.
  const known = new Map<string, string>();
  for (const agreement of list(after, "CustomerAgreement")) {
    if (affected.has(agreement.ref) || !isConcerned(agreement, on)) continue;
    const key = `${keyOfUse(agreement)}|${agreement.excludedVendorIds?.join(" ") ?? ""}`;
    const why = known.get(key) ?? whyNot(before, after, items, agreement);
    known.set(key, why);
    const name = find(after, "Customer", agreement.customerId)?.name ?? agreement.ref;
    const same = byReason.get(why);
    if (same === undefined) byReason.set(why, [{ ref: agreement.ref, name }]);
    else same.push({ ref: agreement.ref, name });
  }
  return [...byReason].map(([why, agreements]) => ({ why, agreements }));
}

function whyNot(
  before: Register,
  after: Register,
  items: readonly ClassifiedItem[],
  agreement: Agreement,
): string {
  const { touched, reached } = reachedOf(after, items, agreement);
  const isForAll = items.some(({ scope }) => scope.type === "everyone");
  if (isForAll || reached.length > 0)
    return items.some((item) => isLeftOut(before, after, agreement, item))
      ? "Leaves the vendor out by agreement."
      : "An earlier change that it rests on was left out for it.";
  if (touched.size > 0) {
    const features = [...new Set([...touched.values()].flatMap((names) => names ?? []))];
    return `Does not use ${quoted(features)} of ${productNames(after, [...touched.keys()])}.`;
  }
  const refs = items.flatMap(({ scope }) => (scope.type === "products" ? scope.refs : []));
  return refs.length === 0
    ? "It is about other agreements alone."
    : `Does not use ${productNames(after, [...new Set(refs)], "or")}.`;
}

/** The products of an agreement that these items touch, each with the features that alone are touched; null: the whole product. */
function productsTouched(
  items: readonly ClassifiedItem[],
  { productIds = [] }: Agreement,
): ReadonlyMap<string, readonly string[] | null> {
  const touched = new Map<string, readonly string[] | null>();
  for (const { scope } of items) {
    if (scope.type !== "products") continue;
    for (const ref of scope.refs) {
      if (productIds.length > 0 && !productIds.includes(ref)) continue;
      const [known, more] = [touched.get(ref), scope.features?.[ref] ?? null];
      const isWhole = more === null || known === null;
      touched.set(ref, isWhole ? null : [...new Set([...(known ?? []), ...more])]);
    }
  }
  return touched;
}

function productNames(register: Register, refs: readonly string[], word = "and"): string {
  return listed(
    refs.map((ref) => recordTitle(register, { kind: "Product", ref })),
    word,
  );
}

function quoted(names: readonly string[]): string {
  return listed(
    names.map((name) => `“${name}”`),
    "or",
  );
}

function listed(names: readonly string[], word: string): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Why a change concerns each agreement: found once for those that use the same. */
export function reasonOf(
  after: Register,
  items: readonly ClassifiedItem[],
): (agreementRef: string) => string {
  const told = toldItems(items);
  const named = new Set(
    told.flatMap(({ scope }) => {
      if (scope.type === "agreement") return [scope.ref];
      return scope.type === "agreements" ? scope.refs : [];
    }),
  );
  const known = new Map<string, string>();
  return (ref) => {
    const agreement = find(after, "CustomerAgreement", ref);
    if (agreement === undefined) return "";
    const key = named.has(ref) ? ref : keyOfUse(agreement);
    const why = known.get(key) ?? whyAffected(after, told, agreement);
    known.set(key, why);
    return why;
  };
}

/**
 * The reasons of one change: of the agreements that are shown, and of those that it does not concern.
 *
 * @param shown    the agreements of the page
 * @param affected refs of all agreements that the change concerns
 */
export function reasonsFor(
  { before, after, items }: { before: Register; after: Register; items: readonly ClassifiedItem[] },
  shown: readonly string[],
  affected: ReadonlySet<string>,
  on: CalendarDate,
): Reasons {
  const why = reasonOf(after, items);
  return {
    of: new Map(shown.map((ref) => [ref, why(ref)])),
    others: notAffected(before, after, toldItems(items), affected, on),
  };
}

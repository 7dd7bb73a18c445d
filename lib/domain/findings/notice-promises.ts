import {
  addPeriod,
  type CalendarDate,
  calendarDateOf,
  daysBetween,
  isPeriod,
} from "@/lib/domain/calendar";
import { effectiveTerm, profileOf } from "@/lib/domain/change/terms";
import type { Register } from "@/lib/domain/register";
import { agreementsInForce } from "./standing";

/** A length in days, counted once from a long month and once from a short one: P1M is 31 and 28, P30D is 30 and 30. */
type Length = { fromLongMonth: number; fromShortMonth: number };

/** The notice that customers were promised at the most, and in which agreement. */
export type NoticePromise = { length: Length; period: string; agreementTitle: string };

export type NoticePromises = {
  readonly byProduct: ReadonlyMap<string, NoticePromise>;
  /** From agreements that name no product, and so mean all. */
  readonly forAll: NoticePromise | undefined;
  readonly most: NoticePromise | undefined;
};

const longMonth = calendarDateOf("2025-01-01");
const shortMonth = calendarDateOf("2025-02-01");

export function lengthOf(period: string): Length {
  return {
    fromLongMonth: daysBetween(longMonth, addPeriod(longMonth, period)),
    fromShortMonth: daysBetween(shortMonth, addPeriod(shortMonth, period)),
  };
}

/** Whether a period can ever end before the other one, counted from the same day. */
export function isEverShorter(one: Length, other: Length): boolean {
  return one.fromLongMonth < other.fromLongMonth || one.fromShortMonth < other.fromShortMonth;
}

/** The longest notice promised for each product by the agreements in force on that day. */
export function noticePromises(register: Register, asOf: CalendarDate): NoticePromises {
  const lengths = new Map<string, Length>();
  const byProduct = new Map<string, NoticePromise>();
  let forAll: NoticePromise | undefined;
  let most: NoticePromise | undefined;

  for (const agreement of agreementsInForce(register, asOf)) {
    const { title, ref, productIds } = agreement;
    const noticePeriod = effectiveTerm(agreement, profileOf(register, agreement), "noticePeriod");
    if (noticePeriod === undefined || !isPeriod(noticePeriod)) continue;
    const length = lengths.get(noticePeriod) ?? lengthOf(noticePeriod);
    lengths.set(noticePeriod, length);
    const promise = { length, period: noticePeriod, agreementTitle: title ?? ref };
    most = both(most, promise);
    if (!productIds?.length) forAll = both(forAll, promise);
    for (const product of productIds ?? []) {
      byProduct.set(product, both(byProduct.get(product), promise));
    }
  }
  return { byProduct, forAll, most };
}

/** The longest promise that concerns one of these products; no product named means all of them. */
export function promiseFor(
  promises: NoticePromises,
  products: readonly string[],
): NoticePromise | undefined {
  if (products.length === 0) return promises.most;
  return products
    .flatMap((ref) => promises.byProduct.get(ref) ?? [])
    .reduce<NoticePromise | undefined>(both, promises.forAll);
}

/** What keeps both promises; named after the one that is longer in most months. */
function both(one: NoticePromise | undefined, other: NoticePromise): NoticePromise {
  if (!one) return other;
  const named = one.length.fromLongMonth >= other.length.fromLongMonth ? one : other;
  return {
    ...named,
    length: {
      fromLongMonth: Math.max(one.length.fromLongMonth, other.length.fromLongMonth),
      fromShortMonth: Math.max(one.length.fromShortMonth, other.length.fromShortMonth),
    },
  };
}

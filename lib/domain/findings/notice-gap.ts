import { isPeriod } from "@/lib/domain/calendar";
import type { Register, Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { type Gap, gapOf } from "./gap";
import {
  isEverShorter,
  lengthOf,
  type NoticePromise,
  type NoticePromises,
  promiseFor,
} from "./notice-promises";
import { productsOf } from "./standing";

/** How the notice that a sub-processor gives us compares with the longest that we promise because of it. */
export type NoticeGap =
  | { readonly type: "UNKNOWN"; readonly gap: Gap; readonly promise: NoticePromise }
  | { readonly type: "SHORT" | "ENOUGH"; readonly period: string; readonly promise: NoticePromise };

/**
 * Compares what a vendor tells us ahead with what we owe our customers for the same engagement.
 *
 * Source: GDPR Art. 28(2), 28(4) (the same obligations are imposed down the chain).
 * Reading: no notice period with the vendor at all is shorter than any that we promise.
 *
 * @param promises of the agreements in force on the day of the question
 * @returns        null where no customer was promised anything that the engagement could break
 */
export function noticeGap(
  register: Register,
  promises: NoticePromises,
  engagement: Row<"Engagement">,
): NoticeGap | null {
  if (!isSubprocessor(register, engagement)) return null;
  const promise = promiseFor(promises, productsOf(register, engagement));
  if (!promise) return null;
  const gap = gapOf(engagement, "vendorNoticePeriod");
  if (gap) return { type: "UNKNOWN", gap, promise };
  const period = engagement.vendorNoticePeriod;
  if (period === undefined || !isPeriod(period)) return null;
  const isShort = isEverShorter(lengthOf(period), promise.length);
  return { type: isShort ? "SHORT" : "ENOUGH", period, promise };
}

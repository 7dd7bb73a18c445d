import type { CalendarDate } from "@/lib/domain/calendar";
import { noticeGap } from "@/lib/domain/findings/notice-gap";
import { noticePromises } from "@/lib/domain/findings/notice-promises";
import { standingEngagements, vendorOf } from "@/lib/domain/findings/standing";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { Register, Row } from "@/lib/domain/register";
import { type Chair, chairsOf, givesUsASay } from "./our-deadline";

/** One contract with a vendor: what it tells us ahead, and what we owe our customers because of it. */
export type VendorGapRow = {
  readonly engagementRef: string;
  readonly title: string;
  readonly href: string;
  readonly chairs: readonly Chair[];
  readonly hasSay: boolean;
  /** ISO periods of the contract; null where it is not known. */
  readonly theirNotice: string | null;
  readonly ourObjection: string | null;
  /** The longest that a customer was promised; null where none is concerned. */
  readonly owed: { readonly period: string; readonly agreementTitle: string } | null;
  readonly gap: "UNKNOWN" | "SHORT" | "ENOUGH" | null;
};

/** The engagements of a vendor that have not ended, those that we engage ourselves first. */
export function engagementsWith(
  register: Register,
  vendorRef: string,
  asOf: CalendarDate,
): Row<"Engagement">[] {
  const depth = ({ parentEngagementId }: Row<"Engagement">) =>
    parentEngagementId === undefined ? 0 : 1;
  return standingEngagements(register, asOf)
    .filter((engagement) => vendorOf(register, engagement)?.ref === vendorRef)
    .toSorted((one, other) => depth(one) - depth(other));
}

/** What a vendor tells us and what we owe, for each engagement that it has with us on that day. */
export function vendorGap(
  register: Register,
  vendorRef: string,
  asOf: CalendarDate,
): VendorGapRow[] {
  const promises = noticePromises(register, asOf);
  return engagementsWith(register, vendorRef, asOf).map((engagement) => {
    const key = { kind: "Engagement" as const, ref: engagement.ref };
    const found = noticeGap(register, promises, engagement);
    return {
      engagementRef: engagement.ref,
      title: recordTitle(register, key),
      href: recordPath(key),
      chairs: chairsOf(register, engagement),
      hasSay: givesUsASay(register, engagement),
      theirNotice: engagement.vendorNoticePeriod ?? null,
      ourObjection: engagement.vendorObjectionPeriod ?? null,
      owed: found && {
        period: found.promise.period,
        agreementTitle: found.promise.agreementTitle,
      },
      gap: found?.type ?? null,
    };
  });
}

import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import { agreementsInForce, productsOf } from "@/lib/domain/findings/standing";
import {
  type ActualUse,
  type Authorisation,
  useAgainstAuthorisation,
} from "@/lib/domain/incident/use-and-authorisation";
import type { AuthorisedUse } from "@/lib/domain/incident/use-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { suspendedFor } from "../incidents/suspensions";
import { presentRegister } from "../register";

type Agreement = Row<"CustomerAgreement">;
type Engagement = Row<"Engagement">;

/** The agreements of one sub-processor, each with since when it authorises it, beside since when it is in use. */
export async function authorisedUseOf(
  actor: Actor,
  engagementRef: string,
): Promise<AuthorisedUse | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const engagement = find(register, "Engagement", engagementRef);
  if (engagement === undefined || !isSubprocessor(register, engagement)) return null;
  const today = todayIn(register, actor.at);
  const [told, incident] = await Promise.all([
    noticesBringing(engagementRef),
    incidentAbout(engagementRef),
  ]);
  const use = actualUse(engagement);
  const agreements = agreementsServed(register, engagement, today);
  const suspended = new Map(
    (
      await suspendedFor(
        agreements.map(({ ref }) => ref),
        actor.at,
      )
    )
      .filter((one) => one.engagementRef === engagementRef)
      .map((one) => [one.agreementRef, one]),
  );
  const rows = agreements.map((agreement) => {
    const authorisation = authorisationOf(agreement, told.get(agreement.ref));
    return {
      agreementRef: agreement.ref,
      agreementTitle: agreement.title ?? agreement.ref,
      customerRef: agreement.customerId ?? "",
      customerName: find(register, "Customer", agreement.customerId)?.name ?? "",
      authorisation,
      suspended: suspended.get(agreement.ref) ?? null,
      ...useAgainstAuthorisation(use, authorisation, today),
    };
  });
  return {
    engagementRef,
    title: recordTitle(register, { kind: "Engagement", ref: engagementRef }),
    use,
    rows,
    incident,
  };
}

/** The same of every sub-processor that a vendor is to us. */
export async function authorisedUseOfVendor(
  actor: Actor,
  vendorRef: string,
): Promise<AuthorisedUse[]> {
  const { register } = await presentRegister();
  const refs = pointingTo(register, "VendorService", "vendorId", vendorRef).flatMap((service) =>
    pointingTo(register, "Engagement", "vendorServiceId", service.ref).map(({ ref }) => ref),
  );
  const found = await Promise.all(refs.map((ref) => authorisedUseOf(actor, ref)));
  return found.filter((one) => one !== null);
}

function actualUse({ actualUseFrom, actualUseTo, perTenantSwitch }: Engagement): ActualUse {
  return {
    from: wholeDay(actualUseFrom),
    to: wholeDay(actualUseTo),
    perTenantSwitch: perTenantSwitch === true,
  };
}

/** A day that is known by its month alone is not compared: it is not guessed. */
function wholeDay(day: string | undefined): CalendarDate | null {
  return day !== undefined && isCalendarDate(day) ? calendarDateOf(day) : null;
}

function agreementsServed(
  register: Register,
  engagement: Engagement,
  today: CalendarDate,
): readonly Agreement[] {
  const products = new Set(productsOf(register, engagement));
  const vendor = find(register, "VendorService", engagement.vendorServiceId)?.vendorId ?? "";
  return agreementsInForce(register, today).filter((agreement) => {
    const { productIds = [], excludedVendorIds = [] } = agreement;
    const isServed =
      products.size === 0 || productIds.length === 0 || productIds.some((ref) => products.has(ref));
    return (
      isServed &&
      !excludedVendorIds.includes(vendor) &&
      !servesUnusedOnly(register, engagement, agreement)
    );
  });
}

type Bringing = Prisma.NoticeGetPayload<{
  select: {
    agreementRef: true;
    changeSetId: true;
    changeClass: true;
    effectiveOn: true;
    declinedAt: true;
    declinedBecause: true;
  };
}>;

/** The notices of the change that brought a sub-processor, by agreement. */
async function noticesBringing(engagementRef: string): Promise<Map<string, Bringing>> {
  const rows = await database().notice.findMany({
    where: {
      changeSet: {
        state: { in: ["ANNOUNCED", "ACTIVE"] },
        items: {
          some: {
            kind: "Engagement",
            ref: engagementRef,
            baseSeq: null,
            body: { not: Prisma.DbNull },
          },
        },
      },
    },
    select: {
      agreementRef: true,
      changeSetId: true,
      changeClass: true,
      effectiveOn: true,
      declinedAt: true,
      declinedBecause: true,
    },
    orderBy: { changeSet: { number: "asc" } },
  });
  return new Map(rows.map((row) => [row.agreementRef, row]));
}

function authorisationOf(agreement: Agreement, notice: Bringing | undefined): Authorisation {
  const { agreedAsOf, signedOn, effectiveFrom } = agreement;
  if (notice === undefined)
    return { state: "AGREED", from: wholeDay(agreedAsOf ?? signedOn ?? effectiveFrom) };
  const { changeSetId, changeClass } = notice;
  const effectiveOn = dayOf(notice.effectiveOn);
  if (effectiveOn === null)
    return { state: notice.declinedAt === null ? "HELD_BACK" : "LEFT_OUT", changeSetId };
  // To be told of an adverse fact is not to authorise it.
  if (changeClass === "A") return { state: "TOLD_ONLY", from: effectiveOn, changeSetId };
  return { state: "AUTHORISED", from: effectiveOn, changeSetId };
}

/** The newest incident about a sub-processor, or about the adverse fact that brought it. */
async function incidentAbout(engagementRef: string): Promise<AuthorisedUse["incident"]> {
  const found = await database().incident.findFirst({
    where: {
      OR: [
        { kind: "USE_BEFORE_AUTHORISATION", engagementRef },
        {
          kind: "ADVERSE_FACT",
          changeSet: { items: { some: { kind: "Engagement", ref: engagementRef, baseSeq: null } } },
        },
      ],
    },
    orderBy: { number: "desc" },
    select: { id: true, number: true, state: true },
  });
  return found && { id: found.id, number: found.number, isOpen: found.state === "OPEN" };
}

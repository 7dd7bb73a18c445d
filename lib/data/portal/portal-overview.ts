import { calendarDateOf, dateIn, type Instant } from "@/lib/domain/calendar";
import { agreementSubprocessors, engagedName } from "@/lib/domain/documents/annex-scope";
import { statusLine } from "@/lib/domain/documents/annex-status";
import { organisationZone } from "@/lib/domain/organisation-day";
import type { PortalAgreement, PortalHead, PortalOverview } from "@/lib/domain/portal-view";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { agreedAt, heldBackAt } from "../annexes/agreed-register";
import { annexVersions, isEnded } from "../annexes/annex-versions";
import { annexKey } from "../annexes/annexes";
import { signedVersions } from "../annexes/signed-versions";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { database } from "../database/current";
import { suspendedFor } from "../incidents/suspensions";
import { presentRegister } from "../register";
import { certificateLanguages } from "../terminations/certificates";
import { isOver, noticeViews, ownNotices, type Reader } from "./portal-notices";
import { objectionsOf } from "./portal-objections";

/** Who reads, and with whom; null when the customer or the contact is no more. */
export async function headOf({ customerRef, contactId }: Reader): Promise<PortalHead | null> {
  const { register } = await presentRegister();
  const customer = find(register, "Customer", customerRef);
  const contact = await database().customerContact.findFirst({
    where: { id: contactId, customerRef, erasedAt: null },
  });
  if (customer === undefined || contact === null) return null;
  const organisation = list(register, "Organisation")[0];
  const entity = find(register, "LegalEntity", organisation?.legalEntityId);
  return {
    organisation: organisation?.name ?? entity?.legalName ?? "Recital",
    privacyMailbox: organisation?.privacyEmail ?? null,
    customer: customer.name ?? customerRef,
    person: contact.name ?? contact.email ?? "",
    isSimulated: await isSimulatedInstallation(),
  };
}

const mostPast = 12;

export async function overviewOf(reader: Reader): Promise<PortalOverview> {
  const { register } = await presentRegister();
  const open = await ownNotices(reader, { effectiveOn: null, declinedAt: null });
  const over = await ownNotices(
    reader,
    { OR: [{ effectiveOn: { not: null } }, { declinedAt: { not: null } }] },
    mostPast,
  );
  const objected = await ownNotices(reader, { objections: { some: {} } });
  const agreements = pointingTo(register, "CustomerAgreement", "customerId", reader.customerRef);
  return {
    agreements: await Promise.all(agreements.map((one) => agreementView(reader, register, one))),
    // What waits for nothing but to be closed does not come.
    coming: (await noticeViews(reader, open)).filter(
      ({ standing }) => standing !== "AGREEMENT_OVER",
    ),
    past: await noticeViews(reader, over.filter(isOver)),
    objections: objected
      .flatMap((notice) => objectionsOf(register, notice))
      .toSorted((one, other) => (one.receivedOn < other.receivedOn ? 1 : -1)),
  };
}

async function agreementView(
  { at }: Reader,
  register: Register,
  agreement: Row<"CustomerAgreement">,
): Promise<PortalAgreement> {
  const [current, ...earlier] = await annexVersions(register, agreement, at);
  const isOver = isEnded(agreement, dateIn(at, agreement.zone ?? organisationZone(register)));
  const key = await annexKey(agreement.ref, isOver ? (current?.number ?? null) : null);
  const signed = (await signedVersions([agreement.ref])).get(agreement.ref) ?? [];
  return {
    ref: agreement.ref,
    title: agreement.title ?? agreement.ref,
    products: (agreement.productIds ?? []).map(
      (ref) => find(register, "Product", ref)?.name ?? ref,
    ),
    endsOn: agreement.endsOn === undefined ? null : calendarDateOf(agreement.endsOn),
    isOver,
    // For an agreement that is over nothing is used any more, suspended or not.
    suspended: isOver ? [] : await suspendedOnList(agreement, at),
    annex:
      key === null || current === undefined
        ? null
        : {
            ...current,
            status: key.status.state,
            statusLine: statusLine(key),
            fingerprint: key.inputHash,
            language: key.language,
          },
    earlier,
    certificates: (await certificateLanguages([agreement.ref])).get(agreement.ref) ?? [],
    signed: signed.map(({ id, signedOn, sha256 }) => ({ id, signedOn, sha256 })),
  };
}

/** Of those on an agreement's own list, whom incidents have suspended: who has left it is nobody's any more, and no name for a reader. */
async function suspendedOnList(
  agreement: Row<"CustomerAgreement">,
  at: Instant,
): Promise<PortalAgreement["suspended"]> {
  const suspended = await suspendedFor([agreement.ref], at);
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  if (suspended.length === 0 || newest === null) return [];
  const agreed = await agreedAt(newest, await heldBackAt(agreement.ref, null));
  return agreementSubprocessors({ agreed, agreement }).flatMap(({ engagement }) => {
    const own = suspended.find(({ engagementRef }) => engagementRef === engagement.ref);
    return own === undefined ? [] : [{ name: engagedName(agreed, engagement), since: own.since }];
  });
}

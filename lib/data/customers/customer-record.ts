import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { isInForce } from "@/lib/domain/change/affected";
import { profileOf } from "@/lib/domain/change/terms";
import { termsInWords } from "@/lib/domain/change/terms-in-words";
import type {
  AgreementView,
  ContactView,
  CustomerRecord,
  KeptAnnex,
  SignedView,
} from "@/lib/domain/customer/customer-view";
import { statusLine } from "@/lib/domain/documents/annex-status";
import type { Finding } from "@/lib/domain/findings/finding";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { annexKey } from "../annexes/annexes";
import { changesToSign } from "../annexes/signed-annexes";
import { type SignedVersion, signedVersions } from "../annexes/signed-versions";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { presentFindings } from "../findings/standing-findings";
import { noticesOfCustomer } from "../notices/customer-notices";
import { presentRegister } from "../register";
import { terminationOf } from "../terminations/termination-view";

/**
 * One customer: agreements with their terms in words, contacts, annexes, notices, objections and findings.
 *
 * @returns null when there is no such customer, or the actor may not see it
 */
export async function customerRecord(actor: Actor, ref: string): Promise<CustomerRecord | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const customer = find(register, "Customer", ref);
  if (customer === undefined) return null;
  const today = todayIn(register, actor.at);
  const zone = organisationZone(register);
  const agreements = pointingTo(register, "CustomerAgreement", "customerId", ref);
  const entity = find(register, "LegalEntity", customer.legalEntityId);
  const refs = agreements.map((agreement) => agreement.ref);
  const [annexes, signed, toSign, contacts, notices, publications, lines] = await Promise.all([
    keptAnnexes(refs),
    signedVersions(refs),
    changesToSign(refs),
    contactsOf(ref),
    noticesOfCustomer(actor, ref, register),
    listPublications(),
    Promise.all(refs.map(annexStatusLine)),
  ]);
  return {
    ref,
    name: customer.name ?? ref,
    legalEntity:
      entity === undefined
        ? null
        : {
            ref: entity.ref,
            title: recordTitle(register, { kind: "LegalEntity", ref: entity.ref }),
          },
    role: customer.role ?? null,
    countries: customer.countries ?? [],
    zone,
    agreements: agreements.map((agreement, index) => ({
      ...agreementView(register, agreement, today, zone),
      annexes: annexes.get(agreement.ref) ?? [],
      statusLine: lines[index] ?? null,
      signed: (signed.get(agreement.ref) ?? []).map(signedView),
      toSign: toSign.get(agreement.ref) ?? [],
    })),
    endings: await Promise.all(agreements.map((one) => terminationOf(actor, register, one))),
    contacts,
    notices,
    findings: await findingsOf(register, today, customer, agreements),
    newestPublication: publications[0]?.number ?? null,
    publications,
    may: {
      editContacts: mayDo(actor, "contact:edit"),
      editRecord: mayDo(actor, "changeSet:edit"),
      recordSigned: mayDo(actor, "signedAnnex:record"),
      settle: mayDo(actor, "termination:settle"),
      certify: mayDo(actor, "termination:certify"),
    },
  };
}

function agreementView(
  register: Register,
  agreement: Row<"CustomerAgreement">,
  today: CalendarDate,
  zone: string,
): Omit<AgreementView, "annexes" | "statusLine" | "signed" | "toSign"> {
  const profile = profileOf(register, agreement);
  return {
    ref: agreement.ref,
    title: agreement.title ?? agreement.ref,
    signedOn: agreement.signedOn ?? null,
    endsOn: agreement.endsOn ?? null,
    isInForce: isInForce(agreement, today),
    products: (agreement.productIds ?? []).map((ref) => ({
      ref,
      title: recordTitle(register, { kind: "Product", ref }),
    })),
    agreedAsOf: agreement.agreedAsOf ?? null,
    profile:
      profile === undefined ? null : { ref: profile.ref, title: profile.name ?? profile.ref },
    terms: termsInWords(register, agreement, zone, (ref) =>
      recordTitle(register, { kind: "Vendor", ref }),
    ),
  };
}

function signedView({ publication, ...version }: SignedVersion): SignedView {
  const { id, signedOn, fileName, sha256, recordedAt } = version;
  return {
    id,
    signedOn,
    fileName,
    sha256,
    recordedAt,
    publication: publication?.number ?? null,
  };
}

async function annexStatusLine(agreementRef: string): Promise<string | null> {
  const key = await annexKey(agreementRef, null);
  return key === null ? null : statusLine(key);
}

async function listPublications(): Promise<CustomerRecord["publications"]> {
  const rows = await database().publication.findMany({
    select: { number: true, publishedAt: true },
    orderBy: { number: "desc" },
  });
  return rows.map(({ number, publishedAt }) => ({
    number,
    publishedAt: instantOfColumn(publishedAt),
  }));
}

/** The annexes that were drawn and kept, the newest first. */
async function keptAnnexes(agreementRefs: readonly string[]): Promise<Map<string, KeptAnnex[]>> {
  const rows = await database().annex.findMany({
    where: { agreementRef: { in: [...agreementRefs] } },
    select: {
      inputHash: true,
      agreementRef: true,
      sha256: true,
      publication: { select: { number: true, publishedAt: true } },
    },
    orderBy: [{ publicationNumber: "desc" }, { drawnAt: "desc" }],
  });
  const byAgreement = new Map<string, KeptAnnex[]>();
  for (const { agreementRef, inputHash, sha256, publication } of rows) {
    const list = byAgreement.get(agreementRef) ?? [];
    list.push({
      inputHash,
      sha256,
      publication: publication.number,
      publishedAt: instantOfColumn(publication.publishedAt),
    });
    byAgreement.set(agreementRef, list);
  }
  return byAgreement;
}

/**
 * An annex exactly as it was kept.
 *
 * @returns null when nothing of that kind was kept for this customer's agreement, or the actor may not see it
 */
export async function findKeptAnnex(
  actor: Actor,
  { customer, agreement, inputHash }: { customer: string; agreement: string; inputHash: string },
): Promise<{ bytes: Uint8Array; publication: number } | null> {
  if (!mayDo(actor, "register:read") || !(await isAgreementOf(agreement, customer))) return null;
  const kept = await database().annex.findFirst({ where: { inputHash, agreementRef: agreement } });
  return kept === null ? null : { bytes: kept.bytes, publication: kept.publicationNumber };
}

/** Whether an agreement is this customer's. */
export async function isAgreementOf(agreement: string, customer: string): Promise<boolean> {
  const { register } = await presentRegister();
  return find(register, "CustomerAgreement", agreement)?.customerId === customer;
}

async function contactsOf(customerRef: string): Promise<ContactView[]> {
  const rows = await database().customerContact.findMany({
    where: { customerRef, erasedAt: null },
    orderBy: [{ confirmedAt: { sort: "asc", nulls: "last" } }, { email: "asc" }],
  });
  return rows.flatMap(
    ({ id, email, name, language, purpose, confirmedAt, bouncedAt, digestStoppedAt }) =>
      email === null
        ? []
        : [
            {
              id,
              email,
              name,
              language,
              isForNotices: purpose === "DPA_NOTICE",
              wantsDigest: digestStoppedAt === null,
              confirmedAt: confirmedAt === null ? null : instantOfColumn(confirmedAt),
              bouncedAt: bouncedAt === null ? null : instantOfColumn(bouncedAt),
            },
          ],
  );
}

async function findingsOf(
  register: Register,
  today: CalendarDate,
  customer: Row<"Customer">,
  agreements: readonly Row<"CustomerAgreement">[],
): Promise<Finding[]> {
  const { all } = await presentFindings(register, today);
  const own = new Set([
    `Customer/${customer.ref}`,
    `LegalEntity/${customer.legalEntityId}`,
    ...agreements.map(({ ref }) => `CustomerAgreement/${ref}`),
  ]);
  return all.filter(({ kind, ref }) => own.has(`${kind}/${ref}`));
}

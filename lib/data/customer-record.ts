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
} from "@/lib/domain/customer-view";
import { check } from "@/lib/domain/findings/check";
import type { Finding } from "@/lib/domain/findings/finding";
import { recordTitle } from "@/lib/domain/record-title";
import { regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { organisationZone, todayIn } from "./change-sets";
import { noticesOfCustomer } from "./customer-notices";
import { database } from "./database/current";
import { instantOfColumn } from "./days";
import { presentRegister } from "./register";

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
  const [annexes, contacts, notices, newest] = await Promise.all([
    keptAnnexes(agreements.map((agreement) => agreement.ref)),
    contactsOf(ref),
    noticesOfCustomer(actor, ref, register),
    database().publication.findFirst({ orderBy: { number: "desc" }, select: { number: true } }),
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
    agreements: agreements.map((agreement) =>
      agreementView(register, agreement, today, zone, annexes.get(agreement.ref) ?? []),
    ),
    contacts,
    notices,
    findings: findingsOf(register, today, customer, agreements),
    newestPublication: newest?.number ?? null,
    may: {
      editContacts: mayDo(actor, "contact:edit"),
      editRecord: mayDo(actor, "changeSet:edit"),
    },
  };
}

function agreementView(
  register: Register,
  agreement: Row<"CustomerAgreement">,
  today: CalendarDate,
  zone: string,
  annexes: readonly KeptAnnex[],
): AgreementView {
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
    annexes,
  };
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
  return rows.flatMap(({ id, email, name, language, purpose, confirmedAt, bouncedAt }) =>
    email === null
      ? []
      : [
          {
            id,
            email,
            name,
            language,
            isForNotices: purpose === "DPA_NOTICE",
            confirmedAt: confirmedAt === null ? null : instantOfColumn(confirmedAt),
            bouncedAt: bouncedAt === null ? null : instantOfColumn(bouncedAt),
          },
        ],
  );
}

/** The newest register that was judged, and on which day: judging all of it costs more than looking. */
let judged: { register: Register; today: CalendarDate; findings: Finding[] } | undefined;

function findingsOf(
  register: Register,
  today: CalendarDate,
  customer: Row<"Customer">,
  agreements: readonly Row<"CustomerAgreement">[],
): Finding[] {
  if (judged?.register !== register || judged.today !== today)
    judged = { register, today, findings: check(register, today, regimes) };
  const own = new Set([
    `Customer/${customer.ref}`,
    `LegalEntity/${customer.legalEntityId}`,
    ...agreements.map(({ ref }) => `CustomerAgreement/${ref}`),
  ]);
  return judged.findings.filter(({ kind, ref }) => own.has(`${kind}/${ref}`));
}

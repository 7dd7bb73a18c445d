import type { CustomerActor } from "@/lib/auth/actor";
import type {
  PortalContact,
  PortalHead,
  PortalNoticePage,
  PortalObjection,
  PortalOverview,
} from "@/lib/domain/portal-view";
import type { Result } from "@/lib/domain/result";
import { noteSignedDownload, ownSigned, type SignedFile } from "./annexes/signed-annexes";
import { type DigestChoice, setOwnDigest } from "./digest/digest-choices";
import {
  acknowledge,
  approve,
  object,
  type Statement,
  type WordRefusal,
} from "./portal/portal-acts";
import { keepDrawnAnnex, noteDownload, type OwnAnnex, ownAnnex } from "./portal/portal-annexes";
import {
  addOwnContact,
  type ContactForm,
  changeOwnContact,
  contactsOf,
  remindOwnContact,
  removeOwnContact,
} from "./portal/portal-contacts";
import { noticePage } from "./portal/portal-notice-page";
import { ownNotices } from "./portal/portal-notices";
import { objectionsOf } from "./portal/portal-objections";
import { headOf, overviewOf } from "./portal/portal-overview";
import { presentRegister } from "./register";
import { type CertificateFile, takeOwnCertificate } from "./terminations/certificates";

// The whole of what a signed-in customer can see and do. Each function takes the customer's contact first and asks for
// nothing but that customer's own: what is another's is answered as what does not exist.

export type { ContactForm, OwnAnnex, Statement, WordRefusal };

/** Who is signed in, and with whom. */
export function findPortalHead(actor: CustomerActor): Promise<PortalHead | null> {
  return headOf(actor);
}

/** Own agreements with their annexes, what is coming, what came, and own objections. */
export function findOverview(actor: CustomerActor): Promise<PortalOverview> {
  return overviewOf(actor);
}

/** One notice as it was told, with own dates and what may be said of it. */
export function findNoticePage(actor: CustomerActor, id: string): Promise<PortalNoticePage | null> {
  return noticePage(actor, id);
}

/** Says that a notice was read; approves nothing. */
export function acknowledgeNotice(
  actor: CustomerActor,
  noticeId: string,
): Promise<Result<{ id: string }, "noSuchNotice">> {
  return acknowledge(actor, noticeId);
}

/** Approves a change for the agreement of one notice. */
export function approveNotice(
  actor: CustomerActor,
  noticeId: string,
  statement: Statement,
): Promise<Result<{ id: string }, WordRefusal>> {
  return approve(actor, noticeId, statement);
}

/** Objects to a change for the agreement of one notice. */
export function objectToNotice(
  actor: CustomerActor,
  noticeId: string,
  statement: Statement,
): Promise<Result<{ id: string; timely: boolean }, WordRefusal>> {
  return object(actor, noticeId, statement);
}

/** One own objection, and what became of it. */
export async function findObjection(
  actor: CustomerActor,
  id: string,
): Promise<PortalObjection | null> {
  const { register } = await presentRegister();
  const [notice] = await ownNotices(actor, { objections: { some: { id } } });
  if (notice === undefined) return null;
  return objectionsOf(register, notice).find((objection) => objection.id === id) ?? null;
}

/** The annex of one own agreement, current or as of a publication. */
export function findOwnAnnex(
  actor: CustomerActor,
  agreementRef: string,
  publicationNumber: number | null,
): Promise<OwnAnnex | null> {
  return ownAnnex(actor, agreementRef, publicationNumber);
}

/** Keeps what was drawn for it. */
export function keepOwnAnnex(
  actor: CustomerActor,
  annex: OwnAnnex,
  bytes: Uint8Array,
): Promise<void> {
  return keepDrawnAnnex(actor, annex, bytes);
}

/** Puts the download into the audit chain. */
export function recordDownload(actor: CustomerActor, annex: OwnAnnex): Promise<void> {
  return noteDownload(actor, annex);
}

/** One own countersigned file. */
export function findOwnSigned(
  actor: CustomerActor,
  agreementRef: string,
  id: string,
): Promise<SignedFile | null> {
  return ownSigned(actor, agreementRef, id);
}

/** Puts that it was taken away into the audit chain. */
export function recordSignedDownload(actor: CustomerActor, file: SignedFile): Promise<void> {
  return noteSignedDownload(actor, file);
}

/** The certificate that own data are gone, with a note in the audit chain that it was taken away. */
export function takeCertificateOfOwn(
  actor: CustomerActor,
  agreementRef: string,
  language: string,
): Promise<CertificateFile | null> {
  return takeOwnCertificate(actor, agreementRef, language);
}

/** Own contacts for notices. */
export function listOwnContacts(actor: CustomerActor): Promise<PortalContact[]> {
  return contactsOf(actor);
}

export function addContact(actor: CustomerActor, form: ContactForm) {
  return addOwnContact(actor, form);
}

export function changeContact(actor: CustomerActor, id: string, form: ContactForm) {
  return changeOwnContact(actor, id, form);
}

export function remindContact(actor: CustomerActor, id: string) {
  return remindOwnContact(actor, id);
}

/** Whether an own contact gets the monthly digest. */
export function chooseDigest(actor: CustomerActor, choice: DigestChoice) {
  return setOwnDigest(actor, choice);
}

export function removeContact(actor: CustomerActor, id: string) {
  return removeOwnContact(actor, id);
}

import type { Instant } from "@/lib/domain/calendar";
import type { Transaction } from "../write";

/** Ends what a contact's address opened: sessions, and links that were mailed and not used. */
export async function endAccess(tx: Transaction, contactId: string): Promise<void> {
  await tx.session.deleteMany({ where: { contactId } });
  await tx.signInLink.deleteMany({ where: { contactId } });
  await tx.serviceMail.deleteMany({ where: { onceKey: `contact ${contactId}` } });
}

/**
 * Takes a person's data out of everything that names them: the contact, its access, the mails ordered
 * for it, the mails that were sent to it, and its answers to them. Of those their hashes stay.
 *
 * Source: GDPR Art. 17(1), 5(1)(e).
 */
export async function eraseTraces(tx: Transaction, contactId: string, at: Instant): Promise<void> {
  await endAccess(tx, contactId);
  await tx.customerContact.update({
    where: { id: contactId },
    data: { email: null, name: null, language: null, confirmedAt: null, erasedAt: at },
  });
  await tx.delivery.updateMany({ where: { contactId }, data: { address: null, name: null } });
  await tx.delivery.updateMany({
    where: { contactId, state: { in: ["PENDING", "DEFERRED"] } },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  // After the deliveries: a mail that is just being recorded holds its own until it is kept, or finds no address left.
  await tx.sentMail.updateMany({
    where: { erasedAt: null, attempt: { delivery: { contactId } } },
    data: { bytes: null, erasedAt: at },
  });
  await tx.filedReply.updateMany({ where: { contactId, erasedAt: null }, data: erasedReply(at) });
}

/** What is left of an answer once its words are erased: that it came, when, and its hash. */
export function erasedReply(at: Instant) {
  return { sender: "", subject: "", bytes: null, erasedAt: at };
}

import type { Instant } from "@/lib/domain/calendar";
import type { Transaction } from "./write";

/** Ends what a contact's address opened: sessions, and links that were mailed and not used. */
export async function endAccess(tx: Transaction, contactId: string): Promise<void> {
  await tx.session.deleteMany({ where: { contactId } });
  await tx.signInLink.deleteMany({ where: { contactId } });
  await tx.serviceMail.deleteMany({ where: { onceKey: `contact ${contactId}` } });
}

/**
 * Takes a person's data out of everything that names them: the contact, its access, and the mails ordered for it.
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
}

import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, refuse } from "@/lib/domain/result";
import { openStates } from "../changes/draft-choices";
import { eraseTraces } from "../customers/contact-traces";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { write } from "../write";

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * Erases the contacts of customers who never came to be: they came with a proposal that was rejected, withdrawn or
 * changed, and there is nothing left to tell them.
 *
 * Source: GDPR Art. 5(1)(e).
 *
 * @returns how many there were
 */
export async function eraseStrandedContacts(actor: Actor): Promise<number> {
  if (!mayDo(actor, "contact:edit")) return 0;
  const ids = await strandedContacts(database());
  for (const contactId of ids) {
    await write(actor, { type: "contact.erased", contactId }, async (tx, entry) => {
      if (!(await strandedContacts(tx)).includes(contactId)) return refuse("gone");
      await eraseTraces(tx, contactId, entry.at);
      return done(null);
    });
  }
  return ids.length;
}

/** Contacts whose customer has no revision at all, and whom no open change set would make: nothing was ever sent to them. */
async function strandedContacts(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    select c.id from "CustomerContact" c
    where c."erasedAt" is null
      and not exists (select from "Delivery" d where d."contactId" = c.id)
      and not exists (select from "Record" r where r.kind = 'Customer' and r.ref = c."customerRef")
      and not exists (
        select from "ChangeItem" i join "ChangeSet" s on s.id = i."changeSetId"
        where i.kind = 'Customer' and i.ref = c."customerRef" and s.state::text = any (${[...openStates]}))`;
  return rows.map(({ id }) => id);
}

import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Contact } from "@/lib/domain/customer/contact";
import type { RecordChange } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { ensureInstallation } from "../installation";
import { saveContacts } from "../people/people";
import { publish } from "../publications/publications";
import { addRevisions } from "../register";
import { write } from "../write";

/** The change set that stands for the first import: nobody approved it, nobody was to be told. */
const firstChangeSet = "CS-0";

/**
 * Fills an empty register, as change set 0 by the System, and makes publication 1.
 *
 * Source: none, product rule (product 2.1).
 */
export async function importDirect(
  actor: Actor,
  {
    changes,
    contacts,
    fileHash,
  }: { changes: readonly RecordChange[]; contacts: readonly Contact[]; fileHash: string },
): Promise<
  Result<{ records: number; publication: number | null }, "notAllowed" | "registerNotEmpty">
> {
  if (!mayDo(actor, "register:import")) return refuse("notAllowed");
  return write(
    actor,
    { type: "register.imported", records: changes.length, fileHash },
    async (tx, entry) => {
      if ((await tx.revision.findFirst({ select: { seq: true } })) !== null)
        return refuse("registerNotEmpty");
      await ensureInstallation(tx, entry);
      await tx.changeSet.create({
        data: {
          id: firstChangeSet,
          number: 0,
          title: "First import",
          authors: ["system"],
          position: entry.position,
        },
      });
      await addRevisions(tx, entry, changes, firstChangeSet);
      await tx.changeSet.update({
        where: { id: firstChangeSet },
        data: { state: "ACTIVE", activatedAt: entry.at },
      });
      await saveContacts(tx, entry, contacts);
      const publication = await publish(tx, entry, firstChangeSet, null);
      return done({ records: changes.length, publication });
    },
  );
}

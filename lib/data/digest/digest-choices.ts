import { type Actor, type CustomerActor, mayDo, type PublicActor } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import { linkToken, readLinkToken } from "@/lib/domain/link-token";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { write } from "../write";

/** What a contact chooses about the monthly digest. */
export type DigestChoice = { readonly contactId: string; readonly wanted: boolean };

type Chosen = Result<{ id: string }, "noSuchContact">;

/** Staff choose for a contact who asked them to. */
export async function setDigest(
  actor: Actor,
  choice: DigestChoice,
): Promise<Chosen | Result<never, "notAllowed">> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  return choose(actor, choice, {});
}

/** A customer chooses for its own contacts. */
export async function setOwnDigest(actor: CustomerActor, choice: DigestChoice): Promise<Chosen> {
  return choose(actor, choice, { customerRef: actor.customerRef });
}

/** The link by which a contact stops the digest; it stays good, and stops nothing else. */
export function stopDigestUrl(contactId: string): string {
  const token = linkToken(env().authSecret, "digest", contactId);
  return `${env().appUrl}/unsubscribe?token=${token}`;
}

/** Whom such a link names; null for any other link. */
export function contactOfDigestLink(token: string): string | null {
  return readLinkToken(env().authSecret, "digest", token);
}

/** Stops the digest by the link in it. Twice is as good as once, and whoever was erased gets none anyway. */
export async function stopDigest(actor: PublicActor, token: string): Promise<boolean> {
  const contactId = contactOfDigestLink(token);
  if (contactId === null) return false;
  await choose(actor, { contactId, wanted: false }, {});
  return true;
}

/** A choice as the audit chain tells of it. */
export type DigestChosen = {
  readonly event: "contact.digestSet";
  readonly id: string;
  readonly wanted: boolean;
  readonly at: Instant;
};

/**
 * Puts a choice in force that was made after the backup that was restored; says whether that changed anything.
 *
 * Source: none, product decision 0062 (who has stopped a mail is not asked to stop it twice).
 */
export async function chooseAgain(
  actor: Actor,
  { event, id: contactId, wanted, at }: DigestChosen,
): Promise<boolean> {
  const known = await database().auditEntry.findFirst({
    where: { event, payload: { path: ["contactId"], equals: contactId } },
    orderBy: { position: "desc" },
  });
  if (known !== null && instantOfColumn(known.at) >= at) return false;
  const contact = await database().customerContact.findUnique({ where: { id: contactId } });
  if (contact === null || (contact.digestStoppedAt === null) === wanted) return false;
  return (await setDigest(actor, { contactId, wanted })).ok;
}

async function choose(
  actor: Actor | CustomerActor | PublicActor,
  { contactId, wanted }: DigestChoice,
  own: { customerRef?: string },
): Promise<Chosen> {
  const where = { id: contactId, erasedAt: null, purpose: reachable.purpose, ...own };
  const result = await write<{ id: string }, "noSuchContact" | "soAlready">(
    actor,
    { type: "contact.digestSet", contactId, wanted },
    async (tx, { at }) => {
      const contact = await tx.customerContact.findFirst({ where });
      if (contact === null) return refuse("noSuchContact");
      if ((contact.digestStoppedAt === null) === wanted) return refuse("soAlready");
      const data = { digestStoppedAt: wanted ? null : at };
      await tx.customerContact.update({ where: { id: contactId }, data });
      return done({ id: contactId });
    },
  );
  if (result.ok) return result;
  return result.reason === "soAlready" ? done({ id: contactId }) : refuse(result.reason);
}

import type { CustomerActor } from "@/lib/auth/actor";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { find } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { annexInput, findAnnex, keepAnnex } from "./annexes";
import { presentRegister } from "./register";
import { write } from "./write";

/** An annex to be handed out: what it is made from, and the file where it was drawn before. */
export type OwnAnnex = { readonly input: AnnexInput; readonly bytes: Uint8Array | null };

/**
 * The annex of one of the customer's own agreements; null for any other agreement, as for one that does not exist.
 *
 * @param publicationNumber null: the newest
 */
export async function ownAnnex(
  { customerRef }: CustomerActor,
  agreementRef: string,
  publicationNumber: number | null,
): Promise<OwnAnnex | null> {
  const { register } = await presentRegister();
  if (find(register, "CustomerAgreement", agreementRef)?.customerId !== customerRef) return null;
  const input = await annexInput(agreementRef, publicationNumber);
  if (input === null) return null;
  return { input, bytes: await findAnnex(input.inputHash) };
}

/** Keeps a drawn annex, so that it is drawn once. */
export async function keepDrawnAnnex(
  { at }: CustomerActor,
  { input }: OwnAnnex,
  bytes: Uint8Array,
): Promise<void> {
  await keepAnnex(input, bytes, at);
}

/** Notes that a contact took an annex away. */
export async function noteDownload(actor: CustomerActor, { input }: OwnAnnex): Promise<void> {
  const { agreement, inputHash } = input;
  await write(
    actor,
    { type: "annex.downloaded", agreementRef: agreement.ref, inputHash },
    async () => done(null),
  );
}

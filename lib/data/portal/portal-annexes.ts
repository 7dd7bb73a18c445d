import type { CustomerActor } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { organisationZone } from "@/lib/domain/organisation-day";
import { find } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { annexVersions, isEnded } from "../annexes/annex-versions";
import { type AnnexKey, annexInput, annexKey, findAnnex, keepAnnex } from "../annexes/annexes";
import { presentRegister } from "../register";
import { write } from "../write";

/** An annex to be handed out: the file where it was drawn before, else what it is drawn from. */
export type OwnAnnex =
  | { readonly key: AnnexKey; readonly bytes: Uint8Array; readonly input: null }
  | { readonly key: AnnexKey; readonly bytes: null; readonly input: AnnexInput };

/**
 * The annex of one of the customer's own agreements; null for any other agreement, as for one that does not exist.
 *
 * @param asked the number of a publication; null: the newest, of an agreement that is over the last one that it had
 */
export async function ownAnnex(
  { customerRef, at }: CustomerActor,
  agreementRef: string,
  asked: number | null,
): Promise<OwnAnnex | null> {
  const { register } = await presentRegister();
  const agreement = find(register, "CustomerAgreement", agreementRef);
  if (agreement?.customerId !== customerRef) return null;
  const versions = await annexVersions(register, agreement, at);
  const [newest] = versions;
  if (newest === undefined) return null;
  if (asked !== null && !versions.some(({ number }) => number === asked)) return null;
  const today = dateIn(at, agreement.zone ?? organisationZone(register));
  const publicationNumber = asked === null && isEnded(agreement, today) ? newest.number : asked;
  const key = await annexKey(agreementRef, publicationNumber);
  if (key === null) return null;
  const bytes = await findAnnex(key.inputHash);
  if (bytes !== null) return { key, bytes, input: null };
  const input = await annexInput(agreementRef, publicationNumber);
  return input === null ? null : { key: input, bytes: null, input };
}

/** Keeps a drawn annex, so that it is drawn once. */
export async function keepDrawnAnnex(
  { at }: CustomerActor,
  { input }: OwnAnnex,
  bytes: Uint8Array,
): Promise<void> {
  if (input !== null) await keepAnnex(input, bytes, at);
}

/** Notes that a contact took an annex away. */
export async function noteDownload(actor: CustomerActor, { key }: OwnAnnex): Promise<void> {
  const { agreement, inputHash } = key;
  await write(
    actor,
    { type: "annex.downloaded", agreementRef: agreement.ref, inputHash },
    async () => done(null),
  );
}

import { after } from "next/server";
import { realClock } from "@/lib/clock";
import { orderCustomerLinks, orderPasswordReset } from "@/lib/data/people/sign-in-links";
import { countTry } from "@/lib/data/tries";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { done, type Result } from "@/lib/domain/result";
import type { PublicActor } from "./actor";
import { clientPlace } from "./client-place";
import { limits } from "./limits";
import { accountKey } from "./proofs";

/**
 * Takes a wish for a link. Whoever asks gets the same answer in the same time, known or not, too often or not: what is to be
 * done is done after the answer.
 */
export async function askForLink(
  actor: PublicActor,
  audience: "staff" | "customer",
  email: string,
  next: string,
): Promise<Result<null, never>> {
  const place = await clientPlace();
  const address = email.trim().toLowerCase();
  after(async () => {
    if (!isSingleAddress(address) || !(await mayAsk(audience, address, place))) return;
    if (audience === "staff") await orderPasswordReset(actor, address, realClock());
    else await orderCustomerLinks(actor, { email: address, next }, realClock());
  });
  return done(null);
}

async function mayAsk(audience: string, address: string, place: string | null): Promise<boolean> {
  if (place !== null && !(await countTry(limits.linkByPlace, place))) return false;
  return countTry(limits.linkByAddress, `${audience}:${accountKey(address)}`);
}

import { passwordHashOf } from "@/lib/data/people/passwords";
import { countTry, forgetTries } from "@/lib/data/tries";
import type { StaffActor } from "./actor";
import { limits } from "./limits";
import { isPassword } from "./passwords";

/**
 * Whether somebody who is signed in knows their own password.
 *
 * Counted apart from signing in: whoever guesses at the sign-in cannot keep a person from approving.
 *
 * @returns true, or the sentence that the form shows
 */
export async function isPasswordOf(
  actor: StaffActor,
  typed: string | readonly string[] | undefined,
): Promise<true | string> {
  if (typeof typed !== "string" || typed === "") return "Type your password to confirm this.";
  if (!(await countTry(limits.ownPassword, actor.id)))
    return "That was tried too often. Wait a quarter of an hour, then try again.";
  if (!(await isPassword(await passwordHashOf(actor), typed))) return "This is not your password.";
  await forgetTries(limits.ownPassword, actor.id);
  return true;
}

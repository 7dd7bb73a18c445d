import { createHash } from "node:crypto";
import { realClock } from "@/lib/clock";
import {
  findAccount,
  introduceAdministrator,
  setPasswordByLink,
} from "@/lib/data/people/passwords";
import { openStaffSession } from "@/lib/data/people/sessions";
import { findLink, openCustomerSession } from "@/lib/data/people/sign-in-links";
import { countTry, forgetTries, takeBackTry } from "@/lib/data/tries";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { type Result, refuse } from "@/lib/domain/result";
import { staffActor } from "./actor";
import { clientPlace } from "./client-place";
import { limits } from "./limits";
import { hashPassword, isPassword, passwordProblem } from "./passwords";
import { requestTime } from "./request";

/** Why somebody is not signed in. "fault" is ours. */
export const signInRefusals = [
  "wrong",
  "limited",
  "linkOver",
  "weakPassword",
  "noAddress",
  "emailTaken",
  "fault",
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

/** Opens a session for whoever knows the password; the same answer, as slowly, where there is no such account. */
export async function signInByPassword({
  email,
  password,
}: {
  email: string;
  password: string;
}): Promise<Result<string, SignInRefusal>> {
  const address = email.trim().toLowerCase();
  const place = await clientPlace();
  if (!(await mayTry(address, place))) return refuse("limited");
  const account = await findAccount(address, realClock());
  const isRight = await isPassword(account?.passwordHash ?? null, password);
  if (account === null || !isRight) return refuse("wrong");
  await forgetTries(limits.account, accountKey(address));
  if (place !== null) await takeBackTry(limits.place, place);
  return openStaffSession(staffActor(account, "web", requestTime()), realClock());
}

/** Counts before it looks, so that many tries at once are as many tries. */
async function mayTry(address: string, place: string | null): Promise<boolean> {
  if (place !== null && !(await countTry(limits.place, place))) return false;
  return countTry(limits.account, accountKey(address));
}

/** An address that was typed says nothing in the table of tries. */
export function accountKey(address: string): string {
  return createHash("sha256").update(address).digest("base64url");
}

/**
 * Opens a session for whoever holds a link: a customer's contact at once, a member of staff with the password that they
 * choose here.
 */
export async function signInByLink({
  token,
  password,
  email,
  name,
}: {
  token: string;
  password: string;
  email: string;
  name: string;
}): Promise<Result<string, SignInRefusal>> {
  const link = await findLink(token, realClock());
  if (link === null) return refuse("linkOver");
  if (link.purpose === "CUSTOMER") return openCustomerSession(token, requestTime(), realClock());
  const address = (link.user?.email ?? email).trim();
  if (!isSingleAddress(address)) return refuse("noAddress");
  if (passwordProblem(password, address) !== null) return refuse("weakPassword");
  if (link.user === null) {
    const person = { email: address, name: name.trim() === "" ? null : name.trim() };
    const introduced = await introduceAdministrator(token, person, requestTime(), realClock());
    if (!introduced.ok) return introduced;
  }
  const passwordHash = await hashPassword(password);
  const chosen = await setPasswordByLink(token, passwordHash, requestTime(), realClock());
  return chosen.ok ? openStaffSession(chosen.value, realClock()) : chosen;
}

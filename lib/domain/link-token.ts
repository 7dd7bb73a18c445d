import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link without sign-in is for: one made for one purpose opens nothing else. */
export type LinkPurpose = "objection" | "subscription" | "unsubscribe" | "contact" | "digest";

/** Names one thing in a link that nobody can guess: its id and a seal made with the installation's secret. */
export function linkToken(secret: string, purpose: LinkPurpose, id: string): string {
  return `${Buffer.from(id).toString("base64url")}.${seal(secret, purpose, id)}`;
}

/** The id that a link names; null when the link was not made here for this purpose. */
export function readLinkToken(secret: string, purpose: LinkPurpose, token: string): string | null {
  const [name = "", written = "", ...rest] = token.split(".");
  const id = Buffer.from(name, "base64url").toString();
  const [given, expected] = [Buffer.from(written), Buffer.from(seal(secret, purpose, id))];
  const isSealed =
    rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
  return isSealed && token === linkToken(secret, purpose, id) ? id : null;
}

function seal(secret: string, purpose: LinkPurpose, id: string): string {
  return createHmac("sha256", secret)
    .update(`recital ${purpose} ${id}`)
    .digest()
    .subarray(0, 20)
    .toString("base64url");
}

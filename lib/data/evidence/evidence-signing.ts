import { createPublicKey } from "node:crypto";
import { keyIdOf, signHash } from "@/lib/domain/publication/signature";
import { env } from "@/lib/env";

/** The public half of the key that signs here: id and PEM. */
export function ownKey(): { id: string; pem: string } {
  const pem = createPublicKey(env().signingKey).export({ type: "spki", format: "pem" }).toString();
  return { id: keyIdOf(pem), pem };
}

/** Signs what makes up a pack of evidence with the key that signs publications: outsiders know it already. */
export function signPack(hash: string): string {
  const pem = env().signingKey.export({ type: "pkcs8", format: "pem" }).toString();
  return signHash(hash, pem);
}

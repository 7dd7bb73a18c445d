import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { sha256 } from "./canonical";

/**
 * Signs a hash (of a manifest, of a list of files) with Ed25519; the same input gives the same signature.
 *
 * @param hash          64 hexadecimal digits; their ASCII characters are the message, so that any tool can check it
 * @param privateKeyPem PKCS #8
 * @returns             base64
 * @throws              RangeError when the key is not an Ed25519 key
 */
export function signHash(hash: string, privateKeyPem: string): string {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyType !== "ed25519") throw new RangeError("The signing key must be Ed25519");
  return sign(null, messageOf(hash), key).toString("base64");
}

/** Whether the signature is of that hash and by that key; false, too, when signature or key are malformed. */
export function verifySignature(hash: string, signature: string, publicKeyPem: string): boolean {
  const bytes = Buffer.from(signature, "base64");
  // Buffer reads base64 leniently: without this, several texts would be one signature.
  if (bytes.toString("base64") !== signature) return false;
  const key = readPublicKey(publicKeyPem);
  return key !== null && verify(null, messageOf(hash), key, bytes);
}

/**
 * The name under which a key is listed: the first 32 hexadecimal digits of the SHA-256 of its DER form.
 *
 * @throws RangeError when the key is not an Ed25519 key
 */
export function keyIdOf(publicKeyPem: string): string {
  const key = readPublicKey(publicKeyPem);
  if (key === null) throw new RangeError("Not an Ed25519 key");
  return idOf(key);
}

/** Whether a listed key is an Ed25519 key and bears the id of its own bytes. */
export function isKeyListedTruly(listed: { id: string; pem: string }): boolean {
  const key = readPublicKey(listed.pem);
  return key !== null && idOf(key) === listed.id;
}

/** @returns the public half, as PEM (SPKI), ready for the list of keys */
export function publicKeyOf(privateKeyPem: string): string {
  return createPublicKey(privateKeyPem).export({ type: "spki", format: "pem" }).toString();
}

function idOf(key: KeyObject): string {
  return sha256(key.export({ type: "spki", format: "der" })).slice(0, 32);
}

function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

function messageOf(hash: string): Uint8Array {
  return new TextEncoder().encode(hash);
}

import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sha256 } from "./canonical";
import { isKeyListedTruly, keyIdOf, publicKeyOf, signHash, verifySignature } from "./signature";

const privateKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`;
const publicKey = publicKeyOf(privateKey);
const rsa = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const hash = sha256("publication");
const signature = signHash(hash, privateKey);

describe("a signature", () => {
  test("is true for its hash and its key", () => {
    expect(verifySignature(hash, signature, publicKey)).toBe(true);
  });

  test("is the same each time", () => {
    expect(signHash(hash, privateKey)).toBe(signature);
  });

  test("is false for another hash, another signature or another key", () => {
    const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
    expect(verifySignature(sha256("another"), signature, publicKey)).toBe(false);
    expect(verifySignature(hash, signHash(sha256("another"), privateKey), publicKey)).toBe(false);
    expect(verifySignature(hash, signature, other.toString())).toBe(false);
  });

  test.each([
    ["nothing", ""],
    ["no base64", "?"],
    ["white space around it", ` ${signature}`],
    ["its end cut off", signature.slice(0, -4)],
    [
      "other bits after its end",
      signature.replace(/.==$/, (end) => (end === "A==" ? "B==" : "D==")),
    ],
  ])("is false with %s", (_, text) => {
    expect(verifySignature(hash, text, publicKey)).toBe(false);
  });

  test("is false, not an error, under what is no Ed25519 key", () => {
    expect(verifySignature(hash, signature, rsa.publicKey)).toBe(false);
    expect(verifySignature(hash, signature, "no key")).toBe(false);
  });

  test("is not made with another kind of key", () => {
    expect(() => signHash(hash, rsa.privateKey)).toThrow(RangeError);
  });
});

describe("the id of a key", () => {
  test("comes from its bytes, not from how the PEM is written", () => {
    expect(keyIdOf(publicKey)).toMatch(/^[0-9a-f]{32}$/);
    expect(keyIdOf(publicKey.replaceAll("\n", "\r\n"))).toBe(keyIdOf(publicKey));
    expect(createPublicKey(publicKey).asymmetricKeyType).toBe("ed25519");
  });

  test("does not exist for another kind of key", () => {
    expect(() => keyIdOf(rsa.publicKey)).toThrow(RangeError);
    expect(() => keyIdOf("no key")).toThrow(RangeError);
  });

  test("tells a key that is listed under a name of another", () => {
    expect(isKeyListedTruly({ id: keyIdOf(publicKey), pem: publicKey })).toBe(true);
    expect(isKeyListedTruly({ id: "0".repeat(32), pem: publicKey })).toBe(false);
    expect(isKeyListedTruly({ id: "0".repeat(32), pem: "no key" })).toBe(false);
  });
});

import { createHmac } from "node:crypto";

/**
 * The secret of one webhook. It follows from the installation's own secret, so that no copy of the database holds it.
 *
 * @returns as the Standard Webhooks specification writes it
 */
export function webhookSecret(installationSecret: string, webhookId: string): string {
  const key = createHmac("sha256", installationSecret).update(`recital webhook ${webhookId}`);
  return `${secretPrefix}${key.digest("base64")}`;
}

const secretPrefix = "whsec_";

/**
 * The headers that prove who sent a body, and when: HMAC-SHA256 over id, time and body (Standard Webhooks).
 *
 * @param seconds since 1970, on the real clock, of this attempt: whoever receives it refuses old ones
 */
export function signedHeaders(
  secret: string,
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
  const seal = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${seal}`,
  };
}

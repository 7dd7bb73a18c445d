import { X509Certificate } from "node:crypto";

const one = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @returns all certificates of a text in PEM; empty where it holds none, or one that cannot be read */
export function certificatesInPem(text: string): X509Certificate[] {
  try {
    return (text.match(one) ?? []).map((pem) => new X509Certificate(pem));
  } catch {
    return [];
  }
}

import { X509Certificate } from "node:crypto";
import { Certificate } from "pkijs";
import { certificatesInPem } from "@/lib/domain/certificates-in-pem";

/** @returns all certificates of a file in PEM; empty where it holds none, or one that cannot be read */
export function certificatesIn(pem: string): Certificate[] {
  return certificatesInPem(pem).map(({ raw }) => Certificate.fromBER(Uint8Array.from(raw).buffer));
}

/** The bytes of a certificate, as its hash is taken over them. */
export function bytesOf(certificate: Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema().toBER());
}

export function isSame(one: Certificate, other: Certificate): boolean {
  return Buffer.from(bytesOf(one)).equals(bytesOf(other));
}

/** The common name of whom a certificate is about, else all of the name. */
export function nameOf(certificate: Certificate): string {
  const parts = new X509Certificate(bytesOf(certificate)).subject.split("\n");
  return parts.find((part) => part.startsWith("CN="))?.slice(3) ?? parts.join(", ");
}

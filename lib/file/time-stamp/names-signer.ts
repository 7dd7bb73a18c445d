import { createHash } from "node:crypto";
import { type BaseBlock, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { type Certificate, id_sha256, id_sha384, id_sha512, type SignerInfo } from "pkijs";
import { bytesOf } from "./certificates";

const signingCertificate = "1.2.840.113549.1.9.16.2.12";
const signingCertificateV2 = "1.2.840.113549.1.9.16.2.47";
export const hashNames: Readonly<Record<string, string>> = {
  [id_sha256]: "sha256",
  [id_sha384]: "sha384",
  [id_sha512]: "sha512",
};

/**
 * Whether what was signed names the certificate that signs: otherwise another certificate over the same key could be laid
 * beside it (RFC 3161, 2.4.2; RFC 5816).
 */
export function namesSigner({ signedAttrs }: SignerInfo, certificate: Certificate): boolean {
  const named = (signedAttrs?.attributes ?? []).filter(({ type }) =>
    [signingCertificate, signingCertificateV2].includes(type),
  );
  return (
    named.length > 0 &&
    named.every(({ type, values }) => isNamedBy(type, values[0], bytesOf(certificate)))
  );
}

function isNamedBy(type: string, value: BaseBlock | undefined, certificate: Uint8Array): boolean {
  const [algorithm, hash] = hashIn(firstOf(firstOf(value)));
  const oid = firstOf(algorithm);
  const usual = type === signingCertificate ? "sha1" : "sha256";
  const name = oid instanceof ObjectIdentifier ? hashNames[oid.valueBlock.toString()] : usual;
  if (name === undefined || !(hash instanceof OctetString)) return false;
  return createHash(name).update(certificate).digest().equals(hash.valueBlock.valueHexView);
}

/** The first of the certificates named is the one that signs; the algorithm is left out where it is the usual one. */
function hashIn(id: BaseBlock | undefined): [BaseBlock | undefined, BaseBlock | undefined] {
  const [first, second] = partsOf(id);
  return first instanceof OctetString ? [undefined, first] : [first, second];
}

function firstOf(block: BaseBlock | undefined): BaseBlock | undefined {
  return partsOf(block)[0];
}

function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

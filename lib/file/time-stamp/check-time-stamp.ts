import { createHash } from "node:crypto";
import {
  type Certificate,
  CertificateChainValidationEngine,
  ExtKeyUsage,
  id_ExtKeyUsage,
  id_sha256,
  type SignerInfo,
} from "pkijs";
import { instantOf } from "@/lib/domain/calendar";
import type { StampFacts, StampFault } from "@/lib/domain/evidence/time-stamp";
import { sha256 } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import { bytesOf, isSame, nameOf } from "./certificates";
import { hashNames, namesSigner } from "./names-signer";
import { type OpenedStamp, openTimeStamp } from "./open-time-stamp";

const timeStamping = "1.3.6.1.5.5.7.3.8";
const contentType = "1.2.840.113549.1.9.3";
const mostIssuersAsked = 30;
/** RSA and ECDSA with SHA-1. */
const weakSignatures: readonly string[] = ["1.2.840.113549.1.1.5", "1.2.840.10045.4.1"];

export type StampQuestion = {
  /** the bytes that it must be over */
  readonly content: Uint8Array;
  /** what it was asked with; null where nobody knows any more */
  readonly nonce: Uint8Array | null;
  /** certificates that the reader trusts; null: whose word the stamp is, the reader has to judge */
  readonly anchors: readonly Certificate[] | null;
};

/**
 * Checks an answer of a time-stamping authority against the bytes that it must be over, with nothing but itself: hash, nonce,
 * signature, what its certificate is for, and the way from there to a certificate that is trusted. Whether a certificate was
 * revoked is not asked: that would need a network.
 */
export async function checkTimeStamp(
  answer: Uint8Array,
  { content, nonce, anchors }: StampQuestion,
): Promise<Result<StampFacts, StampFault | "stampNotGranted" | "stampNonceDiffers">> {
  const opened = openTimeStamp(answer);
  if (!opened.ok) return opened;
  const { info } = opened.value;
  if (!isOver(opened.value, content)) return refuse("stampOfOtherContent");
  if (nonce !== null && !Buffer.from(nonce).equals(info.nonce?.valueBlock.valueHexView ?? noBytes))
    return refuse("stampNonceDiffers");
  const signer = await signerOf(opened.value, content);
  if (signer === null) return refuse("stampSignatureWrong");
  if (!isForStamping(signer) || !isValidAt(signer, info.genTime))
    return refuse("stampNotForStamping");
  if (anchors !== null && !(await leadsToOne(anchors, signer, opened.value)))
    return refuse("stampNotAnchored");
  return done({
    at: instantOf(info.genTime.toISOString()),
    signedBy: nameOf(signer),
    certificate: sha256(bytesOf(signer)),
    serialNumber: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString("hex"),
    policy: info.policy,
    anchored: anchors !== null,
  });
}

const noBytes = new Uint8Array();

function isOver({ info }: OpenedStamp, content: Uint8Array): boolean {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  return (
    hashAlgorithm.algorithmId === id_sha256 &&
    createHash("sha256").update(content).digest().equals(hashedMessage.valueBlock.valueHexView)
  );
}

/** The certificate whose key signed; null where the signature is wrong, or is not made as it must be. */
async function signerOf(
  { signed, info, certificates }: OpenedStamp,
  content: Uint8Array,
): Promise<Certificate | null> {
  const [signer] = signed.signerInfos;
  if (
    signer === undefined ||
    certificates.length === 0 ||
    !isSoundlyMade(signer, signed.encapContentInfo.eContentType)
  )
    return null;
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: Uint8Array.from(content).buffer,
      checkDate: info.genTime,
      extendedMode: true,
    });
    return signatureVerified === true && signerCertificate && namesSigner(signer, signerCertificate)
      ? signerCertificate
      : null;
  } catch {
    return null;
  }
}

function isSoundlyMade(
  { digestAlgorithm, signatureAlgorithm, signedAttrs }: SignerInfo,
  eContentType: string,
): boolean {
  const types = (signedAttrs?.attributes ?? []).filter(({ type }) => type === contentType);
  return (
    hashNames[digestAlgorithm.algorithmId] !== undefined &&
    !weakSignatures.includes(signatureAlgorithm.algorithmId) &&
    types.length === 1 &&
    String(types[0]?.values[0]?.valueBlock) === eContentType
  );
}

/** Certificates that vouch for each other in a circle would be followed for ever. */
function boundedSearch() {
  let asked = 0;
  return async (certificate: Certificate, engine: CertificateChainValidationEngine) => {
    asked += 1;
    if (asked > mostIssuersAsked) throw new RangeError("no end of issuers");
    return engine.defaultFindIssuer(certificate, engine);
  };
}

/** RFC 3161, 2.3: for time stamps and nothing else, and said so that nobody may pass over it. */
function isForStamping({ extensions }: Certificate): boolean {
  const [usage, ...more] = (extensions ?? []).filter(({ extnID }) => extnID === id_ExtKeyUsage);
  const { critical, parsedValue } = usage ?? {};
  return (
    critical === true &&
    more.length === 0 &&
    parsedValue instanceof ExtKeyUsage &&
    parsedValue.keyPurposes.join() === timeStamping
  );
}

function isValidAt({ notBefore, notAfter }: Certificate, at: Date): boolean {
  return notBefore.value <= at && at <= notAfter.value;
}

async function leadsToOne(
  anchors: readonly Certificate[],
  signer: Certificate,
  { certificates, info }: OpenedStamp,
): Promise<boolean> {
  if (anchors.some((anchor) => isSame(anchor, signer))) return true;
  // The engine takes the last of all for the one to be checked, and stumbles over one that is there twice.
  const known = [...anchors, signer];
  const between = certificates.filter((one) => !known.some((other) => isSame(one, other)));
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...anchors],
    certs: [...between, signer],
    checkDate: info.genTime,
    findIssuer: boundedSearch(),
  });
  const { result } = await engine.verify();
  return result;
}

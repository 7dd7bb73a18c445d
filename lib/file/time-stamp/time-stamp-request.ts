import { createHash } from "node:crypto";
import { Integer, Null, OctetString } from "asn1js";
import { AlgorithmIdentifier, id_sha256, MessageImprint, TimeStampReq } from "pkijs";

/**
 * A request for a time stamp (RFC 3161, 2.4.1) over bytes, of which nothing but the SHA-256 is told. The answer has to hold the
 * certificate that signs: a reader years later has it from nowhere else.
 *
 * @param nonce random bytes; the first must stand for a positive number without a leading zero: 1 to 127
 */
export function timeStampRequest(content: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: id_sha256,
        algorithmParams: new Null(),
      }),
      hashedMessage: new OctetString({
        valueHex: Uint8Array.from(createHash("sha256").update(content).digest()),
      }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

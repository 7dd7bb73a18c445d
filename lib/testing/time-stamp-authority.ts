import { createHash, webcrypto } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  BitString,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Utf8String,
} from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  id_BasicConstraints,
  id_ExtKeyUsage,
  id_eContentType_TSTInfo,
  id_KeyUsage,
  id_sha256,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  Time,
  TimeStampReq,
  TSTInfo,
} from "pkijs";
import { realClock } from "@/lib/clock";

/** In what an authority of the tests differs from one that is in order. */
export type Fault = {
  usages?: readonly string[];
  uncritical?: true;
  expired?: true;
  nonce?: number;
  content?: string;
  secondsOff?: number;
  refuses?: true;
  unnamed?: true;
  status?: number;
  body?: string;
  silent?: true;
  /** two certificates above its own that vouch for each other, and none that anybody trusts */
  circle?: true;
};

type Party = { certificate: Certificate; key: CryptoKey };
type CryptoKey = webcrypto.CryptoKey;

const day = 86_400_000;
const signing = { name: "ECDSA", namedCurve: "P-256" };

/** A time-stamping authority on loopback, with a root of its own: what it answers is real, or wrong in one way. */
export async function timeStampAuthority(fault: Fault = {}) {
  const root = await party("Root of the tests", null, []);
  const circle = fault.circle ? await twoInCircle() : [];
  const usages = [...(fault.usages ?? ["1.3.6.1.5.5.7.3.8"])];
  const usage = new ExtKeyUsage({ keyPurposes: usages });
  const stamper = await party(
    "Authority of the tests",
    circle[0] ?? root,
    [
      new Extension({
        extnID: id_ExtKeyUsage,
        critical: fault.uncritical !== true,
        extnValue: usage.toSchema().toBER(),
        parsedValue: usage,
      }),
    ],
    fault.expired === true,
  );
  const requests: { headers: Record<string, unknown>; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    requests.push({ headers: request.headers, body });
    if (fault.silent) return;
    response.writeHead(fault.status ?? 200, { "content-type": "application/timestamp-reply" });
    response.end(fault.body ?? (await answerTo(body, stamper, circle, fault)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    host: `127.0.0.1:${port}`,
    anchor: pemOf(root.certificate),
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function party(
  name: string,
  issuer: Party | null,
  more: readonly Extension[],
  expired = false,
  keys?: webcrypto.CryptoKeyPair,
): Promise<Party> {
  const { publicKey, privateKey } =
    keys ?? (await webcrypto.subtle.generateKey(signing, true, ["sign", "verify"]));
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new Integer({ value: issuer === null ? 1 : 2 });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(
    ...(issuer?.certificate.subject.typesAndValues ?? [named(name)]),
  );
  const now = realClock().epochMilliseconds;
  certificate.notBefore = new Time({ value: new Date(now - 2 * day) });
  certificate.notAfter = new Time({ value: new Date(now + (expired ? -day : day)) });
  const isRoot = issuer === null;
  certificate.extensions = [
    extension(id_BasicConstraints, new BasicConstraints({ cA: isRoot }).toSchema().toBER()),
    extension(
      id_KeyUsage,
      new BitString({ valueHex: Uint8Array.of(isRoot ? 0x06 : 0x80), unusedBits: 0 }).toBER(),
    ),
    ...more,
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(issuer?.key ?? privateKey, "SHA-256");
  return { certificate, key: privateKey };
}

async function twoInCircle(): Promise<Party[]> {
  const keys = await webcrypto.subtle.generateKey(signing, true, ["sign", "verify"]);
  const alone = await party("One in a circle", null, [], false, keys);
  const other = await party("Another in a circle", alone, []);
  return [await party("One in a circle", other, [], false, keys), other];
}

function named(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({
    type: "2.5.4.3",
    value: new PrintableString({ value: name }),
  });
}

function extension(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue });
}

async function answerTo(
  body: Buffer,
  stamper: Party,
  above: readonly Party[],
  fault: Fault,
): Promise<Buffer> {
  if (fault.refuses)
    return Buffer.from(new Sequence({ value: [statusOf(2, "Not today")] }).toBER());
  const request = TimeStampReq.fromBER(Uint8Array.from(body).buffer);
  const content = infoOf(request, fault).toSchema().toBER();
  const signed = await signedData(content, stamper, fault);
  signed.certificates?.push(...above.map(({ certificate }) => certificate));
  const token = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signed.toSchema(true),
  });
  return Buffer.from(new Sequence({ value: [statusOf(0, "Granted"), token.toSchema()] }).toBER());
}

function statusOf(code: number, text: string): Sequence {
  return new Sequence({
    value: [
      new Integer({ value: code }),
      new Sequence({ value: [new Utf8String({ value: text })] }),
    ],
  });
}

function infoOf({ messageImprint, nonce }: TimeStampReq, fault: Fault): TSTInfo {
  const other = fault.content;
  return new TSTInfo({
    version: 1,
    policy: "1.3.6.1.4.1.99999.2",
    messageImprint: other === undefined ? messageImprint : imprintOf(other),
    serialNumber: new Integer({ value: 7 }),
    genTime: new Date(realClock().epochMilliseconds + (fault.secondsOff ?? 0) * 1000),
    nonce: fault.nonce === undefined ? nonce : new Integer({ value: fault.nonce }),
  });
}

function imprintOf(content: string): MessageImprint {
  return new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({
      algorithmId: id_sha256,
      algorithmParams: new Null(),
    }),
    hashedMessage: new OctetString({ valueHex: digestOf(Buffer.from(content)) }),
  });
}

async function signedData(
  content: ArrayBuffer,
  { certificate, key }: Party,
  fault: Fault,
): Promise<SignedData> {
  const certificateHash = new OctetString({
    valueHex: digestOf(Buffer.from(certificate.toSchema().toBER())),
  });
  const signingCertificateV2 = [
    new Sequence({
      value: [new Sequence({ value: [new Sequence({ value: [certificateHash] })] })],
    }),
  ];
  const attributes = [
    attribute("1.2.840.113549.1.9.3", [new ObjectIdentifier({ value: id_eContentType_TSTInfo })]),
    attribute("1.2.840.113549.1.9.4", [
      new OctetString({ valueHex: digestOf(Buffer.from(content)) }),
    ]),
    ...(fault.unnamed ? [] : [attribute("1.2.840.113549.1.9.16.2.47", signingCertificateV2)]),
  ];
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: id_eContentType_TSTInfo,
      eContent: new OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(key, 0, "SHA-256");
  return signed;
}

function attribute(type: string, values: unknown[]): Attribute {
  return new Attribute({ type, values });
}

function digestOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(bytes).digest());
}

function pemOf(certificate: Certificate): string {
  const base64 = Buffer.from(certificate.toSchema().toBER()).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packHash, packManifestSchema, packPaths } from "@/lib/domain/evidence/pack";
import { verifyPack } from "@/lib/domain/evidence/verify-pack";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { keyIdOf, signHash } from "@/lib/domain/publication/signature";
import { packFiles } from "@/lib/draw/evidence/pack-files";
import { certificatesIn } from "@/lib/file/time-stamp/certificates";
import { type Fault, timeStampAuthority } from "@/lib/testing/time-stamp-authority";
import { askTimeStamp } from "@/lib/web/ask-time-stamp";
import { packOf } from "./read-pack";
import { stampVerdict } from "./stamp-verdict";

type Files = Map<string, Uint8Array>;
type Authority = Awaited<ReturnType<typeof timeStampAuthority>>;

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const secret = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
const key = { id: keyIdOf(pem), pem };
const about = {
  version: 1,
  subject: { type: "change", ref: "CS-1" },
  organisation: "Halden Desk",
  madeAt: "2026-03-02T12:00:00.000Z",
  simulated: false,
  baseUrl: "https://privacy.example",
  auditHead: { position: 24, hash: "a".repeat(64) },
  keyId: key.id,
} as const;
const parts = {
  changes: [],
  notices: [],
  deliveries: [],
  publications: [],
  seals: {},
  excerpt: { previousHash: null, entries: [] },
};

let authority: Authority;
let stamped: Files;

beforeAll(async () => {
  authority = await timeStampAuthority();
  stamped = await packBy(authority);
});
afterAll(() => authority.close());

async function packBy(asked: Authority | null, madeAt: string = about.madeAt): Promise<Files> {
  async function* none(): AsyncGenerator<never> {}
  const files: Files = new Map();
  const made = packFiles({
    about: { ...about, madeAt },
    keys: [key],
    parts,
    mails: none(),
    drawPdf: async (view) => new TextEncoder().encode(`%PDF-${JSON.stringify(view)}`),
    sign: (hash) => signHash(hash, secret),
    stamp: asked && {
      authority: asked.host,
      ask: (content) =>
        askTimeStamp({ url: new URL(asked.url), anchors: asked.anchor, patience: 2_000 }, content),
    },
  });
  for await (const { path, bytes } of made) files.set(path, bytes);
  return files;
}

async function packWith(fault: Fault): Promise<Files> {
  const wrong = await timeStampAuthority(fault);
  const files = await packBy(wrong);
  await wrong.close();
  return files;
}

/** What a check finds of the stamp and of the files; a pack without facts has other faults, which are of no interest here. */
async function foundIn(files: Files, anchor: string | null = authority.anchor) {
  const pack = packOf([...files].map(([path, bytes]) => ({ path, bytes })));
  const { problems, manifest } = verifyPack(pack, [key]);
  const verdict = await stampVerdict(
    pack,
    manifest,
    anchor === null ? null : certificatesIn(anchor),
  );
  const what = [...problems, ...verdict.problems].map((problem) => problem.what);
  return { ...verdict, what: what.filter((one) => /^(stamp|packFile|packSig)/.test(one)) };
}

const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));

function without(files: Files, ...paths: string[]): Files {
  return new Map([...files].filter(([path]) => !paths.includes(path)));
}

function altered(files: Files, path: string, at: number): Files {
  const bytes = Uint8Array.from(files.get(path) ?? []);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return new Map(files).set(path, bytes);
}

/** As whoever holds our key could sign it. */
function signedAnew(files: Files): Files {
  const manifest = packManifestSchema.parse(JSON.parse(textOf(files, packPaths.manifest)));
  const edited = { ...manifest, organisation: "Another" };
  const stamp = files.get(packPaths.stamp) ?? new Uint8Array();
  const encoder = new TextEncoder();
  return new Map(files)
    .set(packPaths.manifest, encoder.encode(canonicalJson(edited)))
    .set(packPaths.signature, encoder.encode(signHash(packHash(edited), secret)))
    .set(packPaths.stampSignature, encoder.encode(signHash(sha256(stamp), secret)));
}

describe("a pack with a time stamp", () => {
  test("is in order, and says by whom and on whose word", async () => {
    const { what, words, facts } = await foundIn(stamped);
    expect(what).toEqual([]);
    expect(facts).toMatchObject({ signedBy: "Authority of the tests", anchored: true });
    expect(words).toEqual([
      expect.stringContaining("which leads to a certificate that you brought"),
    ]);
    const alone = await foundIn(stamped, null);
    expect(alone.what).toEqual([]);
    expect(alone.words).toEqual([expect.stringContaining("not checked against an anchor")]);
  });

  test("names its authority to readers without Recital", () => {
    for (const path of [packPaths.readme, packPaths.summary])
      expect(textOf(stamped, path), path).toContain(authority.host);
    expect(textOf(stamped, packPaths.readme)).toContain("openssl ts -verify");
  });

  test("is found out with any byte of the stamp altered", async () => {
    const size = stamped.get(packPaths.stamp)?.length ?? 0;
    for (let at = 0; at < size; at += 1) {
      const { problems } = verifyPack(
        packOf(
          [...altered(stamped, packPaths.stamp, at)].map(([path, bytes]) => ({ path, bytes })),
        ),
        [key],
      );
      expect(
        problems.map(({ what }) => what),
        `byte ${at}`,
      ).toContain("stampDiffers");
    }
  });

  test("is not whole without it, or without our signature over it", async () => {
    const { stamp, stampSignature } = packPaths;
    expect((await foundIn(without(stamped, stamp, stampSignature))).what).toContain("stampMissing");
    expect((await foundIn(without(stamped, stampSignature))).what).toEqual(["stampDiffers"]);
  });

  test("is not the one that somebody with our key signed anew", async () => {
    expect((await foundIn(signedAnew(stamped))).what).toEqual(["stampOfOtherContent"]);
  });

  test("does not take the stamp of another authority, nor one over another pack", async () => {
    const other = await timeStampAuthority();
    const foreign = await packBy(other);
    await other.close();
    expect((await foundIn(foreign)).what).toEqual(["stampNotAnchored"]);
    const stamp = foreign.get(packPaths.stamp) ?? new Uint8Array();
    expect((await foundIn(new Map(stamped).set(packPaths.stamp, stamp), null)).what).toEqual([
      "stampDiffers",
      "stampOfOtherContent",
    ]);
  });

  test("is not older than its content", async () => {
    const late = await packBy(authority, "2999-01-01T00:00:00.000Z");
    expect((await foundIn(late)).what).toEqual(["stampBeforePack"]);
  });
});

describe("a pack without a time stamp", () => {
  test("is made when the authority fails, says so, and why", async () => {
    const files = await packWith({ refuses: true });
    expect([...files.keys()]).not.toContain(packPaths.stamp);
    const { what, words } = await foundIn(files, null);
    expect(what).toEqual([]);
    expect(words).toEqual([expect.stringContaining("it answered that it gives none")]);
    expect(textOf(files, packPaths.readme)).toContain("Without a time stamp: 127.0.0.1:");
    expect(textOf(files, packPaths.summary)).toContain("it answered that it gives none");
  });

  test("says nothing of stamps where nobody was to be asked", async () => {
    const files = await packBy(null);
    expect((await foundIn(files, null)).words).toEqual([]);
    for (const path of [packPaths.readme, packPaths.summary, packPaths.manifest])
      expect(textOf(files, path).toLowerCase(), path).not.toContain("stamp");
  });

  test("is not whole for who wants one, nor with one that was added", async () => {
    const plain = await packBy(null);
    expect((await foundIn(plain)).what).toEqual(["stampMissing"]);
    const stamp = stamped.get(packPaths.stamp) ?? new Uint8Array();
    expect((await foundIn(new Map(plain).set(packPaths.stamp, stamp), null)).what).toEqual([
      "packFileNotListed",
    ]);
  });
});

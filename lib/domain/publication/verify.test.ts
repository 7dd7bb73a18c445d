import { describe, expect, test } from "vitest";
import { canonicalJson, sha256 } from "./canonical";
import { type FileList, fileListHash, fileListSchema } from "./file-list";
import { type Manifest, manifestHash, manifestSchema } from "./manifest";
import { keyIdOf, publicKeyOf, signHash } from "./signature";
import { type PublicationLink, type SignedFiles, verifyAgainst, verifyChain } from "./verify";

const privateKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`;
const pem = publicKeyOf(privateKey);
const keys = [{ id: keyIdOf(pem), pem }];

type WholeLink = PublicationLink & { publicPart: string; files: Required<SignedFiles> };

function linkAfter(previous: WholeLink | null): WholeLink {
  const number = (previous?.manifest.number ?? 0) + 1;
  const publicPart = canonicalJson({ subprocessors: [`Vendor ${number}`] });
  const manifest: Manifest = {
    number,
    publishedAt: `2026-11-2${number}T14:00:00.000Z`,
    baseUrl: "https://trust.example",
    templateVersion: "1",
    previousHash: previous?.hash ?? null,
    publicHash: sha256(publicPart),
    customersHash: sha256(`customers ${number}`),
    auditHead: sha256(`audit ${number}`),
    keyId: keyIdOf(pem),
    simulated: false,
  };
  const hash = manifestHash(manifest);
  const digests = { "index.html": sha256(`page ${number}`), "list.json": sha256(publicPart) };
  const list: FileList = { number, manifestHash: hash, keyId: manifest.keyId, files: digests };
  const files = { list, signature: signHash(fileListHash(list), privateKey), found: digests };
  return { manifest, hash, signature: signHash(hash, privateKey), publicPart, files };
}

const first = linkAfter(null);
const second = linkAfter(first);
const third = linkAfter(second);
const chain = [first, second, third];

function problemsWith(changed: PublicationLink): string[] {
  const links = chain.map((link) => (link === second ? changed : link));
  return verifyChain(links, keys).map(({ number, what, path }) =>
    [number, what, path].filter((part) => part !== null).join(" "),
  );
}

describe("a chain of publications", () => {
  test("is without problems as it was published, in any order, and when there is none", () => {
    expect(verifyChain(chain, keys)).toEqual([]);
    expect(verifyChain(chain.toReversed(), keys)).toEqual([]);
    expect(verifyChain([], keys)).toEqual([]);
  });

  test("can be checked without parts and files", () => {
    const bare = chain.map(({ manifest, hash, signature }) => ({ manifest, hash, signature }));
    expect(verifyChain(bare, keys)).toEqual([]);
  });

  test("has manifests and lists that hold to their schema", () => {
    for (const { manifest, files } of chain) {
      expect(manifestSchema.parse(manifest)).toEqual(manifest);
      expect(fileListSchema.parse(files.list)).toEqual(files.list);
    }
    expect(manifestSchema.safeParse({ ...first.manifest, extra: 1 }).success).toBe(false);
  });
});

describe("a tampered manifest", () => {
  const otherDigest = sha256("other");

  test.each<[keyof Manifest, Partial<Manifest>, string[]]>([
    ["publishedAt", { publishedAt: "2026-11-01T00:00:00.000Z" }, []],
    ["baseUrl", { baseUrl: "https://elsewhere.example" }, []],
    ["templateVersion", { templateVersion: "2" }, []],
    ["customersHash", { customersHash: otherDigest }, []],
    ["auditHead", { auditHead: otherDigest }, []],
    ["simulated", { simulated: true }, []],
    ["publicHash", { publicHash: otherDigest }, ["2 publicPartDiffers"]],
    ["keyId", { keyId: "0".repeat(32) }, ["2 keyUnknown"]],
  ])("is found by its hash when %s was changed", (_, change, further) => {
    const manifest = { ...second.manifest, ...change };
    expect(problemsWith({ ...second, manifest })).toEqual(["2 manifestHashDiffers", ...further]);
  });

  test("is found by place and hash when previousHash was changed", () => {
    const manifest = { ...second.manifest, previousHash: otherDigest };
    expect(problemsWith({ ...second, manifest })).toEqual([
      "2 previousHashDiffers",
      "2 manifestHashDiffers",
    ]);
  });

  test("is found when its number was changed, to a gap or to one that is taken", () => {
    const numbered = (number: number) => ({ ...second, manifest: { ...second.manifest, number } });
    expect(problemsWith(numbered(4))).toEqual(
      expect.arrayContaining(["2 numberMissing", "4 manifestHashDiffers"]),
    );
    expect(problemsWith(numbered(1))).toEqual(
      expect.arrayContaining(["1 numberTwice", "2 numberMissing"]),
    );
    expect(problemsWith(numbered(2_000_000_000)).length).toBeLessThan(2000);
  });

  test("is found by signature and by the next link when its hash was made anew", () => {
    const manifest = { ...second.manifest, templateVersion: "2" };
    expect(problemsWith({ ...second, manifest, hash: manifestHash(manifest) })).toEqual([
      "2 signatureWrong",
      "2 fileListOfOtherPublication",
      "3 previousHashDiffers",
    ]);
  });

  test("is found by the next link when its signature was made anew, too", () => {
    const manifest = { ...second.manifest, templateVersion: "2" };
    const hash = manifestHash(manifest);
    const { files: _, ...bare } = second;
    expect(
      problemsWith({ ...bare, manifest, hash, signature: signHash(hash, privateKey) }),
    ).toEqual(["3 previousHashDiffers"]);
  });
});

describe("a tampered link", () => {
  test("is found when its hash was changed", () => {
    expect(problemsWith({ ...second, hash: sha256("other") })).toEqual([
      "2 manifestHashDiffers",
      "2 signatureWrong",
      "2 fileListOfOtherPublication",
      "3 previousHashDiffers",
    ]);
  });

  test("is found when its signature is that of another", () => {
    expect(problemsWith({ ...second, signature: first.signature })).toEqual(["2 signatureWrong"]);
  });

  test("is found when one character of the public part was changed, or white space added", () => {
    const changed = second.publicPart.replace("Vendor 2", "Vendor 9");
    expect(problemsWith({ ...second, publicPart: changed })).toEqual(["2 publicPartDiffers"]);
    expect(problemsWith({ ...second, publicPart: `${second.publicPart}\n` })).toEqual([
      "2 publicPartDiffers",
    ]);
  });

  test("is found when it was taken out, at the start or in the middle", () => {
    expect(verifyChain([first, third], keys)).toMatchObject([{ number: 2, what: "numberMissing" }]);
    expect(verifyChain([second, third], keys)).toMatchObject([
      { number: 1, what: "numberMissing" },
    ]);
  });

  test("is not trusted under no key, or a key that is listed under another's name", () => {
    const listedFalsely = keys.map((key) => ({ ...key, pem: "no key" }));
    for (const untrusted of [[], listedFalsely]) {
      expect(verifyChain([first], untrusted).map(({ what }) => what)).toEqual([
        "keyUnknown",
        "fileListKeyUnknown",
      ]);
    }
  });
});

describe("a tampered file", () => {
  const { list, signature, found } = second.files;
  const withFiles = (files: SignedFiles) => problemsWith({ ...second, files });

  test("is named when it differs, is missing or was slipped in", () => {
    expect(
      withFiles({ list, signature, found: { ...found, "index.html": sha256("other") } }),
    ).toEqual(["2 fileDiffers index.html"]);
    expect(
      withFiles({ list, signature, found: { "index.html": found["index.html"] ?? "" } }),
    ).toEqual(["2 fileMissing list.json"]);
    expect(withFiles({ list, signature, found: { ...found, "new.html": sha256("new") } })).toEqual([
      "2 fileNotListed new.html",
    ]);
  });

  test("is not asked for when only the list is checked", () => {
    expect(withFiles({ list, signature })).toEqual([]);
  });

  test("cannot be covered up by a changed list", () => {
    const files = { ...list.files, "index.html": sha256("other") };
    expect(withFiles({ list: { ...list, files }, signature, found: files })).toEqual([
      "2 fileListSignatureWrong",
    ]);
  });

  test("cannot be covered up by the true list of another publication", () => {
    expect(withFiles(first.files)).toEqual(["2 fileListOfOtherPublication"]);
  });

  test("cannot be covered up by a list under an unknown key", () => {
    expect(withFiles({ list: { ...list, keyId: "0".repeat(32) }, signature, found })).toEqual([
      "2 fileListKeyUnknown",
    ]);
  });
});

describe("a head that the reader holds", () => {
  const head = { number: 3, hash: third.hash };

  test("stands while the chain goes on", () => {
    expect(verifyAgainst(chain, head)).toBeNull();
    expect(verifyAgainst(chain, { number: 1, hash: first.hash })).toBeNull();
  });

  test("finds the newest publication removed, which the chain alone cannot", () => {
    expect(verifyChain([first, second], keys)).toEqual([]);
    expect(verifyAgainst([first, second], head)).toEqual({
      number: 3,
      what: "removed",
      path: null,
    });
  });

  test("finds a publication rewritten, signed and chained as it may be", () => {
    const manifest = { ...third.manifest, customersHash: sha256("other") };
    const hash = manifestHash(manifest);
    const { files: _, ...bare } = third;
    const rewritten = [
      first,
      second,
      { ...bare, manifest, hash, signature: signHash(hash, privateKey) },
    ];
    expect(verifyChain(rewritten, keys)).toEqual([]);
    expect(verifyAgainst(rewritten, head)).toMatchObject({ number: 3, what: "rewritten" });
  });

  test("is not satisfied by a hash that is only claimed", () => {
    const manifest = { ...third.manifest, customersHash: sha256("other") };
    expect(verifyAgainst([first, second, { ...third, manifest }], head)).toMatchObject({
      what: "rewritten",
    });
  });
});

import { describe, expect, test } from "vitest";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { Manifest } from "@/lib/domain/publication/manifest";
import { manifestHash } from "@/lib/domain/publication/manifest";
import { publicFixture } from "@/lib/testing/public-fixture";
import { type ChainLink, drawChain } from "./chain";
import { currentFiles, permalinkFiles } from "./published-tree";

const digest = sha256("x");

function link(number: number, previousHash: string | null): ChainLink {
  const manifest: Manifest = {
    number,
    publishedAt: publicFixture.publishedAt,
    baseUrl: publicFixture.baseUrl,
    templateVersion: "1",
    previousHash,
    publicHash: digest,
    customersHash: digest,
    auditHead: digest,
    keyId: "k",
    simulated: false,
  };
  return { manifest, hash: manifestHash(manifest), signature: "c2ln" };
}

const first = link(1, null);
const second = link(2, first.hash);
const newest = {
  organisation: publicFixture.public.organisation,
  baseUrl: publicFixture.baseUrl,
  simulated: false,
};

function textOf(files: readonly { path: string; bytes: Uint8Array }[], path: string): string {
  return new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
}

describe("drawChain", () => {
  const files = drawChain([second, first], [{ id: "k", pem: "PEM" }], newest);

  test("lists every publication with its whole manifest, in order", () => {
    expect(JSON.parse(textOf(files, "publications.json"))).toMatchObject({
      publications: [
        { number: 1, hash: first.hash, previousHash: null, manifest: first.manifest },
        { number: 2, hash: second.hash, previousHash: first.hash, signature: "c2ln" },
      ],
    });
  });

  test("gives the keys that sign", () => {
    expect(JSON.parse(textOf(files, "publications/keys.json"))).toEqual({
      keys: [{ id: "k", pem: "PEM" }],
    });
  });

  test("shows the newest first", () => {
    const html = textOf(files, "publications.html");
    expect(html.indexOf('id="p-2"')).toBeLessThan(html.indexOf('id="p-1"'));
  });
});

describe("permalinkFiles", () => {
  const list = { number: 1, manifestHash: first.hash, keyId: "k", files: {} };
  const files = permalinkFiles({
    ...first,
    publicPart: canonicalJson(publicFixture.public),
    files: [],
    fileList: list,
    fileListSignature: "bGlzdA==",
  });

  test("gives the manifest as the bytes whose SHA-256 is the publication's hash", () => {
    expect(sha256(textOf(files, "manifest.json"))).toBe(first.hash);
  });

  test("gives the list of files as the bytes whose SHA-256 is signed", () => {
    expect(sha256(textOf(files, "files.json"))).toBe(sha256(canonicalJson(list)));
    expect(textOf(files, "files.sig")).toBe("bGlzdA==");
  });
});

describe("currentFiles", () => {
  test("refuses two files of one address", () => {
    const file = { path: "a.json", contentType: "application/json", bytes: new Uint8Array() };
    expect(() => currentFiles([file], [file])).toThrow(RangeError);
  });
});

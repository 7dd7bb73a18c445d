import { sha256 } from "@/lib/domain/publication/canonical";
import { isKeyListedTruly, verifySignature } from "@/lib/domain/publication/signature";
import { type ChainProblem, type PublicKey, verifyChain } from "@/lib/domain/publication/verify";
import { isStamped, type PackManifest, packHash, packManifestSchema, packPaths } from "./pack";
import { keysSchema } from "./pack-facts";
import { jsonIn, type PackParts, readParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";
import { problemsOfChanges } from "./verify-changes";
import { problemsOfDates } from "./verify-dates";
import { problemsOfEffect } from "./verify-effect";
import { problemsOfExcerpt } from "./verify-excerpt";
import { attemptsIn, type FoundMails, problemsOfMails } from "./verify-mails";
import { problemsOfSeals, sealedLate } from "./verify-seals";
import { problemsOfTerminations } from "./verify-terminations";
import { problemsOfActs, undisclosedActs } from "./verify-told";

/** What was found in a pack: of each file its digest, of each mail what its headers name, and the texts of the others. */
export type FoundPack = FoundMails & {
  readonly texts: ReadonlyMap<string, string>;
  readonly stamp: Uint8Array | null;
};

export type PackVerdict = {
  readonly problems: readonly PackProblem[];
  readonly chain: readonly ChainProblem[];
  readonly manifest: PackManifest | null;
  /** whether a key signed that the reader brought, or one that came with the pack */
  readonly keyIs: "TRUSTED" | "ENCLOSED";
  readonly counts: {
    readonly notices: number;
    readonly mails: number;
    readonly auditEntries: number;
    /** attempts that no audit entry has sealed yet: they were made while the pack was */
    readonly unsealed: number;
    /** attempts that were sealed more than an hour after they are said to have begun */
    readonly sealedLate: number;
    /** attempts whose relay took a mail that was not kept: its hash alone is there */
    readonly notKept: number;
    /** entries on acts like objections and approvals that show nothing but their hashes */
    readonly undisclosed: number;
  };
};

const nothing: PackVerdict["counts"] = {
  notices: 0,
  mails: 0,
  auditEntries: 0,
  unsealed: 0,
  sealedLate: 0,
  notKept: 0,
  undisclosed: 0,
};

/**
 * Checks a pack of evidence with nothing but its own files: signature, files, mails against the hashes of their attempts, attempts
 * against their seals, days against the terms, acts against the audit chain, publications against their signatures.
 *
 * Source: GDPR Art. 5(2), 24(1) (to be able to demonstrate).
 * Reading: the files are checked against the signature, and, beyond it, against one another: whoever holds the signing key could
 * sign a pack that does not hold together. What only the whole chain could tell is counted and not judged.
 *
 * @param trusted keys that the reader has from elsewhere; null: the keys in the pack must do, and nobody else vouches for them
 */
export function verifyPack(found: FoundPack, trusted: readonly PublicKey[] | null): PackVerdict {
  const listed = found.texts.get(packPaths.manifest);
  const manifest = packManifestSchema.safeParse(jsonIn(listed));
  const keyIs = trusted === null ? "ENCLOSED" : "TRUSTED";
  // Another way to write the same list could say another thing to another reader.
  if (!manifest.success || packHash(manifest.data) !== found.digests.get(packPaths.manifest)) {
    const problems = [packProblem("packUnreadable", packPaths.manifest)];
    return { problems, chain: [], manifest: null, keyIs, counts: nothing };
  }
  const enclosed = enclosedKeys(found);
  const sealed = [
    ...problemsOfSignature(found, manifest.data, trusted ?? enclosed),
    ...problemsOfFiles(found, manifest.data),
  ];
  const parts = readParts(found.texts);
  if (!("changes" in parts))
    return {
      problems: [...sealed, ...parts],
      chain: [],
      manifest: manifest.data,
      keyIs,
      counts: nothing,
    };
  return {
    problems: [...sealed, ...problemsBetween(parts, found, manifest.data)],
    chain: verifyChain(parts.publications, [...(trusted ?? []), ...enclosed]),
    manifest: manifest.data,
    keyIs,
    counts: countsOf(parts, found),
  };
}

function countsOf(parts: PackParts, { digests }: FoundPack): PackVerdict["counts"] {
  const attempts = attemptsIn(parts.deliveries).map(({ attempt }) => attempt);
  return {
    notices: parts.notices.length,
    mails: [...digests.keys()].filter((path) => path.startsWith("mails/")).length,
    auditEntries: parts.excerpt.entries.length,
    unsealed: attempts.filter(({ sealedBy }) => sealedBy === null).length,
    sealedLate: sealedLate(parts),
    notKept: attempts.filter(({ mail }) => mail.state === "NOT_KEPT").length,
    undisclosed: undisclosedActs(parts),
  };
}

function problemsBetween(
  parts: PackParts,
  found: FoundPack,
  manifest: PackManifest,
): PackProblem[] {
  return [
    ...problemsOfMails(parts, found),
    ...problemsOfSeals(parts, manifest),
    ...problemsOfExcerpt(parts, manifest),
    ...problemsOfActs(parts, manifest),
    ...problemsOfTerminations(parts, found),
    ...problemsOfChanges(parts, manifest),
    ...problemsOfDates(parts),
    ...problemsOfEffect(parts),
  ];
}

function enclosedKeys({ texts }: FoundPack): PublicKey[] {
  const keys = keysSchema.safeParse(jsonIn(texts.get(packPaths.keys)));
  return keys.success ? keys.data.keys : [];
}

function problemsOfSignature(
  { texts, stamp }: FoundPack,
  manifest: PackManifest,
  keys: readonly PublicKey[],
): PackProblem[] {
  const key = keys.find((one) => one.id === manifest.keyId && isKeyListedTruly(one));
  if (key === undefined) return [packProblem("packKeyUnknown", `key ${manifest.keyId}`)];
  function isSigned(hash: string, path: string): boolean {
    return verifySignature(hash, texts.get(path)?.trim() ?? "", key?.pem ?? "");
  }
  return [
    ...(isSigned(packHash(manifest), packPaths.signature)
      ? []
      : [packProblem("packSignatureWrong", packPaths.signature)]),
    ...(isStamped(manifest) && stamp && !isSigned(sha256(stamp), packPaths.stampSignature)
      ? [packProblem("stampDiffers", packPaths.stamp)]
      : []),
  ];
}

function problemsOfFiles({ digests }: FoundPack, manifest: PackManifest): PackProblem[] {
  const { files } = manifest;
  const own: readonly string[] = [
    packPaths.manifest,
    packPaths.signature,
    ...(isStamped(manifest) ? [packPaths.stamp, packPaths.stampSignature] : []),
  ];
  const paths = new Set([...Object.keys(files), ...digests.keys()]);
  return [...paths]
    .filter((path) => !own.includes(path))
    .toSorted()
    .flatMap((path) => {
      const [expected, found] = [files[path], digests.get(path)];
      if (found === undefined) return [packProblem("packFileMissing", path)];
      if (expected === undefined) return [packProblem("packFileNotListed", path)];
      return expected === found ? [] : [packProblem("packFileDiffers", path)];
    });
}

import { isKeyListedTruly, verifySignature } from "@/lib/domain/publication/signature";
import { type ChainProblem, type PublicKey, verifyChain } from "@/lib/domain/publication/verify";
import { type PackManifest, packHash, packManifestSchema, packPaths } from "./pack";
import { keysSchema } from "./pack-facts";
import { jsonIn, type PackParts, readParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";
import { problemsOfDates } from "./verify-dates";
import { problemsOfExcerpt } from "./verify-excerpt";
import { type FoundMails, problemsOfMails, problemsOfSeals } from "./verify-mails";
import { problemsOfActs } from "./verify-told";

/** What was found in a pack: of each file its digest, of each mail what its headers name, and the texts of the others. */
export type FoundPack = FoundMails & { readonly texts: ReadonlyMap<string, string> };

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
  };
};

/**
 * Checks a pack of evidence with nothing but its own files: signature, files, mails against the hashes of their attempts, attempts
 * against their seals, days against the terms, acts against the audit chain, publications against their signatures.
 *
 * Source: GDPR Art. 5(2), 24(1) (to be able to demonstrate).
 * Reading: the files are checked against the signature, and, beyond it, against one another: whoever holds the signing key could
 * sign a pack that does not hold together.
 *
 * @param trusted keys that the reader has from elsewhere; null: the keys in the pack must do, and nobody else vouches for them
 */
export function verifyPack(found: FoundPack, trusted: readonly PublicKey[] | null): PackVerdict {
  const manifest = packManifestSchema.safeParse(jsonIn(found.texts.get(packPaths.manifest)));
  const keyIs = trusted === null ? "ENCLOSED" : "TRUSTED";
  const counts = { notices: 0, mails: 0, auditEntries: 0 };
  if (!manifest.success) {
    const problems = [packProblem("packUnreadable", packPaths.manifest)];
    return { problems, chain: [], manifest: null, keyIs, counts };
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
      counts,
    };
  return {
    problems: [...sealed, ...problemsBetween(parts, found, manifest.data)],
    chain: verifyChain(parts.publications, [...(trusted ?? []), ...enclosed]),
    manifest: manifest.data,
    keyIs,
    counts: {
      notices: parts.notices.length,
      mails: [...found.digests.keys()].filter((path) => path.startsWith("mails/")).length,
      auditEntries: parts.excerpt.entries.length,
    },
  };
}

function problemsBetween(
  parts: PackParts,
  found: FoundPack,
  manifest: PackManifest,
): PackProblem[] {
  return [
    ...problemsOfMails(parts, found),
    ...problemsOfSeals(parts),
    ...problemsOfExcerpt(parts, manifest),
    ...problemsOfActs(parts),
    ...problemsOfDates(parts),
  ];
}

function enclosedKeys({ texts }: FoundPack): PublicKey[] {
  const keys = keysSchema.safeParse(jsonIn(texts.get(packPaths.keys)));
  return keys.success ? keys.data.keys : [];
}

function problemsOfSignature(
  { texts }: FoundPack,
  manifest: PackManifest,
  keys: readonly PublicKey[],
): PackProblem[] {
  const key = keys.find((one) => one.id === manifest.keyId && isKeyListedTruly(one));
  if (key === undefined) return [packProblem("packKeyUnknown", `key ${manifest.keyId}`)];
  const signature = texts.get(packPaths.signature)?.trim() ?? "";
  return verifySignature(packHash(manifest), signature, key.pem)
    ? []
    : [packProblem("packSignatureWrong", packPaths.signature)];
}

function problemsOfFiles({ digests }: FoundPack, { files }: PackManifest): PackProblem[] {
  const own: readonly string[] = [packPaths.manifest, packPaths.signature];
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

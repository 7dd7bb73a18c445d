import { sha256 } from "./canonical";
import { type FileList, fileListHash } from "./file-list";
import { type Manifest, manifestHash } from "./manifest";
import { isKeyListedTruly, verifySignature } from "./signature";

/** One publication as an outsider finds it, with as much of it as was fetched. */
export type PublicationLink = {
  manifest: Manifest;
  hash: string;
  signature: string;
  /** the text as it was served, byte for byte */
  publicPart?: string;
  files?: SignedFiles;
  /** the PDFs that the list of files promises; left out while they are not there */
  documents?: SignedFiles;
};

export type SignedFiles = {
  list: FileList;
  signature: string;
  /** path → SHA-256 of the bytes that were found there; left out when only the list is to be checked */
  found?: Readonly<Record<string, string>>;
};

export type PublicKey = { id: string; pem: string };

export type ChainProblem = {
  /** of the publication concerned */
  number: number;
  what:
    | "numberMissing"
    | "numberTwice"
    | "manifestHashDiffers"
    | "previousHashDiffers"
    | "publicPartDiffers"
    | "keyUnknown"
    | "signatureWrong"
    | "fileListOfOtherPublication"
    | "fileListKeyUnknown"
    | "fileListSignatureWrong"
    | "fileDiffers"
    | "fileMissing"
    | "fileNotListed"
    | "removed"
    | "rewritten";
  /** of the file concerned, else null */
  path: string | null;
};

/** What is verified was written by others: a number of a thousand millions must not fill the memory. */
const longestGapNamed = 1000;

/**
 * Checks a chain of publications from outside: each by itself, and each against the one before it.
 *
 * Source: none, product decision (publications are numbered from 1 without a gap, hashed, chained and signed).
 * Reading: a chain that lacks its newest publications looks whole; only a head known from elsewhere finds that
 * (see verifyAgainst).
 *
 * @param links publications in any order
 * @param keys  keys that the reader trusts; one whose id is not that of its own bytes is passed over
 * @returns     the problems by number; empty when all is well, as it is for no publication at all
 */
export function verifyChain(
  links: readonly PublicationLink[],
  keys: readonly PublicKey[],
): ChainProblem[] {
  const inOrder = links.toSorted((one, other) => one.manifest.number - other.manifest.number);
  const pemById = new Map(keys.filter(isKeyListedTruly).map(({ id, pem }) => [id, pem]));
  return inOrder.flatMap((link, index) => [
    ...problemsOfPlace(link, inOrder[index - 1]),
    ...problemsOfLink(link, pemById),
    ...(link.files ? problemsOfFiles(link, link.files, pemById) : []),
    ...(link.documents ? problemsOfFiles(link, link.documents, pemById) : []),
    ...problemsOfPromise(link),
  ]);
}

/**
 * Checks a chain against a head that the reader holds, from a mail or an annex.
 *
 * @returns the problem with the publication named there: "removed", "rewritten"; null when it stands unchanged
 */
export function verifyAgainst(
  links: readonly PublicationLink[],
  head: { number: number; hash: string },
): ChainProblem | null {
  const link = links.find(({ manifest }) => manifest.number === head.number);
  if (!link) return problem(head.number, "removed");
  const isUnchanged = link.hash === head.hash && manifestHash(link.manifest) === head.hash;
  return isUnchanged ? null : problem(head.number, "rewritten");
}

function problemsOfPlace(
  { manifest }: PublicationLink,
  previous: PublicationLink | undefined,
): ChainProblem[] {
  const expected = previous ? previous.manifest.number + 1 : 1;
  if (manifest.number < expected) return [problem(manifest.number, "numberTwice")];
  if (manifest.number > expected) {
    const missing = Math.min(manifest.number - expected, longestGapNamed);
    return Array.from({ length: missing }, (_, offset) =>
      problem(expected + offset, "numberMissing"),
    );
  }
  const isChained = manifest.previousHash === (previous?.hash ?? null);
  return isChained ? [] : [problem(manifest.number, "previousHashDiffers")];
}

function problemsOfLink(
  { manifest, hash, signature, publicPart }: PublicationLink,
  pemById: ReadonlyMap<string, string>,
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const { number } = manifest;
  if (manifestHash(manifest) !== hash) problems.push(problem(number, "manifestHashDiffers"));
  if (publicPart !== undefined && sha256(publicPart) !== manifest.publicHash) {
    problems.push(problem(number, "publicPartDiffers"));
  }
  const pem = pemById.get(manifest.keyId);
  if (pem === undefined) problems.push(problem(number, "keyUnknown"));
  else if (!verifySignature(hash, signature, pem)) problems.push(problem(number, "signatureWrong"));
  return problems;
}

function problemsOfFiles(
  { manifest, hash }: PublicationLink,
  { list, signature, found }: SignedFiles,
  pemById: ReadonlyMap<string, string>,
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const { number } = manifest;
  if (list.number !== number || list.manifestHash !== hash) {
    problems.push(problem(number, "fileListOfOtherPublication"));
  }
  const pem = pemById.get(list.keyId);
  if (pem === undefined) problems.push(problem(number, "fileListKeyUnknown"));
  else if (!verifySignature(fileListHash(list), signature, pem)) {
    problems.push(problem(number, "fileListSignatureWrong"));
  }
  return found ? [...problems, ...problemsOfFound(number, list.files, found)] : problems;
}

/** The PDFs that are there must be those that the list of files has promised. */
function problemsOfPromise({ manifest, files, documents }: PublicationLink): ChainProblem[] {
  if (files === undefined || documents === undefined) return [];
  const promised = files.list.documents ?? [];
  const listed = Object.keys(documents.list.files);
  const missing = promised.filter((path) => !listed.includes(path));
  const strange = listed.filter((path) => !promised.includes(path));
  return [
    ...missing.map((path) => problem(manifest.number, "fileMissing", path)),
    ...strange.map((path) => problem(manifest.number, "fileNotListed", path)),
  ];
}

function problemsOfFound(
  number: number,
  listed: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): ChainProblem[] {
  const paths = [...new Set([...Object.keys(listed), ...Object.keys(found)])].sort();
  return paths.flatMap((path): ChainProblem[] => {
    if (!Object.hasOwn(found, path)) return [problem(number, "fileMissing", path)];
    if (!Object.hasOwn(listed, path)) return [problem(number, "fileNotListed", path)];
    return listed[path] === found[path] ? [] : [problem(number, "fileDiffers", path)];
  });
}

function problem(
  number: number,
  what: ChainProblem["what"],
  path: string | null = null,
): ChainProblem {
  return { number, what, path };
}

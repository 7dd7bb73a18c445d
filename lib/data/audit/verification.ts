import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import {
  documentListPaths,
  type FileList,
  fileListHash,
  fileListSchema,
} from "@/lib/domain/publication/file-list";
import {
  type ChainProblem,
  type PublicationLink,
  type SignedFiles,
  verifyAgainst,
  verifyChain,
} from "@/lib/domain/publication/verify";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { readSeals, type SealRead, unsealedBefore } from "../mail/attempt-seals";
import { sentMailProblems } from "../mail/sent-mail-digests";
import type { Transaction } from "../write";
import { type AuditProblem, type AuditRead, readAuditChain } from "./audit";
import { type KeptFileProblem, keptFileProblems } from "./kept-digests";
import { compareWithReplay, type ReplayProblem } from "./replay";
import { revisionDigests } from "./revision-digests";

export type StoredProblem = {
  what:
    | "revisionsDiffer"
    | "customersPartDiffers"
    | "fileListUnreadable"
    | "fileListNotAsDrawn"
    | "attemptDiffers"
    | "attemptUnsealed"
    | "attemptsDiffer"
    | "publicationMissing";
  where: string;
};

/** What an installation says of itself, read from inside at one moment. */
export type InstallationVerdict = {
  problems: (AuditProblem | ReplayProblem | StoredProblem | KeptFileProblem)[];
  chain: ChainProblem[];
  auditEntries: number;
  auditHead: string | null;
  publications: number;
  files: number;
  records: number;
  newest: { number: number; hash: string } | null;
};

type Read = {
  link: PublicationLink;
  problems: StoredProblem[];
  listingHash: string | null;
  documentsHash: string | null;
};

/**
 * Checks an installation from inside: the audit chain, every publication with its files, that the typed tables are what
 * the revisions make of them, and that files which are kept with their hash still have it.
 *
 * @param head a publication that the reader knows from a mail, which must be in the chain
 */
export async function verifyInstallation(
  head: { number: number; hash: string } | null,
): Promise<InstallationVerdict> {
  return database().$transaction((tx) => verifyIn(tx, head), {
    // One moment for all that is compared, however much is written meanwhile.
    isolationLevel: "RepeatableRead",
    maxWait: 60_000,
    timeout: 3_600_000,
  });
}

async function verifyIn(
  tx: Transaction,
  head: { number: number; hash: string } | null,
): Promise<InstallationVerdict> {
  const keys = (await tx.signingKey.findMany()).map(({ keyId, publicKey }) => ({
    id: keyId,
    pem: publicKey,
  }));
  const numbers = await tx.publication.findMany({
    select: { number: true, auditHead: true },
    orderBy: { number: "asc" },
  });
  const reads: Read[] = [];
  for (const { number } of numbers) reads.push(await readPublication(tx, number));
  const links = reads.map(({ link }) => link);
  const against = head === null ? null : verifyAgainst(links, head);

  const heads = new Map(
    numbers.map(({ number, auditHead }) => [auditHead, `publication ${number}`]),
  );
  const audit = await readAuditChain(tx, heads);
  const replay = await compareWithReplay(tx);
  const newest = links.at(-1);
  return {
    problems: [
      ...audit.problems,
      ...reads.flatMap(({ problems }) => problems),
      ...problemsOfDrawn(audit, reads),
      ...problemsOfRevisions(audit, await revisionDigests(tx, null)),
      ...problemsOfAttempts(audit, await readSeals(tx)),
      ...(await unsealedBefore(tx)).map((where) => ({ what: "attemptUnsealed" as const, where })),
      ...replay.problems,
      ...(await keptFileProblems(tx)),
      ...(await sentMailProblems(tx)),
    ],
    chain: [...verifyChain(links, keys), ...(against === null ? [] : [against])],
    auditEntries: audit.entries,
    auditHead: audit.head?.hash ?? null,
    publications: links.length,
    files: links.reduce(
      (sum, { files, documents }) =>
        sum + Object.keys({ ...files?.found, ...documents?.found }).length,
      0,
    ),
    records: replay.records,
    newest: newest === undefined ? null : { number: newest.manifest.number, hash: newest.hash },
  };
}

/** One at a time, and of its parts and files only the digests: all of them may be more than the memory holds. */
async function readPublication(tx: Transaction, number: number): Promise<Read> {
  const row = await tx.publication.findUniqueOrThrow({
    where: { number },
    include: { listing: true },
  });
  const { publicPart, customersPart, listing, hash, signature } = row;
  const where = `publication ${number}`;
  const problems: StoredProblem[] =
    sha256(customersPart) === row.customersHash ? [] : [{ what: "customersPartDiffers", where }];
  const link = { manifest: manifestOf(row), hash, signature, publicPart };
  if (listing === null)
    return { link: withoutText(link), problems, listingHash: null, documentsHash: null };
  const list = fileListSchema.safeParse(jsonOf(listing.listing));
  if (!list.success)
    return {
      link: withoutText(link),
      problems: [...problems, { what: "fileListUnreadable", where }],
      listingHash: null,
      documentsHash: null,
    };
  const found = await digestsOf(tx, number);
  const documents = await readDocuments(tx, number, list.data, found);
  return {
    link: {
      ...withoutText(link),
      files: {
        list: list.data,
        signature: listing.signature,
        found: pickedFrom(found, (path) => !documents.paths.has(path)),
      },
      ...(documents.signed !== null && { documents: documents.signed }),
    },
    problems: documents.isUnreadable
      ? [...problems, { what: "fileListUnreadable", where: `${where}, ${documentListPaths.list}` }]
      : problems,
    listingHash: fileListHash(list.data),
    documentsHash: documents.signed && fileListHash(documents.signed.list),
  };
}

type Digests = Readonly<Record<string, string>>;

function pickedFrom(found: Digests, isPicked: (path: string) => boolean): Digests {
  return Object.fromEntries(Object.entries(found).filter(([path]) => isPicked(path)));
}

/** The PDFs of a publication, once they are drawn: promised by the list of its pages, and signed in one of their own. */
async function readDocuments(
  tx: Transaction,
  number: number,
  { documents: promised = [] }: FileList,
  found: Digests,
): Promise<{
  signed: SignedFiles | null;
  paths: ReadonlySet<string>;
  isUnreadable: boolean;
}> {
  const { list: listPath, signature: signaturePath } = documentListPaths;
  const paths = new Set([...promised, listPath, signaturePath]);
  const rows = await tx.publicationFile.findMany({
    where: { number, path: { in: [listPath, signaturePath] } },
    select: { path: true, bytes: true },
  });
  const textOf = (path: string) => {
    const row = rows.find((one) => one.path === path);
    return row === undefined ? null : Buffer.from(row.bytes).toString();
  };
  const text = textOf(listPath);
  if (text === null) return { signed: null, paths: new Set(), isUnreadable: false };
  const list = fileListSchema.safeParse(jsonOf(text));
  if (!list.success || canonicalJson(list.data) !== text)
    return { signed: null, paths, isUnreadable: true };
  const signed = {
    list: list.data,
    signature: textOf(signaturePath) ?? "",
    found: pickedFrom(found, (path) => promised.includes(path)),
  };
  return { signed, paths, isUnreadable: false };
}

/** The text is checked here by its hash; a text that differs is kept, so that the chain names it. */
function withoutText({
  publicPart,
  ...link
}: PublicationLink & { publicPart: string }): PublicationLink {
  return sha256(publicPart) === link.manifest.publicHash ? link : { ...link, publicPart };
}

/** As stored and not parsed: whatever was written there by force is to be named, not to end the check. */
export function manifestOf(
  row: Omit<Prisma.PublicationGetPayload<object>, "publicPart" | "customersPart">,
): PublicationLink["manifest"] {
  const {
    number,
    baseUrl,
    templateVersion,
    previousHash,
    publicHash,
    customersHash,
    auditHead,
    keyId,
    simulated,
  } = row;
  const publishedAt = instantOfColumn(row.publishedAt);
  return {
    number,
    publishedAt,
    baseUrl,
    templateVersion,
    previousHash,
    publicHash,
    customersHash,
    auditHead,
    keyId,
    simulated,
  };
}

async function digestsOf(tx: Transaction, number: number): Promise<Record<string, string>> {
  const rows = await tx.$queryRaw<{ path: string; digest: string }[]>`
    select path, encode(sha256(bytes), 'hex') as digest from "PublicationFile" where number = ${number} order by path`;
  return Object.fromEntries(rows.map(({ path, digest }) => [path, digest]));
}

/** The audit chain says which publications were drawn, and as what: a publication taken out, or signed anew, shows. */
function problemsOfDrawn(audit: AuditRead, reads: readonly Read[]): StoredProblem[] {
  const byNumber = new Map(reads.map((read) => [read.link.manifest.number, read]));
  return [
    ...[...audit.drawn].flatMap(([number, listingHash]): StoredProblem[] => {
      const where = `publication ${number}`;
      const read = byNumber.get(number);
      if (read === undefined) return [{ what: "publicationMissing", where }];
      return read.listingHash === listingHash ? [] : [{ what: "fileListNotAsDrawn", where }];
    }),
    ...[...audit.documents].flatMap(([number, listingHash]): StoredProblem[] =>
      !byNumber.has(number) || byNumber.get(number)?.documentsHash === listingHash
        ? []
        : [
            {
              what: "fileListNotAsDrawn",
              where: `publication ${number}, ${documentListPaths.list}`,
            },
          ],
    ),
  ];
}

/** Every entry says what it wrote of the register: what is stored now must be that. */
function problemsOfRevisions(
  audit: AuditRead,
  stored: readonly { position: number; digest: string }[],
): StoredProblem[] {
  const found = new Map(stored.map(({ position, digest }) => [position, digest]));
  const positions = new Set([...found.keys(), ...audit.revisions.keys()]);
  return [...positions]
    .filter((position) => audit.revisions.get(position) !== null)
    .filter((position) => audit.revisions.get(position) !== found.get(position))
    .map((position) => ({ what: "revisionsDiffer", where: `audit entry ${position}` }));
}

/** Attempts to tell are sealed under an entry; one altered, added to a seal or taken out of it shows. */
function problemsOfAttempts(audit: AuditRead, { digests, altered }: SealRead): StoredProblem[] {
  const positions = [...new Set([...digests.keys(), ...audit.seals.keys()])];
  return [
    ...altered.map((where) => ({ what: "attemptDiffers" as const, where })),
    ...positions
      .filter((position) => audit.seals.get(position) !== null)
      .filter((position) => audit.seals.get(position) !== digests.get(position))
      .map((position) => ({ what: "attemptsDiffer" as const, where: `audit entry ${position}` })),
  ];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

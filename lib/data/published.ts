import type { Actor, PublicActor } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import { readLinkToken } from "@/lib/domain/link-token";
import type { LinkedNotices } from "@/lib/domain/portal-view";
import { sha256 } from "@/lib/domain/publication/canonical";
import { documentListPaths, type FileList, fileListHash } from "@/lib/domain/publication/file-list";
import { type Manifest, manifestSchema } from "@/lib/domain/publication/manifest";
import type {
  DrawnFile,
  PublicPart,
  PublicPublication,
} from "@/lib/domain/publication/public-part";
import type { PublicKey } from "@/lib/domain/publication/verify";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { confirmContact, contactToConfirm } from "./customers/contacts";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { instantOfColumn } from "./days";
import { contactOfDigestLink, stopDigest } from "./digest/digest-choices";
import { linkedNotices, objectByLink } from "./objections/objection-link";
import type { Statement, WordRefusal } from "./portal/portal-acts";
import {
  canConfirm,
  canUnsubscribe,
  confirmSubscription,
  type Subscription,
  subscribe,
  subscriptionChoices,
  unsubscribe,
} from "./publications/subscribers";
import { write } from "./write";

/** One publication as anyone may hold it: nothing here comes from anywhere but a publication. */
export type PublishedPublication = {
  readonly manifest: Manifest;
  readonly hash: string;
  readonly signature: string;
  readonly publicPart: string;
};

/** Every publication, oldest first, without its customers' part. */
export async function listPublications(): Promise<PublishedPublication[]> {
  const rows = await database().publication.findMany({
    orderBy: { number: "asc" },
    omit: { customersPart: true },
  });
  return rows.map(publishedOf);
}

type PublicRow = Omit<Prisma.PublicationGetPayload<object>, "customersPart">;

function publishedOf(row: PublicRow): PublishedPublication {
  const manifest = manifestSchema.parse({
    number: row.number,
    publishedAt: instantOfColumn(row.publishedAt),
    baseUrl: row.baseUrl,
    templateVersion: row.templateVersion,
    previousHash: row.previousHash,
    publicHash: row.publicHash,
    customersHash: row.customersHash,
    auditHead: row.auditHead,
    keyId: row.keyId,
    simulated: row.simulated,
  });
  return { manifest, hash: row.hash, signature: row.signature, publicPart: row.publicPart };
}

/** A publication as the drawing side reads it. */
export function drawable({
  manifest,
  hash,
  signature,
  publicPart,
}: PublishedPublication): PublicPublication {
  const { number, publishedAt, baseUrl, templateVersion, previousHash, keyId } = manifest;
  return {
    number,
    publishedAt: publishedAt as Instant,
    baseUrl,
    templateVersion,
    hash,
    previousHash,
    signature,
    keyId,
    public: JSON.parse(publicPart) as PublicPart,
  };
}

/** The keys that sign or have signed, oldest first. */
export async function listKeys(): Promise<PublicKey[]> {
  const keys = await database().signingKey.findMany({ orderBy: { from: "asc" } });
  return keys.map(({ keyId, publicKey }) => ({ id: keyId, pem: publicKey }));
}

/** The numbers of publications whose files are not drawn yet, oldest first. */
export async function undrawnNumbers(): Promise<number[]> {
  const rows = await database().publication.findMany({
    where: { listing: null },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ number }) => number);
}

/** Keeps the drawn files of a publication with their signed list; once, whoever comes first. */
export async function keepDrawn(
  actor: Actor,
  files: readonly DrawnFile[],
  list: FileList,
  signature: string,
): Promise<void> {
  const { number } = list;
  await write(
    actor,
    { type: "publication.drawn", number, files: files.length, listingHash: fileListHash(list) },
    async (tx, entry) => {
      if ((await tx.publicationListing.findUnique({ where: { number } })) !== null)
        return refuse("alreadyDrawn");
      await tx.publicationFile.createMany({
        data: files.map((file) => fileRow(number, file)),
      });
      await tx.publicationListing.create({
        data: { number, listing: JSON.stringify(list), signature, drawnAt: entry.at },
      });
      return done(null);
    },
  );
}

/** The numbers of publications whose pages are drawn and promise PDFs that are not, the newest first. */
export async function undocumentedNumbers(): Promise<number[]> {
  const rows = await database().publicationListing.findMany({
    where: {
      listing: { contains: '"documents"' },
      publication: { files: { none: { path: documentListPaths.list } } },
    },
    select: { number: true },
    orderBy: { number: "desc" },
  });
  return rows.map(({ number }) => number);
}

/** The numbers of publications that are there with their PDFs. */
export async function wholeNumbers(): Promise<ReadonlySet<number>> {
  const rows = await database().publicationFile.findMany({
    where: { path: documentListPaths.list },
    select: { number: true },
  });
  return new Set(rows.map(({ number }) => number));
}

/** Keeps the PDFs of a publication with the list of them and its signature; once, whoever comes first. */
export async function keepDocuments(
  actor: Actor,
  files: readonly DrawnFile[],
  list: FileList,
): Promise<void> {
  const { number } = list;
  const listingHash = fileListHash(list);
  await write(
    actor,
    { type: "publication.documentsDrawn", number, files: files.length, listingHash },
    async (tx) => {
      const path = documentListPaths.list;
      if ((await tx.publicationFile.findFirst({ where: { number, path } })) !== null)
        return refuse("alreadyDrawn");
      await tx.publicationFile.createMany({ data: files.map((file) => fileRow(number, file)) });
      return done(null);
    },
  );
}

function fileRow(number: number, { path, contentType, bytes }: DrawnFile) {
  return { number, path, contentType, bytes: Uint8Array.from(bytes), sha256: sha256(bytes) };
}

/** The drawn files of a publication with their signed list; null while they are not drawn. */
export async function findDrawn(
  number: number,
): Promise<{ files: DrawnFile[]; fileList: FileList; fileListSignature: string } | null> {
  const listing = await database().publicationListing.findUnique({ where: { number } });
  if (listing === null) return null;
  const files = await database().publicationFile.findMany({
    where: { number },
    orderBy: { path: "asc" },
  });
  return {
    files: files.map(({ path, contentType, bytes }) => ({ path, contentType, bytes })),
    fileList: JSON.parse(listing.listing) as FileList,
    fileListSignature: listing.signature,
  };
}

/** What the link of a mail opens without signing in: that mail's notices, to be objected to; null for any other link. */
export function findLinkedNotices(
  actor: PublicActor,
  token: string,
): Promise<LinkedNotices | null> {
  return linkedNotices(actor, token);
}

/** Objects by the link of a mail to notices of that mail. */
export function objectThroughLink(
  actor: PublicActor,
  token: string,
  statement: Statement & { readonly noticeIds: readonly string[] },
): Promise<Result<{ recorded: number }, WordRefusal>> {
  return objectByLink(actor, token, statement);
}

/** Who publishes, and the products one can be told of; null before the first publication. */
export function findNewsChoices(
  actor: PublicActor,
): Promise<Pick<PublicPart, "organisation" | "products" | "simulated"> | null> {
  return subscriptionChoices(actor);
}

/** Takes a wish to be told of changes; the answer tells nothing of who is known. */
export function askForNews(
  actor: PublicActor,
  subscription: Subscription,
  place: string | null,
): Promise<Result<null, "noAddress">> {
  return subscribe(actor, subscription, place);
}

export function canConfirmNews(actor: PublicActor, token: string): Promise<boolean> {
  return canConfirm(actor, token);
}

export function confirmNews(actor: PublicActor, token: string): Promise<Result<null, "linkEnded">> {
  return confirmSubscription(actor, token);
}

/** What a link ends: a subscription, or the monthly digest of a customer's contact; null for any other. */
export function stoppedBy(actor: PublicActor, token: string): "NEWS" | "DIGEST" | null {
  if (contactOfDigestLink(token) !== null) return "DIGEST";
  return canUnsubscribe(actor, token) ? "NEWS" : null;
}

export async function stopMails(
  actor: PublicActor,
  token: string,
): Promise<Result<"NEWS" | "DIGEST", "noSuchLink">> {
  if (await stopDigest(actor, token)) return done("DIGEST");
  const stopped = await unsubscribe(actor, token);
  return stopped.ok ? done("NEWS") : stopped;
}

/** Whom the link of a confirmation mail is for; null for any other link. */
export async function findLinkedContact(
  actor: PublicActor,
  token: string,
): Promise<Awaited<ReturnType<typeof contactToConfirm>>> {
  const named = readLinkToken(env().authSecret, "contact", token);
  return named === null ? null : contactToConfirm(actor, named);
}

export async function confirmLinkedContact(
  actor: PublicActor,
  token: string,
): Promise<Result<{ id: string }, "noSuchContact">> {
  const named = readLinkToken(env().authSecret, "contact", token);
  return named === null ? refuse("noSuchContact") : confirmContact(actor, named);
}

import { annexInput } from "../annexes/annexes";
import { database } from "../database/current";

/** What a file with this digest is to this installation. */
export type KnownFile =
  | {
      type: "annex";
      agreement: string;
      publication: number;
      publicationHash: string;
      language: string;
      isCurrent: boolean;
    }
  | {
      type: "published";
      publication: number;
      publicationHash: string;
      path: string;
      isCurrent: boolean;
    };

/** Recognises an annex or a published file by its SHA-256; null when it is none of ours, or was altered. */
export async function findKnownFile(sha256: string): Promise<KnownFile | null> {
  return (await findKnownAnnex(sha256)) ?? (await findPublished(sha256));
}

async function findKnownAnnex(sha256: string): Promise<KnownFile | null> {
  const annex = await database().annex.findFirst({
    where: { sha256 },
    omit: { bytes: true },
    include: { publication: { select: { hash: true } } },
    orderBy: { publicationNumber: "desc" },
  });
  if (annex === null) return null;
  const { agreementRef, publicationNumber, publication, language, inputHash } = annex;
  const present = await annexInput(agreementRef, null);
  return {
    type: "annex",
    agreement: agreementRef,
    publication: publicationNumber,
    publicationHash: publication.hash,
    language,
    isCurrent: present?.inputHash === inputHash,
  };
}

async function findPublished(sha256: string): Promise<KnownFile | null> {
  const file = await database().publicationFile.findFirst({
    where: { sha256 },
    omit: { bytes: true },
    include: { publication: { select: { hash: true } } },
    orderBy: { number: "desc" },
  });
  if (file === null) return null;
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const { number, path, publication } = file;
  return {
    type: "published",
    publication: number,
    publicationHash: publication.hash,
    path,
    isCurrent: newest?.number === number,
  };
}

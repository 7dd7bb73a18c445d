import { database } from "../database/current";

/** The publication that an act would make, as its mails would name it: its hash is known once it is made. */
export async function publicationAhead(
  count = 1,
): Promise<{ publication: number; publicationHash: string }> {
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return {
    publication: (newest?.number ?? 0) + count,
    publicationHash: "its SHA-256 is known once it is made",
  };
}

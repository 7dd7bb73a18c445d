import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { KeptFileProblem } from "../audit/kept-digests";
import type { Transaction } from "../write";

const inflate = promisify(inflateRaw);
/** Few enough that all mails never lie in memory together. */
const mailsPerPage = 200;

/** Mails that are not the ones that their attempts have the hash of, or whose bytes went though their person did not. */
export async function sentMailProblems(
  tx: Pick<Transaction, "sentMail">,
): Promise<KeptFileProblem[]> {
  const problems: KeptFileProblem[] = [];
  let last: { deliveryId: string; number: number } | null = null;
  for (;;) {
    const page = await pageAfter(tx, last);
    for (const { deliveryId, number, bytes, attempt } of page) {
      const where = `mail of delivery ${deliveryId}, attempt ${number}`;
      const isErased = attempt.delivery.contact.erasedAt !== null;
      if (bytes === null && !isErased) problems.push({ what: "keptFileMissing", where });
      if (bytes !== null && (await digestOf(bytes)) !== attempt.messageHash)
        problems.push({ what: "keptFileDiffers", where });
    }
    const end = page.at(-1);
    if (end === undefined) return problems;
    last = { deliveryId: end.deliveryId, number: end.number };
  }
}

function pageAfter(
  tx: Pick<Transaction, "sentMail">,
  last: { deliveryId: string; number: number } | null,
) {
  return tx.sentMail.findMany({
    include: {
      attempt: {
        select: {
          messageHash: true,
          delivery: { select: { contact: { select: { erasedAt: true } } } },
        },
      },
    },
    orderBy: [{ deliveryId: "asc" }, { number: "asc" }],
    take: mailsPerPage,
    ...(last === null ? {} : { skip: 1, cursor: { deliveryId_number: last } }),
  });
}

async function digestOf(bytes: Uint8Array): Promise<string | null> {
  try {
    return sha256(await inflate(bytes));
  } catch {
    // What cannot be unpacked was not kept by us.
    return null;
  }
}

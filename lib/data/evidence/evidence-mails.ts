import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { mailPath } from "@/lib/domain/evidence/pack";
import type { PackDelivery } from "@/lib/domain/evidence/pack-facts";
import { attemptsIn } from "@/lib/domain/evidence/verify-mails";
import { database } from "../database/current";

const inflate = promisify(inflateRaw);
/** Few enough that ten thousand mails never lie in memory together. */
const mailsPerPage = 100;

/**
 * The mails that a pack says were kept, byte for byte, one after the other.
 *
 * @throws when one of them was erased since the pack was begun: it must be made anew
 */
export async function* keptMails(
  deliveries: readonly PackDelivery[],
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const kept = attemptsIn(deliveries).flatMap(({ delivery, attempt }) =>
    attempt.mail.state === "KEPT" ? [{ deliveryId: delivery.id, number: attempt.number }] : [],
  );
  for (let from = 0; from < kept.length; from += mailsPerPage) {
    const page = kept.slice(from, from + mailsPerPage);
    const rows = await database().sentMail.findMany({ where: { OR: page } });
    const byPath = new Map(rows.map((row) => [mailPath(row.deliveryId, row.number), row.bytes]));
    for (const { deliveryId, number } of page) {
      const path = mailPath(deliveryId, number);
      const bytes = byPath.get(path) ?? null;
      if (bytes === null)
        throw new Error(`The mail ${path} was erased while the pack was made: make it again.`);
      yield { path, bytes: await inflate(bytes) };
    }
  }
}

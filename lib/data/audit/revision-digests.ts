import type { Prisma } from "../database/generated/client";

/**
 * One digest over all that was written of the register under each audit entry: it stands in the entry's payload, so
 * that a revision altered afterwards shows although the chain itself was left alone.
 *
 * @param position of one entry; null for all that wrote revisions, in order
 */
export async function revisionDigests(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  position: number | null,
): Promise<{ position: number; digest: string }[]> {
  return tx.$queryRaw`
    select position, encode(sha256(convert_to(string_agg(
             concat_ws(' ', kind, ref, "recordedAt" at time zone 'UTC', "validFrom", coalesce("validTo"::text, '-'), coalesce(body::text, 'ended')),
             E'\n' order by seq), 'UTF8')), 'hex') as digest
    from "Revision" where ${position}::int is null or position = ${position}
    group by position order by position`;
}
